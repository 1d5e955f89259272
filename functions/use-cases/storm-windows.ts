import { countIn } from '../domain/incidents/burst.ts';
import {
  type Complaint,
  complainedAt,
  type Incident,
  type IncidentScope,
  isComplaint,
} from '../domain/incidents/incident.ts';
import { sameWindows, type Usual, usualOf, WEEKS_BACK } from '../domain/incidents/usual.ts';
import type { MentionFacts } from '../domain/reports/facts.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { DAY, type Duration, type Instant, MINUTE } from '../domain/shared/time.ts';
import { zoneNamed } from '../domain/sla/zone.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { SourceStore } from '../ports/sources.ts';
import { inParallel } from './in-parallel.ts';

export interface WindowDeps {
  readonly mentions: Pick<MentionStore, 'facts'>;
  readonly sources: Pick<SourceStore, 'find'>;
  /** What this process has read of earlier weeks; they change no more. */
  readonly weeks: WeeksRead;
}

/** One window of an earlier week. */
interface Week {
  readonly from: Instant;
  readonly complaints: readonly Complaint[];
  /** Whether anything at all was seen posted then. */
  readonly isSeen: boolean;
}

/** What tells of the usual: both are as good after ten minutes. */
interface Earlier {
  readonly weeks: readonly Week[];
  /** By source; absent where it was never covered. A large brand has thousands. */
  readonly coveredSince: ReadonlyMap<string, Instant>;
}

export type WeeksRead = Map<string, Promise<Earlier>>;

/** Weeks are read again when the window has moved on by this much: an hour's usual does not change by the minute. */
const STEP: Duration = 10 * MINUTE;
const MOST_REMEMBERED = 200;
const AT_ONCE = 4;

/** The complaints posted in `(to - window, to]`, and how many mentions had to be read for them. */
export async function complaintsIn(
  brand: string,
  from: Instant,
  to: Instant,
  { mentions }: Pick<WindowDeps, 'mentions'>,
): Promise<{ readonly complaints: readonly Complaint[]; readonly read: number }> {
  const facts = await Array.fromAsync(mentions.facts(brand, from + 1, to + 1));
  return { complaints: withinWindow(facts, from, to), read: facts.length };
}

const withinWindow = (facts: readonly MentionFacts[], from: Instant, to: Instant): readonly Complaint[] =>
  facts.filter((one) => isComplaint(one) && complainedAt(one) > from && complainedAt(one) <= to);

/**
 * What is usual in each series at this hour of the week. A week counts where the series' sources were covered then, or
 * where something was seen then anyway (imported history); not where a storm was on.
 */
export async function usualAt(
  brand: string,
  to: Instant,
  settings: Settings & { readonly storms: { readonly window: Duration } },
  past: readonly Incident[],
  deps: WindowDeps,
): Promise<(scope: IncidentScope) => Usual> {
  const { weeks: read, coveredSince } = await earlierOf(brand, Math.ceil(to / STEP) * STEP, settings, deps);
  const weeks = read.filter(({ from }) => !past.some((storm) => wasOn(storm, from, from + settings.storms.window)));
  return (scope) => {
    const since =
      scope.sourceId === undefined
        ? Math.min(Number.POSITIVE_INFINITY, ...coveredSince.values())
        : (coveredSince.get(scope.sourceId) ?? Number.POSITIVE_INFINITY);
    return usualOf(
      weeks.filter(({ from, isSeen }) => from >= since || isSeen).map(({ complaints }) => countIn(complaints, scope)),
    );
  };
}

const wasOn = ({ kind, firstSeenAt, closedAt = firstSeenAt }: Incident, from: Instant, to: Instant): boolean =>
  kind === 'storm' && firstSeenAt < to && closedAt > from;

function earlierOf(
  brand: string,
  to: Instant,
  settings: Settings & { readonly storms: { readonly window: Duration } },
  deps: WindowDeps,
): Promise<Earlier> {
  const { weeks } = deps;
  const name = `${brand} ${to}`;
  const known = weeks.get(name);
  if (known !== undefined) return known;
  if (weeks.size >= MOST_REMEMBERED) weeks.clear();
  const read = readEarlier(brand, to, settings, deps);
  weeks.set(name, read);
  // A failure is not remembered: the next check reads again.
  read.catch(() => weeks.delete(name));
  return read;
}

async function readEarlier(
  brand: string,
  to: Instant,
  { reports, storms, sources }: Settings & { readonly storms: { readonly window: Duration } },
  { mentions, sources: store }: WindowDeps,
): Promise<Earlier> {
  const own = sources.filter((source) => source.brand === brand);
  const windows = sameWindows(to, storms.window, zoneNamed(reports.timeZone));
  const [weeks, covered] = await Promise.all([
    inParallel(windows, AT_ONCE, async ([from, end]) => {
      const facts = await Array.fromAsync(mentions.facts(brand, from + 1, end + 1));
      return { from, complaints: withinWindow(facts, from, end), isSeen: facts.length > 0 };
    }),
    inParallel(own, AT_ONCE, async ({ id }) => {
      const since = (await store.find(id, 'recent'))?.progress.coveredSince;
      return since === undefined ? [] : [[id, since] as const];
    }),
  ]);
  return { weeks, coveredSince: new Map(covered.flat()) };
}

/** How far back incidents matter for what is usual. */
export const USUAL_REACHES: Duration = (WEEKS_BACK * 7 + 8) * DAY;
