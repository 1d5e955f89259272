import type { GooglePlaySource } from '../../../functions/domain/mentions/sources/google-play.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const aGooglePlaySource = (fields: Partial<GooglePlaySource> = {}): GooglePlaySource => ({
  id: 'sundial-play',
  brand: 'sundial',
  kind: 'google-play',
  tier: 15,
  accounts: [],
  app: 'example.sundial.coffee',
  secrets: { key: 'GOOGLE_PLAY_KEY' },
  server: 'https://androidpublisher.googleapis.com',
  ...fields,
});

/** An instant as the API writes it. */
export const lastModified = (iso: string): Fields => {
  const at = Date.parse(iso);
  return { seconds: String(Math.floor(at / 1_000)), nanos: (at % 1_000) * 1_000_000 };
};

export const byCustomer = (fields: Fields = {}): Fields => ({
  userComment: {
    text: 'Stops at noon\tSince the update the timer stops every day at noon.',
    lastModified: lastModified('2026-11-19T15:15:30.913Z'),
    starRating: 2,
    reviewerLanguage: 'en',
    device: 'larch',
    androidOsVersion: 34,
    appVersionCode: 5100,
    appVersionName: '5.1.0',
    thumbsUpCount: 3,
    thumbsDownCount: 0,
    deviceMetadata: { productName: 'larch (Larch 7)', manufacturer: 'Larch', ramMb: 8_192 },
    ...fields,
  },
});

export const byDeveloper = (at: string, fields: Fields = {}): Fields => ({
  developerComment: { text: 'Sorry, Ines! Version 5.2 mends it.', lastModified: lastModified(at), ...fields },
});

export const aPlayReview = (
  id: string,
  comments: readonly unknown[] = [byCustomer()],
  fields: Fields = {},
): Fields => ({
  reviewId: id,
  authorName: 'Ines Vandorpe',
  comments,
  ...fields,
});

export const aPlayPage = (reviews: readonly unknown[], nextPageToken?: string): Fields => ({
  ...(reviews.length === 0 ? {} : { reviews }),
  ...(nextPageToken === undefined ? {} : { tokenPagination: { nextPageToken } }),
});

export const GOOGLE_PLAY_PAYLOADS: readonly HostilePayload[] = [
  [
    'google-play',
    'a list of reviews',
    IDS.map((id, index) =>
      aPlayReview(id, index % 2 === 0 ? [byCustomer()] : [byCustomer(), byDeveloper('2026-11-20T08:00:00Z')]),
    ),
    (entries) => ({ reviews: entries, tokenPagination: { nextPageToken: 'more' } }),
  ],
];
