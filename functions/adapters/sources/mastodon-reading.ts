import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { Reading, Refused } from '../../domain/mentions/reading.ts';
import { NOTHING } from './answer.ts';
import { gather } from './entries.ts';
import type { BrandAccounts } from './mastodon-accounts.ts';
import { readPost } from './mastodon-status.ts';
import { cutReason } from './mastodon-thread.ts';
import { NO_ACCOUNTS, observationsIn, type Post, repliedIn, sightingsIn, threadOf } from './thread.ts';
import { readingOf } from './thread-reading.ts';

const COUNTS_MORE = 'the server counts more answers than it shows';
const unknown = (reason: string): ResponseTruth => ({ truth: 'unknown', reason });

const ONE_BRANCH = 'a context shows one branch only of what answers an ancestor';

/** A page of statuses or notifications. No page is proof that nobody answered. */
export function readList(entries: readonly unknown[], brand: BrandAccounts): Reading {
  const { read, refused } = gather(entries, (entry) => readPost(entry, brand));
  return readingOf(read, refused, entries.length);
}

/** A context, and for which status it was asked. */
export interface ContextOf {
  readonly ancestors: readonly unknown[];
  readonly descendants: readonly unknown[];
  readonly about?: string | undefined;
  /** Direct answers that the server counts for the status itself. */
  readonly answers?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly withToken: boolean;
}

/** What surrounds a status. Only here can the absence of an answer be a fact, and only when nothing is cut or hidden. */
export function readContext(of: ContextOf, brand: BrandAccounts): Reading {
  const above = gather(of.ancestors, (entry) => readPost(entry, brand));
  const below = gather(of.descendants, (entry) => readPost(entry, brand));
  const higher = new Set(above.read.map(({ id }) => id));
  const descendants = below.read.filter(({ id }) => !higher.has(id));
  const thread = threadOf([...above.read, ...descendants]);
  const cut = whyIncomplete(of, below.refused, descendants, brand);
  const settle = (id: string, hidden: boolean): ResponseTruth => {
    if (cut !== undefined) return unknown(cut);
    return hidden || thread.hiding.has(id) ? unknown(COUNTS_MORE) : { truth: 'notReplied' };
  };
  const { about } = of;
  const observations = observationsIn(thread, ({ id }) => (higher.has(id) ? unknown(ONE_BRANCH) : settle(id, false)));
  const shown = about === undefined ? 0 : (thread.children.get(about)?.length ?? 0);
  const response =
    about === undefined ? undefined : (repliedIn(thread, about) ?? settle(about, (of.answers ?? 0) > shown));
  const firstReason = above.refused.firstReason ?? below.refused.firstReason;
  return {
    ...NOTHING,
    observations,
    responses: sightingsIn(thread.posts),
    ...(about === undefined || response === undefined ? {} : { verdict: { id: about, response } }),
    entries: of.ancestors.length + of.descendants.length,
    refused: {
      count: above.refused.count + below.refused.count,
      ...(firstReason === undefined ? {} : { firstReason }),
    },
    complete: cut === undefined,
  };
}

function whyIncomplete(
  of: ContextOf,
  refused: Refused,
  descendants: readonly Post[],
  brand: BrandAccounts,
): string | undefined {
  if (brand.accounts.length === 0) return NO_ACCOUNTS;
  if (refused.count > 0) return `${refused.count} of the answers could not be read`;
  return cutReason(descendants, of.descendants.length, of.headers, of.withToken);
}
