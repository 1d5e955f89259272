import type { TrustpilotSource } from '../../../functions/domain/mentions/sources/trustpilot.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const UNIT = '46d6a890000064000500e0c3';

export const aTrustpilotSource = (fields: Partial<TrustpilotSource> = {}): TrustpilotSource => ({
  id: 'sundial-trust',
  brand: 'sundial',
  kind: 'trustpilot',
  tier: 15,
  accounts: [],
  businessUnit: UNIT,
  secrets: { key: 'TRUSTPILOT_KEY' },
  server: 'https://api.trustpilot.com',
  ...fields,
});

export const aServiceReview = (id: string, fields: Fields = {}): Fields => ({
  id,
  stars: 2,
  title: 'Beans came late',
  text: 'Ordered on Monday, delivered a week later.',
  language: 'en',
  createdAt: '2026-11-19T15:15:30Z',
  updatedAt: null,
  companyReply: null,
  isVerified: true,
  consumer: { id: `c${id}`, displayName: 'Bram Okafor', displayLocation: 'Ghent, BE', numberOfReviews: 3 },
  ...fields,
});

export const aCompanyReply = (fields: Fields = {}): Fields => ({
  text: 'Sorry, Bram! The next bag is free.',
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: null,
  ...fields,
});

export const aReviewList = (reviews: readonly unknown[], links: readonly unknown[] = []): Fields => ({
  links,
  reviews,
});

export const anEvent = (eventName: unknown, eventData: unknown): Fields => ({ eventName, version: '1.0.0', eventData });

export const TRUSTPILOT_PAYLOADS: readonly HostilePayload[] = [
  [
    'trustpilot',
    'a list of reviews',
    IDS.map((id, index) => aServiceReview(id, index % 2 === 0 ? {} : { companyReply: aCompanyReply() })),
    (entries) => aReviewList(entries),
  ],
  [
    'trustpilot',
    'events of a webhook',
    IDS.map((id, index) => anEvent(`service-review-${index % 2 === 0 ? 'created' : 'updated'}`, aServiceReview(id))),
    (entries) => ({ events: entries }),
  ],
];
