import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { type BlueskySource, blueskyKind } from '../../domain/mentions/sources/bluesky.ts';
import { SECOND, toIso } from '../../domain/shared/time.ts';
import { UNCHANGED } from './answer.ts';
import { appPasswordSession } from './auth/app-password-session.ts';
import { blueskyProblemOf } from './bluesky-errors.ts';
import { entriesIn, readList } from './bluesky-list.ts';
import { type Asked, readDid, readOutgoing } from './bluesky-outgoing.ts';
import { type BrandAccounts, sortedAt } from './bluesky-post.ts';
import * as requests from './bluesky-requests.ts';
import { readThread } from './bluesky-thread.ts';
import type { Connector } from './connector.ts';
import { recordOf, textAt, valueAt } from './fields.ts';
import { jsonAnswer } from './json-exchange.ts';

/** Bluesky (AT Protocol): by search or by mention; answers by thread and by the brand's own feed, joined on DIDs. */
export const bluesky: Connector<BlueskySource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: true,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'newestFirst',
    historyDepth: 'all that the search finds; the first read takes the 1,200 newest',
    permalink: 'mention',
    language: true,
    limits: blueskyKind.limits,
  },
  origin: () => 'bluesky',
  begin: (source, cursor) => [
    requests.intake(source),
    ...source.accounts.map((entry) => requests.outgoing(source, entry, cursor)),
  ],
  thread: (source, { id }) => [requests.thread(source, id)],
  credential: ({ server, login, secrets: { appPassword } = {} }) =>
    login === undefined || appPassword === undefined
      ? undefined
      : appPasswordSession({ server, account: login, appPassword }),
  read(source, asked, answer, known) {
    const who = blueskyKind.label(source);
    const read = jsonAnswer(who, asked, answer, known.now, blueskyProblemOf);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    return readJson(who, { source, asked, known }, read.json);
  },
  sample({ url, status, headers, body }, accounts) {
    const who = 'Bluesky';
    const read = jsonAnswer(who, { purpose: 'intake' }, { status, headers: headers ?? {}, body }, 0, blueskyProblemOf);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const brand = { accounts, cursor: {} };
    if (recordOf(valueAt(read.json, 'thread')) === undefined) return readList(who, read.json, brand);
    const about = URL.canParse(url ?? '') ? new URL(url ?? '').searchParams.get('uri') : null;
    return readThread(who, read.json, brand, about ?? undefined);
  },
};

function readJson(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const brand: BrandAccounts = { accounts: of.source.accounts, cursor: of.known.cursor };
  switch (of.asked.purpose) {
    case 'intake':
      return readIntake(who, of, json, brand);
    case 'outgoing':
      return readOutgoing(who, of, json, brand);
    case 'lookup':
      return readDid(who, of, json);
    case 'thread':
      return readThread(who, json, brand, of.asked.notes['about']);
    default:
      return of.asked.purpose satisfies never;
  }
}

function readIntake(who: string, of: Asked, json: unknown, brand: BrandAccounts): Reading | SourceProblem {
  const reading = readList(who, json, brand);
  const place = isProblem(reading) ? undefined : placeBelow(of, entriesIn(json) ?? [], textAt(json, 'cursor'));
  return isProblem(reading) || place === undefined
    ? reading
    : { ...reading, next: requests.intake(of.source, place), complete: false };
}

/**
 * Where the walk goes on. Searches go on by time, so that nothing shifts while they are read and no cursor is needed
 * that only those who log in may use; a second is read twice. By cursor only where time does not get on.
 */
function placeBelow(
  { source, asked }: Asked,
  entries: readonly unknown[],
  cursor?: string,
): requests.Place | undefined {
  if (cursor === undefined || entries.length === 0) return undefined;
  const before = new URL(asked.url).searchParams.get('cursor');
  const { until } = asked.notes;
  if (source.follow.by === 'search') {
    const oldest = sortedAt(entries.at(-1));
    const next = oldest === undefined ? undefined : oldest + SECOND;
    const asUntil = instantOf(until);
    if (next !== undefined && (asUntil === undefined || next < asUntil)) return { until: toIso(next) };
  }
  return cursor === before ? undefined : { until, cursor };
}
