import type { AppStoreConnectSource } from '../../../functions/domain/mentions/sources/app-store-connect.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const anAppStoreConnectSource = (fields: Partial<AppStoreConnectSource> = {}): AppStoreConnectSource => ({
  id: 'sundial-asc',
  brand: 'sundial',
  kind: 'app-store-connect',
  tier: 15,
  accounts: [],
  app: '4711004711',
  territories: [],
  issuer: 'issuer-1',
  keyId: 'KEY1',
  secrets: { key: 'APP_STORE_CONNECT_KEY' },
  server: 'https://api.appstoreconnect.apple.com',
  ...fields,
});

/** A review; `response` is the relation to its response: none unless it says otherwise. */
export const aCustomerReview = (id: string, fields: Fields = {}, response: unknown = { data: null }): Fields => ({
  type: 'customerReviews',
  id,
  attributes: {
    rating: 2,
    title: 'The alarm never rings',
    body: 'Three mornings in a row the alarm stayed silent.',
    reviewerNickname: 'Orla_F',
    createdDate: '2026-11-19T08:15:30-07:00',
    territory: 'BEL',
    ...fields,
  },
  relationships: { response },
});

export const relatedTo = (id: string): Fields => ({ data: { type: 'customerReviewResponses', id } });

export const aCustomerReviewResponse = (id: string, fields: Fields = {}): Fields => ({
  type: 'customerReviewResponses',
  id,
  attributes: {
    responseBody: 'Sorry, Orla! Version 5.2 mends it.',
    lastModifiedDate: '2026-11-20T01:00:00-08:00',
    state: 'PUBLISHED',
    ...fields,
  },
});

interface Page {
  readonly included?: readonly unknown[];
  readonly next?: string;
}

export const aReviewPage = (data: unknown, { included, next }: Page = {}): Fields => ({
  data,
  ...(included === undefined ? {} : { included }),
  links: { self: 'https://api.appstoreconnect.apple.com/v1/self', ...(next === undefined ? {} : { next }) },
  meta: { paging: { total: 412, limit: 200 } },
});

export const APP_STORE_CONNECT_PAYLOADS: readonly HostilePayload[] = [
  [
    'app-store-connect',
    'a page of reviews',
    IDS.map((id, index) => aCustomerReview(id, {}, index % 2 === 0 ? { data: null } : relatedTo(`response-${id}`))),
    (entries) => aReviewPage(entries, { included: IDS.map((id) => aCustomerReviewResponse(`response-${id}`)) }),
  ],
];
