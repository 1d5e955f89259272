import { KINDS_OF_SOURCE, type Source } from '../source.ts';
import type { KindOfSource, RequestLimits } from '../sources/kind-of-source.ts';

type Of = Pick<Source, 'kind' | 'secrets' | 'accounts'>;

const kindOf = ({ kind }: Pick<Source, 'kind'>): KindOfSource<never> => KINDS_OF_SOURCE[kind];

/** What a source allows to us: with a key that is often another number than without. */
export function limitsOf(source: Of): RequestLimits {
  const { limits, limitsWithKey } = kindOf(source);
  return source.secrets === undefined ? limits : (limitsWithKey ?? limits);
}

/** Answers of one request that one poll follows at most; forward bookmarks go on from there next time. */
export const MOST_PAGES = 12;

/** Requests that one poll of a source can send: the intake (some ask twice for it) and each account, with all their pages. */
export const mostRequests = (source: Of): number =>
  kindOf(source).mostRequests ?? (2 + source.accounts.length) * MOST_PAGES;

/** Requests of a poll that meets nothing new: one page each. */
export const usualRequests = (source: Of): number => Math.min(mostRequests(source), 1 + source.accounts.length);
