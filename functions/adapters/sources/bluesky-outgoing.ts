import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { BlueskySource } from '../../domain/mentions/sources/bluesky.ts';
import type { Known } from '../../ports.ts';
import { NOTHING, wrongShape } from './answer.ts';
import { entriesIn, readList } from './bluesky-list.ts';
import { type BrandAccounts, didBookmark, sortedAt } from './bluesky-post.ts';
import * as requests from './bluesky-requests.ts';
import { idAt, textAt } from './fields.ts';

/** A first walk through an account's own posts ends here: older ones answer what is history by now. */
const MOST_OUTGOING_PAGES = 10;

/** Everything that a reading rests on beside the body. */
export interface Asked {
  readonly source: BlueskySource;
  readonly asked: PlannedRequest;
  readonly known: Known;
}

/** What the brand posted: not mentions, but answers to some. */
export function readOutgoing(
  who: string,
  { source, asked, known }: Asked,
  json: unknown,
  brand: BrandAccounts,
): Reading | SourceProblem {
  const reading = readList(who, json, brand);
  if (isProblem(reading)) return reading;
  const entries = entriesIn(json) ?? [];
  const { did = '', since, newest = '0', walked = '1' } = asked.notes;
  const times = entries.flatMap((entry) => sortedAt(entry) ?? []);
  const latest = String(Math.max(Number(newest), ...times.filter((at) => at <= known.now)));
  const cursor = textAt(json, 'cursor');
  const oldest = entries.length === 0 ? undefined : sortedAt(entries.at(-1));
  const isDone = oldest === undefined || oldest < (instantOf(since) ?? 0) || Number(walked) >= MOST_OUTGOING_PAGES;
  if (cursor === undefined || isDone || cursor === new URL(asked.url).searchParams.get('cursor')) {
    const moved = latest === '0' ? {} : { [requests.outgoingBookmark(did)]: latest };
    return { ...reading, observations: [], cursor: moved };
  }
  const notes = { ...(since === undefined ? {} : { since }), newest: latest, walked: String(Number(walked) + 1) };
  const next = requests.authorFeed(source, did, notes, cursor);
  return { ...reading, observations: [], next, complete: false };
}

/** The DID behind a handle, kept from then on; then what it posted. */
export function readDid(who: string, { source, asked, known }: Asked, json: unknown): Reading | SourceProblem {
  const did = idAt(json, 'did');
  const { entry = '' } = asked.notes;
  if (did === undefined || !did.startsWith('did:')) return wrongShape(who, json, 'a DID');
  const cursor = { [didBookmark(entry)]: did };
  return {
    ...NOTHING,
    cursor,
    next: requests.outgoing(source, entry, { ...known.cursor, ...cursor }),
    complete: false,
  };
}
