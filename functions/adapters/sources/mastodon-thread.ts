import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { wrongShape } from './answer.ts';
import { gather } from './entries.ts';
import { listAt, valueAt } from './fields.ts';
import type { Body } from './json-connector.ts';
import { readPost } from './mastodon-status.ts';
import { ancestorsOf, type Post, unreadable } from './thread.ts';
import { threadReading } from './thread-reading.ts';

/** Anonymous readers get 60 descendants, the mention itself counted in some versions; with a token it is 4,096. */
const ANONYMOUS_CUT = [59, 60];
const CUT_WITH_TOKEN = 4_095;
const ANONYMOUS_DEPTH = 20;

export const isContext = (json: unknown): boolean =>
  ['ancestors', 'descendants'].every((key) => Array.isArray(valueAt(json, key)));

/** What surrounds a status, which is not in it itself: direct answers to it are counted where it was read. */
export function readContext(
  of: Body,
  { about, answers }: PlannedRequest['notes'],
  withToken: boolean,
): Reading | SourceProblem {
  if (!isContext(of.json)) return wrongShape(of.who, of.json, 'a context');
  const [ancestors, descendants] = [listAt(of.json, 'ancestors'), listAt(of.json, 'descendants')];
  const above = gather(ancestors, (entry) => readPost(entry, of));
  const { read, refused } = gather([...ancestors, ...descendants], (entry) => readPost(entry, of));
  const higher = new Set(above.read.map(({ id }) => id));
  const below = read.filter(({ id }) => !higher.has(id));
  return threadReading({
    ...{ read, refused, entries: ancestors.length + descendants.length, accounts: of.brand.accounts },
    ...{ about, links: [about === undefined ? about : { id: about, answers: Number(answers ?? 0) }], above: higher },
    doubts: [unreadable(refused.count - above.refused.count), whyCut(of.headers, below, descendants.length, withToken)],
  });
}

/** Why what lies below a status cannot be taken for all there is; undefined when it can. */
function whyCut(headers: Body['headers'], below: readonly Post[], held: number, withToken: boolean) {
  if (headers === undefined) return 'a context without its headers may be cut short';
  if (headers['mastodon-async-refresh'] !== undefined) return 'the server is still fetching answers from other servers';
  const isCut = held >= CUT_WITH_TOKEN || (!withToken && ANONYMOUS_CUT.includes(held));
  if (isCut) return `the context is cut at ${held} answers`;
  const parents = new Map(below.map(({ id, observation: { parentId } }) => [id, parentId]));
  const isDeep = !withToken && below.some(({ id }) => ancestorsOf(id, parents).length >= ANONYMOUS_DEPTH);
  return isDeep ? `the context is cut at depth ${ANONYMOUS_DEPTH}` : undefined;
}
