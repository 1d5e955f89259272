import { KINDS_OF_SOURCE, type Source } from '../source.ts';
import type { KindOfSource, RequestLimits } from '../sources/kind-of-source.ts';

type Of = Pick<Source, 'kind' | 'secrets' | 'accounts' | 'limit'>;

const kindOf = ({ kind }: Pick<Source, 'kind'>): KindOfSource<never> => KINDS_OF_SOURCE[kind];

/** What a source allows to us: what the settings say or, where they say nothing, what is known of its kind. */
export const limitsOf = (source: Of): RequestLimits => source.limit ?? knownLimitsOf(source);

/** What is known of a kind of source: with a key that is often another number than without. */
export function knownLimitsOf(source: Of): RequestLimits {
  const { limits, limitsWithKey } = kindOf(source);
  return source.secrets === undefined ? limits : (limitsWithKey ?? limits);
}

/** Requests a millisecond: the smaller one is the tighter limit. */
export const rateOf = ({ requests, per }: RequestLimits): number => requests / per;

/** Answers of one request that one poll follows at most; forward bookmarks go on from there next time. */
export const MOST_PAGES = 12;

/** Requests that one poll of a source can send: the intake (some ask twice for it) and each account, with all their pages. */
export const mostRequests = (source: Of): number =>
  kindOf(source).mostRequests ?? (2 + source.accounts.length) * MOST_PAGES;

/** Requests of a poll that meets nothing new: one page each. */
export const usualRequests = (source: Of): number => Math.min(mostRequests(source), 1 + source.accounts.length);
