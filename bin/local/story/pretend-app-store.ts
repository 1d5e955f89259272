import type { Instant } from '../../../functions/domain/shared/time.ts';
import { APP, COUNTRY, REVIEWS, type Review, storyInstant } from './plot.ts';
import type { Page } from './pretend-server.ts';

const FEED = /^\/(?<country>[a-z]{2})\/rss\/customerreviews\/(?:page=(?<page>\d+)\/)?id=(?<app>\d+)\//u;

/** The customer review feed of the App Store as it stands at `now`: the shape of Apple's, the words of our plot. */
export function appStorePage(url: URL, now: Instant): Page | undefined {
  if (url.pathname === '/lookup')
    return { body: { resultCount: url.searchParams.get('id') === APP ? 1 : 0, results: [] } };
  const asked = FEED.exec(url.pathname)?.groups;
  if (asked === undefined) return undefined;
  const ours = asked['app'] === APP && asked['country'] === COUNTRY && (asked['page'] ?? '1') === '1';
  const entries = ours
    ? REVIEWS.filter((review) => storyInstant(review.after) <= now).map((review) => entryOf(review, now))
    : [];
  const newestFirst = entries.toSorted((a, b) => Number(b.id.label) - Number(a.id.label));
  return {
    body: {
      feed: {
        author: { name: { label: 'A pretend store' } },
        ...entryField(newestFirst),
        updated: { label: appleTime(now) },
      },
    },
  };
}

/** Apple leaves the field out when there is nothing, and gives one review bare. */
function entryField(entries: readonly unknown[]): object {
  if (entries.length === 0) return {};
  return { entry: entries.length === 1 ? entries[0] : entries };
}

function entryOf(review: Review, now: Instant) {
  const edited = review.edit !== undefined && storyInstant(review.edit.after) <= now ? review.edit : undefined;
  return {
    id: { label: review.id },
    author: {
      uri: { label: `https://example.com/${COUNTRY}/reviews/id${review.id}` },
      name: { label: review.author },
      label: '',
    },
    'im:rating': { label: String(edited?.stars ?? review.stars) },
    'im:version': { label: '4.2.0' },
    'im:voteSum': { label: '0' },
    'im:voteCount': { label: '0' },
    title: { label: review.title },
    content: { label: edited?.text ?? review.text, attributes: { type: 'text' } },
    updated: { label: appleTime(storyInstant(edited?.after ?? review.after)) },
    link: {
      attributes: { rel: 'related', href: `https://example.com/${COUNTRY}/review?id=${APP}&type=Purple%20Software` },
    },
  };
}

/** Apple writes its own zone: `-07:00`. */
const appleTime = (at: Instant): string => `${new Date(at - 7 * 3_600_000).toISOString().slice(0, 19)}-07:00`;
