import { neverPolled, type SourceProgress } from '../domain/mentions/coverage.ts';
import { isPolled, type Source, sourceLabel } from '../domain/mentions/source.ts';
import { healthOf, historyLeft, type SourceHealth } from '../domain/mentions/source-health.ts';
import { troubleMessage } from '../domain/mentions/trouble-message.ts';
import { fnv1a } from '../domain/shared/hash.ts';
import { DAY, type Duration, type Instant, MINUTE } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { OperatorNotifier, TroubleMemory } from '../ports/operation.ts';
import type { ReadSettings } from '../ports/settings.ts';
import type { ReaderFor, SourceReader } from '../ports/sources.ts';
import { inParallel } from './in-parallel.ts';
import { addressOf, progressAt } from './learnt-of-source.ts';
import { isWatchedSender, type WatchSenderDeps, watchSender } from './watch-sender.ts';

export interface CheckDeps {
  readonly readSettings: ReadSettings;
  readonly sources: WatchSenderDeps['sources'];
  readonly readerFor: ReaderFor;
  readonly troubles: TroubleMemory;
  readonly operator: OperatorNotifier;
  readonly now: Now;
}

/** A source that needs the operator. */
export interface Troubled {
  readonly sourceId: string;
  readonly label: string;
  readonly health: SourceHealth;
}

export interface Checked {
  readonly checked: number;
  readonly troubled: readonly Troubled[];
  /** How many of them the operator was told of just now. */
  readonly told: number;
  /** Ids of those of which mentions are being lost, or will be within a day. */
  readonly uncovered: readonly string[];
}

/** How often it runs: its turns go round by this. */
const CHECK_EVERY: Duration = 15 * MINUTE;
/** More sources than this take turns, so that a check stays short and its reads stay cheap. */
const MOST_A_TURN = 25_000;
const AT_ONCE = 16;
/** With more than this in trouble it is one trouble: nobody is told of each. */
const MOST_REMEMBERED = 500;
const TOO_MANY = '*';
const TOO_MANY_DOUBTS = '* ?';

/**
 * Looks at how every source stands and tells the operator, with their names, of those that newly need somebody and of
 * those that no longer do. What was told is remembered after it is told: a crash in between tells it twice, never not.
 */
export async function checkSources(deps: CheckDeps): Promise<Checked> {
  const settings = await deps.readSettings();
  // Nobody can tell a silent sender from a broken one, unless its owner said how often it is heard from.
  const sources = settings.sources.filter((source) => isPolled(source) || isWatchedSender(source));
  const now = deps.now();
  const turns = Math.max(1, Math.ceil(sources.length / MOST_A_TURN));
  const turn = Math.floor(now / CHECK_EVERY) % turns;
  const watched = turns === 1 ? sources : sources.filter(({ id }) => fnv1a(id) % turns === turn);
  const memory = `${turn}/${turns}`;

  const remembered = new Set(await deps.troubles.recall(memory));
  const found = await inParallel(watched, AT_ONCE, (source) => lookAt(source, now, deps));
  const suspected = found.flatMap(({ trouble }) => trouble ?? []);
  const troubled = suspected.filter((one) => isSure(one, remembered));
  const isMass = troubled.length > MOST_REMEMBERED;
  const wasMass = remembered.has(TOO_MANY);
  const fresh = wasMass ? [] : troubled.filter((one) => !remembered.has(nameOf(one)));
  const over = wasMass || isMass ? [] : recovered(remembered, suspected, watched);
  if (fresh.length > 0 || over.length > 0) {
    const { subject, text } = troubleMessage({ fresh, over, troubled: troubled.length });
    await deps.operator.tell(subject, text);
  }
  const names = isMass ? [TOO_MANY] : doubtsAnd(new Set(troubled), suspected);
  if (names.length !== remembered.size || names.some((name) => !remembered.has(name))) {
    await deps.troubles.remember(memory, names);
  }
  const uncovered = found.filter(({ isLosing }) => isLosing).map(({ sourceId }) => sourceId);
  return { checked: watched.length, troubled, told: fresh.length, uncovered };
}

interface Looked {
  readonly sourceId: string;
  readonly trouble?: Troubled;
  readonly isLosing: boolean;
}

async function lookAt(source: Source, now: Instant, deps: CheckDeps): Promise<Looked> {
  const { health, isLosing } = isWatchedSender(source)
    ? { health: await watchSender(source, now, deps), isLosing: false }
    : await lookAtPolled(source, now, deps);
  const { id: sourceId } = source;
  return {
    sourceId,
    isLosing,
    ...(health.isTrouble && { trouble: { sourceId, label: sourceLabel(source), health } }),
  };
}

async function lookAtPolled(source: Source, now: Instant, deps: CheckDeps) {
  const stored = await deps.sources.find(source.id, 'recent');
  const reader = await deps.readerFor(source);
  const progress = progressAt(addressOf({ reader }), stored?.progress ?? neverPolled(source.id));
  const health = healthOf(progress, source.slowest ?? source.tier, now);
  return { health, isLosing: isLosing(progress, reader, now) };
}

/**
 * A gap that has been open for a day, or that will be older within one than what the source still shows: what was posted
 * in it is lost for good then.
 */
function isLosing(
  progress: SourceProgress,
  { capabilities }: Pick<SourceReader, 'capabilities'>,
  now: Instant,
): boolean {
  const { failingSince } = progress;
  if (failingSince === undefined) return false;
  if (now - failingSince >= DAY) return true;
  const { forgetsAfter } = capabilities;
  const left = forgetsAfter === undefined ? undefined : historyLeft(progress, forgetsAfter, now);
  return left !== undefined && left < DAY;
}

const nameOf = ({ sourceId, health }: Troubled): string => `${sourceId} ${health.state}`;
const doubtOf = ({ sourceId }: Troubled): string => `${sourceId} ?`;

function doubtsAnd(sure: ReadonlySet<Troubled>, suspected: readonly Troubled[]): readonly string[] {
  if (suspected.length > MOST_REMEMBERED) return [TOO_MANY_DOUBTS];
  return suspected.map((one) => (sure.has(one) ? nameOf(one) : doubtOf(one)));
}

/** A new source may just not have been read yet: that it never was is trouble at the second look. */
const isSure = (one: Troubled, remembered: ReadonlySet<string>): boolean =>
  one.health.state !== 'neverRead' ||
  [doubtOf(one), nameOf(one), TOO_MANY, TOO_MANY_DOUBTS].some((name) => remembered.has(name));

/** Those that were told of and need nobody any more, by label and id. */
function recovered(
  remembered: ReadonlySet<string>,
  suspected: readonly Troubled[],
  watched: readonly Source[],
): readonly string[] {
  const bad = new Set(suspected.map(({ sourceId }) => sourceId));
  const told = new Set(
    [...remembered].filter((name) => !name.endsWith(' ?')).map((name) => name.replace(/ \S+$/u, '')),
  );
  const well = watched.filter(({ id }) => told.has(id) && !bad.has(id));
  return well.map((source) => `${sourceLabel(source)} (${source.id})`);
}
