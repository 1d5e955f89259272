import type { PlannedRequest } from '../../domain/mentions/reading.ts';
import type { HackerNewsSource } from '../../domain/mentions/sources/hacker-news.ts';
import { contentHash } from '../../domain/shared/hash.ts';

const PAGE_SIZE = 100;
/** Comments come into the index minutes after they were posted; so far back the brand's own are read again. */
const OVERLAP_SECONDS = 86_400;

type Notes = Readonly<Record<string, string>>;

export const ask = (url: string, purpose: PlannedRequest['purpose'], notes: Notes): PlannedRequest => ({
  method: 'GET',
  url,
  headers: { accept: 'application/json' },
  purpose,
  notes,
});

/**
 * A page of the newest, or of those posted until `before` (included, seconds since 1970): so pages never shift while
 * they are read, and the end after 1,000 hits is never met. `within` counts pages among posts of one second.
 */
export function search(source: HackerNewsSource, purpose: 'intake' | 'outgoing', notes: Notes): PlannedRequest {
  const { before, since, within } = notes;
  const bounds = [
    ...(since === undefined ? [] : [`created_at_i>=${since}`]),
    ...(before === undefined ? [] : [`created_at_i<=${before}`]),
  ];
  const authors = source.accounts.map((account) => `author_${account}`).join(',');
  const query = new URLSearchParams({
    ...(purpose === 'intake'
      ? { query: source.search, tags: '(story,comment,poll)' }
      : { tags: `comment,(${authors})` }),
    hitsPerPage: String(PAGE_SIZE),
    ...(bounds.length === 0 ? {} : { numericFilters: bounds.join(',') }),
    ...(within === undefined ? {} : { page: within }),
  });
  return ask(`${source.server}/api/v1/search_by_date?${query.toString()}`, purpose, notes);
}

/** Until when the comments of these accounts have been read; others have to be read from the start. */
export const bookmark = ({ accounts }: HackerNewsSource): string => `outgoing:${contentHash(accounts.join(','))}`;

export function outgoing(source: HackerNewsSource, cursor: Notes): PlannedRequest {
  const newest = Number(cursor[bookmark(source)]);
  return search(source, 'outgoing', newest > 0 ? { since: String(newest - OVERLAP_SECONDS) } : {});
}

/** A walk through the brand's own comments ends here: older ones answer what is history by now. */
const MOST_OUTGOING_PAGES = 10;

export const isLastOutgoing = ({ walked = '1' }: Notes): boolean => Number(walked) >= MOST_OUTGOING_PAGES;

/** Where to go on below a full page; undefined at the end. */
export function nextNotes(
  { before, since, within }: Notes,
  hits: number,
  seconds: readonly number[],
): Notes | undefined {
  if (hits < PAGE_SIZE || seconds.length === 0) return undefined;
  const oldest = Math.min(...seconds);
  const bound = since === undefined ? {} : { since };
  if (before === undefined || oldest < Number(before)) return { before: String(oldest), ...bound };
  return { before, within: String(Number(within ?? 0) + 1), ...bound };
}
