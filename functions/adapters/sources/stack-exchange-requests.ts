import type { PlannedRequest, Purpose } from '../../domain/mentions/reading.ts';
import type { StackExchangeSource } from '../../domain/mentions/sources/stack-exchange.ts';
import { contentHash } from '../../domain/shared/hash.ts';
import { getJson } from './json-exchange.ts';

const PAGE_SIZE = '100';

type Notes = Readonly<Record<string, string>>;
type Query = Readonly<Record<string, string | undefined>>;

/** What is walked through by time of creation: questions, and what the brand's accounts wrote. */
export const WALKS = ['questions', 'answers', 'comments'] as const;
export type Walk = (typeof WALKS)[number];

function ask(
  { server, site }: StackExchangeSource,
  path: string,
  query: Query,
  purpose: Purpose,
  notes: Notes,
): PlannedRequest {
  const asked = { site, filter: 'withbody', pagesize: PAGE_SIZE, ...query };
  return { ...getJson(`${server}/2.3/${path}`, asked, purpose, notes), part: methodOf(path) };
}

/** `backoff` holds for one method, whatever it is asked about. */
const methodOf = (path: string): string => path.replace(/\d[\d;]*/u, '{ids}');

/** Where a walk stands: at a second, and at a page among what was written in it. */
export interface Place {
  readonly from?: string | undefined;
  readonly page?: number;
}

/** The oldest from the bookmark on; without one the newest. */
export function walk(source: StackExchangeSource, what: Walk, { from, page = 1 }: Place): PlannedRequest {
  const { accounts, search, tag } = source;
  const order = from === undefined ? 'desc' : 'asc';
  const query = { sort: 'creation', order, fromdate: from, page: String(page) };
  const notes = { walk: what, ...(from === undefined ? {} : { from }), at: String(page) };
  return what === 'questions'
    ? ask(source, 'search/advanced', { q: search, tagged: tag, ...query }, 'intake', notes)
    : ask(source, `users/${accounts.join(';')}/${what}`, query, 'outgoing', notes);
}

/** Accounts that are named later have to be read from the start. */
export const bookmarkOf = ({ accounts }: StackExchangeSource, what: Walk): string =>
  what === 'questions' ? what : `${what}:${contentHash(accounts.join(','))}`;

export const question = (source: StackExchangeSource, id: string): PlannedRequest =>
  ask(source, `questions/${id}`, {}, 'thread', { about: id, show: 'question' });

/** What stands below a question: first its answers, then its comments. */
export const below = (
  source: StackExchangeSource,
  id: string,
  show: 'answers' | 'comments',
  page = 1,
): PlannedRequest =>
  ask(source, `questions/${id}/${show}`, { sort: 'creation', order: 'asc', page: String(page) }, 'thread', {
    about: id,
    show,
    at: String(page),
  });
