import type { GoogleBusinessSource } from '../../../functions/domain/mentions/sources/google-business.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const aGoogleBusinessSource = (fields: Partial<GoogleBusinessSource> = {}): GoogleBusinessSource => ({
  id: 'sundial-cafe',
  brand: 'sundial',
  kind: 'google-business',
  tier: 15,
  accounts: [],
  account: '112233',
  location: '998877',
  clientId: '4711-sundial.apps.googleusercontent.com',
  secrets: { clientSecret: 'GOOGLE_CLIENT_SECRET', refreshToken: 'GOOGLE_REFRESH_TOKEN' },
  server: 'https://mybusiness.googleapis.com',
  ...fields,
});

export const aPlaceReview = (id: string, fields: Fields = {}): Fields => ({
  name: `accounts/112233/locations/998877/reviews/${id}`,
  reviewId: id,
  reviewer: { displayName: 'Mirthe Aalders', profilePhotoUrl: 'https://photos.example/m.png' },
  starRating: 'TWO',
  comment: 'The flat white came cold, twice.',
  createTime: '2026-11-19T15:15:30.913448Z',
  updateTime: '2026-11-19T15:15:30.913448Z',
  ...fields,
});

export const anOwnersReply = (fields: Fields = {}): Fields => ({
  comment: 'Sorry, Mirthe! The next one is on us.',
  updateTime: '2026-11-20T08:00:00Z',
  reviewReplyState: 'APPROVED',
  ...fields,
});

export const aPlacePage = (reviews: readonly unknown[], nextPageToken?: string): Fields => ({
  reviews,
  averageRating: 3.9,
  totalReviewCount: 412,
  ...(nextPageToken === undefined ? {} : { nextPageToken }),
});

export const GOOGLE_BUSINESS_PAYLOADS: readonly HostilePayload[] = [
  [
    'google-business',
    'a list of reviews',
    IDS.map((id, index) => aPlaceReview(id, index % 2 === 0 ? {} : { reviewReply: anOwnersReply() })),
    (entries) => aPlacePage(entries, 'more'),
  ],
];
