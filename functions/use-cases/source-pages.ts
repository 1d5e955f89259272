import type { Validators } from '../domain/mentions/coverage.ts';
import { MOST_PAGES } from '../domain/mentions/politeness/request-limits.ts';
import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../domain/mentions/reading.ts';
import { shownOn } from '../domain/mentions/shown-page.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { SourceReader } from '../ports/sources.ts';
import { type AskInTurnDeps, askSource } from './ask-source.ts';
import { type Learnt, lookEveryOf, type Watched } from './watched-source.ts';

/** One answer of a source, read and not yet stored. */
export interface Page {
  readonly asked: PlannedRequest;
  readonly reading: Reading;
  /** Right before it was asked for: what it shows is no older than this. */
  readonly readAt: Instant;
  /** It says the same as the last answer to this address, and that one is stored. */
  readonly unchanged: boolean;
  readonly validators?: Validators;
  /** Of a first page whose mentions are looked at by their ids: those that it shows, as the progress keeps them. */
  readonly shown?: string;
}

/** Problems of the whole source: its other requests would only meet the same. */
const OF_THE_WHOLE: ReadonlySet<SourceProblem['problem']> = new Set(['rateLimited', 'unauthorised', 'outage']);

export const isOfTheWhole = (problem: SourceProblem | undefined): boolean =>
  problem !== undefined && problem.ofPart === undefined && OF_THE_WHOLE.has(problem.problem);

/** Asks one request and its further pages, one at a time, for as long as they are wanted; a problem comes last. */
export async function* pagesOf(
  first: PlannedRequest,
  cursor: Learnt['cursor'],
  watched: Watched,
  deps: AskInTurnDeps & { readonly now: Now },
): AsyncGenerator<Page | SourceProblem, void> {
  const { reader, before } = watched;
  const isWatched = first.purpose === 'intake' && lookEveryOf(watched) !== undefined;
  let asked: PlannedRequest | undefined = first;
  let known = cursor;
  for (let count = 0; asked !== undefined && count < MOST_PAGES; count += 1) {
    const readAt = deps.now();
    const held = before.validators[asked.url];
    const { read, ...answer } = await askSource(reader, asked, { now: readAt, cursor: known }, held, deps);
    if (isProblem(read)) {
      yield read;
      return;
    }
    const emptied = emptiedFeed(asked, read, { reader, before });
    if (emptied !== undefined) {
      yield emptied;
      return;
    }
    const shown = isWatched && asked === first ? { shown: shownOn(read.observations) } : {};
    yield { asked, reading: read, readAt, ...answer, ...shown };
    if (mustWait(read, asked, deps.now())) {
      if (read.next !== undefined && reader.capabilities.paging === 'newestFirst') yield brokenOff(reader, read);
      return;
    }
    known = { ...known, ...read.cursor };
    asked = read.next;
  }
}

/** A newest-first feed that held entries and now holds none, however it is asked, has failed in a way that looks like success. */
function emptiedFeed(
  asked: PlannedRequest,
  read: Reading,
  { reader, before }: Pick<Watched, 'reader' | 'before'>,
): SourceProblem | undefined {
  const had = before.lastEntryCount;
  const isFeed = reader.capabilities.paging === 'newestFirst' && asked.purpose === 'intake';
  if (!isFeed || !isFirstPage(asked) || read.unchanged || read.entries > 0 || read.next !== undefined || had === 0) {
    return undefined;
  }
  return { problem: 'emptied', line: `${reader.label} held ${had} entries before and now answers none` };
}

/** The answer is good, and asks to be left alone: what is left of the poll has to come later. */
const mustWait = ({ waitUntil, partWaitUntil, next }: Reading, { part }: PlannedRequest, now: Instant): boolean =>
  (waitUntil ?? 0) > now || (next?.part === part && (partWaitUntil ?? 0) > now);

/** A bookmark goes on from here next time; a walk down from the newest has to be taken for broken. */
const brokenOff = ({ label }: SourceReader, { waitUntil }: Reading): SourceProblem => ({
  problem: 'rateLimited',
  line: `${label} asked us to wait before all of it was read`,
  ...(waitUntil !== undefined && { retryAt: waitUntil }),
});

const isFirstPage = (asked: PlannedRequest): boolean => asked.notes['page'] === '1';

/** What is known once a page is stored. */
export function learntFrom(learnt: Learnt, { asked, reading, unchanged, validators, shown }: Page): Learnt {
  const wait = reading.waitUntil === undefined ? {} : { waitUntil: reading.waitUntil };
  if (reading.unchanged) return { ...learnt, ...wait };
  // Not of an answer without entries: its next 304 would hide that it is still not to be believed.
  const isNew = !unchanged && validators !== undefined && reading.entries > 0;
  return {
    ...learnt,
    cursor: { ...learnt.cursor, ...reading.cursor },
    validators: isNew ? { ...learnt.validators, [asked.url]: validators } : learnt.validators,
    ...wait,
    ...(shown !== undefined && !unchanged && { shown }),
    lastEntryCount: isFirstPage(asked) && reading.entries > 0 ? reading.entries : learnt.lastEntryCount,
  };
}
