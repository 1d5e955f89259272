import type { MentionKey } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { type BacktestFigures, backtestFigures } from '../domain/sla/backtest-figures.ts';
import { type PolicySet, type Replayed, replayMention } from '../domain/sla/backtest-replay.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import { inParallel } from './in-parallel.ts';
import { openTimeOf } from './open-time-of.ts';

export interface BacktestDeps {
  /** Only read. */
  readonly mentions: Pick<MentionStore, 'find' | 'facts'>;
  readonly now: Now;
  readonly onProgress?: (done: number, total: number) => void;
}

type Policies = Pick<Settings, 'policies' | 'calendars'>;

export interface BacktestWanted {
  readonly settings: Settings;
  /** The policies to try, with the calendars that they count in. */
  readonly other: Policies;
  readonly brand?: string | undefined;
  /** Mentions posted in `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
}

export interface Backtest {
  readonly from: Instant;
  readonly to: Instant;
  /** Zone of days and hours. */
  readonly timeZone: string;
  readonly today: BacktestFigures;
  readonly other: BacktestFigures;
  /** Mentions that were gone when they were to be read. */
  readonly unread: number;
  /** What the figures cannot know, one line each. */
  readonly notes: readonly string[];
}

const AT_ONCE = 16;

/** Lets the stored history happen again, under the policies of today and under others, side by side. */
export async function backtestPolicies(wanted: BacktestWanted, deps: BacktestDeps): Promise<Backtest> {
  const { settings, other, from, to } = wanted;
  const now = deps.now();
  const keys = await mentionsOf(wanted, deps);
  const sets = [policySet(settings), policySet(other)] as const;
  let done = 0;
  const replays = await inParallel(keys, AT_ONCE, async (key) => {
    const mention = await deps.mentions.find(key);
    done += 1;
    deps.onProgress?.(done, keys.length);
    return mention && sets.map((set) => replayMention(mention, set, now));
  });
  const read = replays.filter((pair) => pair !== undefined);
  const { timeZone } = settings.reports;
  const length = Math.min(to, now) - from;
  const figures = (side: 0 | 1, policies: Settings['policies']): BacktestFigures =>
    backtestFigures(
      read.flatMap((pair): readonly Replayed[] => pair.slice(side, side + 1)),
      { policies, timeZone, length },
    );
  return {
    from,
    to,
    timeZone,
    today: figures(0, settings.policies),
    other: figures(1, other.policies),
    unread: replays.length - read.length,
    notes: notesOn(settings, other),
  };
}

async function mentionsOf({ settings, brand, from, to }: BacktestWanted, { mentions }: BacktestDeps) {
  const keys: MentionKey[] = [];
  for (const { id } of settings.brands.filter((one) => brand === undefined || one.id === brand)) {
    for await (const facts of mentions.facts(id, from, to)) {
      if (!facts.fromBrand) keys.push({ brand: id, origin: facts.origin, externalId: facts.externalId });
    }
  }
  return keys;
}

const policySet = ({ policies, calendars }: Policies): PolicySet => ({
  policies,
  openTimeOf: (calendar) => openTimeOf(calendars, calendar === undefined ? {} : { calendar }),
});

function notesOn(today: Policies, other: Policies): readonly string[] {
  const asking = [...today.policies, ...other.policies].filter(({ when }) => when.repeatAuthor !== undefined);
  const names = [...new Set(asking.map(({ id }) => id))].join(', ');
  return [
    'Mentions count as seen when they were posted, and responses as found when they were posted.',
    'Severity, sentiment and themes are as they were judged then. Snoozes, claims and enforceFrom are left out.',
    ...(names === ''
      ? []
      : [`repeatAuthor: known only of mentions found while a policy asked for it, so ${names} may match too few.`]),
  ];
}
