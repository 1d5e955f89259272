import { type Instant, toIso } from '../../domain/shared/time.ts';
import type { Credential } from './auth/credential.ts';

type Cursor = Readonly<Record<string, string>>;

/** Under these bookmarks the posts that were read are counted, as `2026-11:420`. */
const COUNT = 'read';
/** The fewest posts that a search can be asked for. */
const FEWEST = 10;

/** Polls count under one bookmark and looks at single mentions under ten others: both may count at once. */
export const countOf = (about?: string): string => (about === undefined ? COUNT : `${COUNT}:look${about.slice(-1)}`);

/** Calendar months of UTC. */
const monthOf = (at: Instant): string => toIso(at).slice(0, 7);

/** The first instant of the next one. */
export function nextMonth(at: Instant): Instant {
  const [year, month] = monthOf(at).split('-').map(Number);
  return Date.UTC(year ?? 0, month ?? 0, 1);
}

const monthIn = (count: string, month: string): number =>
  count.startsWith(`${month}:`) ? Number(count.slice(month.length + 1)) || 0 : 0;

/** All counts that a source keeps, for the notes of a request. */
export const countsIn = (cursor: Cursor): string =>
  Object.entries(cursor)
    .flatMap(([key, count]) => (key === COUNT || key.startsWith(`${COUNT}:`) ? [count] : []))
    .join(',');

/** The bookmark after `posts` more were read at `now`; none when none were. */
export function counted(cursor: Cursor, key: string, posts: number, now: Instant): Cursor {
  const month = monthOf(now);
  return posts === 0 ? {} : { [key]: `${month}:${monthIn(cursor[key] ?? '', month) + posts}` };
}

/**
 * A credential that sends nothing once the posts of this month are read, and asks for no more than are left. The only
 * place that lets a request go, so that no way leads around it.
 */
export const withinBudget =
  (credential: Credential, most: number, who: string): Credential =>
  async (request, access) => {
    const month = monthOf(access.now);
    const counts = (request.notes['counts'] ?? '').split(',');
    const left = most - counts.reduce((sum, count) => sum + monthIn(count, month), 0);
    const url = new URL(request.url);
    const wanted = url.searchParams.get('max_results');
    if (left < (wanted === null ? 1 : FEWEST)) {
      const retryAt = nextMonth(access.now);
      const line = `${who}: ${most - left} of the ${most} posts that may be read a month are read; it rests until ${toIso(retryAt).slice(0, 10)}`;
      return { problem: 'rateLimited', line, retryAt };
    }
    if (wanted !== null) url.searchParams.set('max_results', String(Math.min(Number(wanted), left)));
    return credential({ ...request, url: url.href }, access);
  };
