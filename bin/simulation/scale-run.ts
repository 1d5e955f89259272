import { PROBE_BRAND } from '../../functions/contracts/probe.ts';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import type { Alert } from '../../functions/domain/alerts/alert.ts';
import type { IncidentNotice } from '../../functions/domain/incidents/notice.ts';
import { alarmMetrics } from '../../functions/domain/settings/bill-assumptions.ts';
import { expectedBill } from '../../functions/domain/settings/expected-bill.ts';
import type { MonthlyBill } from '../../functions/domain/settings/monthly-bill.ts';
import { type Duration, HOUR, type Instant, MINUTE, toIso } from '../../functions/domain/shared/time.ts';
import { stageKind } from '../../functions/domain/sla/clock.ts';
import { type Bill, between, billOf, type Meters, metersOf, otherDesigns } from './bill.ts';
import { chanceOf } from './chance.ts';
import { FAULT_SETS } from './faults.ts';
import { incidentLateness } from './incident-lateness.ts';
import { type Lateness, latenessOfAll } from './lateness.ts';
import { PROFILES, type Profile } from './scale-profiles.ts';
import { scaleServers } from './scale-servers.ts';
import { hostOf, MONTH_OF, scaleWorld, untilEnd, WINDOW_FROM } from './scale-world.ts';
import { storedMentions } from './stored-mentions.ts';
import { World } from './world.ts';

/** The hottest second of the partitions of the table or of an index. */
export interface Heat {
  readonly of: string;
  readonly kind: 'write' | 'read';
  readonly units: number;
  readonly at: string;
  /** The units by the first part of their keys. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The most that one single key was asked for in a second. */
  readonly key: { readonly key: string; readonly units: number; readonly at: string };
}

export interface ScaleResult {
  readonly profile: string;
  readonly what: string;
  /** Hours at the load's full rate, from which the month is reckoned. */
  readonly hours: number;
  readonly seed: number;
  readonly faults: string;
  readonly sources: number;
  /** Posted in warm-up and window together, and stored by the end. */
  readonly posted: number;
  readonly stored: number;
  /** Posted after their source was asked for the last time, as the run ends between two polls; and those that were not. */
  readonly notPolledYet: number;
  readonly lost: number;
  readonly clocks: number;
  /** Breaches that were told by themselves, by when they were handed to the alert topic. */
  readonly published: Lateness;
  /** Breaches that incidents told of, by when the first notice of theirs was handed to the alert topic. */
  readonly folded: Lateness;
  /** First notices of first incidents, by when their brand had its number of complaints. */
  readonly noticed: Lateness;
  /** Notices of incidents: handed to the alert topic, and taken by the webhook. */
  readonly notices: { readonly published: number; readonly taken: number };
  /** Clocks of the table that are past due by ten minutes and of which nobody was told, alone or in a storm. */
  readonly missed: number;
  readonly hottest: readonly Heat[];
  readonly throttled: number;
  /** By index, kind of unit and first part of the key. */
  readonly throttledOf: Readonly<Record<string, number>>;
  /** The most messages that a queue held at once. */
  readonly backlog: Readonly<Record<string, number>>;
  /** By queue. */
  readonly deadLetters: Readonly<Record<string, number>>;
  /** Messages that are in queues when the run ends. */
  readonly left: number;
  /** Largest number of functions of a kind that ran at once is bounded by its event source; these were started cold. */
  readonly coldStarts: number;
  readonly meters: Meters;
  /** At the rate of the window, over a month. */
  readonly bill: Bill;
  /** What `replywatch check` says of the same settings and mentions. */
  readonly expected: MonthlyBill;
  readonly others: Readonly<Record<string, number>>;
  readonly happenings: number;
}

/** Plays a stretch of a load in full and reckons the month from it. `changes`: where it is to be another stretch. */
export async function runScale(
  name: string,
  seed: number,
  faults: string,
  tell: (line: string) => void = () => undefined,
  changes: Partial<Profile> = {},
): Promise<ScaleResult> {
  const profile = { ...(PROFILES[name] as Profile), ...changes };
  const { feeds, settings } = scaleWorld(profile, WINDOW_FROM, chanceOf(seed, 'scale'));
  const begin = WINDOW_FROM - profile.warmUp;
  const end = WINDOW_FROM + untilEnd(profile);
  const [lostFrom, lostTo] = profile.lost ?? [];
  const servers = scaleServers(feeds, hostOf);
  const world = new World({
    ...{ seed, start: begin, feeds, settings, receivers: false, watched: false, servers },
    faults: FAULT_SETS[faults] as NonNullable<(typeof FAULT_SETS)[string]>,
    rough: [begin, WINDOW_FROM + profile.window],
    ...(lostFrom !== undefined &&
      lostTo !== undefined && { lost: [WINDOW_FROM + lostFrom, WINDOW_FROM + lostTo] as const }),
  });
  const seen: Seen = { lengths: [], told: new Set(), breached: new Set(), notices: new Map() };
  world.services.onAlert = (json) => note(JSON.parse(json) as Alert, world.time.now(), seen);
  world.services.onNotice = (json) => {
    const { brand, id } = JSON.parse(json) as IncidentNotice;
    const name = `${brand} ${id}`;
    const { first = world.time.now(), count = 0 } = seen.notices.get(name) ?? {};
    seen.notices.set(name, { first, count: count + 1 });
  };
  return world.play(async () => {
    tell(`settings applied, ${settings.sources.length} sources`);
    await progress(world, WINDOW_FROM, tell);
    const before = metersOf(world);
    await progress(world, WINDOW_FROM + profile.window, tell);
    const meters = between(before, metersOf(world));
    await progress(world, end, tell);
    const { stored, clocks, missed, stages, folded } = countsOf(world, seen, end);
    const unstored = feeds.flatMap(({ sourceId, posts }) =>
      posts
        .filter(({ id }) => !stored.has(`${sourceId} ${id}`))
        .map(({ visibleAt }) => visibleAt >= (servers.askedAt.get(sourceId) ?? Number.NEGATIVE_INFINITY)),
    );
    const notPolledYet = unstored.filter((isLater) => isLater).length;
    const times = MONTH_OF / profile.window;
    const posted = feeds.reduce((sum, { posts }) => sum + posts.length, 0);
    const { metrics } = profile;
    const alarms = alarmMetrics(settings);
    const share = profile.window / (profile.window + profile.warmUp);
    const base = {
      times,
      mentions: posted * share * times,
      keptMonths: settings.retention.mentionDays / 30.4,
      alarms,
      metrics,
    };
    const bill = billOf(meters, base);
    const load = {
      mentions: base.mentions,
      clocks: clocks * share * times,
      stages: stages * share * times,
      characters: 90,
    };
    return {
      ...{
        profile: name,
        what: profile.what,
        hours: profile.window / HOUR,
        seed,
        faults,
        sources: settings.sources.length,
        posted,
        stored: stored.size,
        notPolledYet,
        lost: unstored.length - notPolledYet,
        clocks,
        missed,
      },
      published: latenessOfAll(seen.lengths),
      folded: latenessOfAll(folded),
      noticed: incidentLateness(world),
      notices: {
        published: [...seen.notices.values()].reduce((sum, { count }) => sum + count, 0),
        taken: world.receivers.incidents.size,
      },
      hottest: heatOf(world),
      throttledOf: throttledOf(world),
      throttled: world.table.units.throttled,
      backlog: Object.fromEntries([...world.queues].map(([queue, { mostWaiting }]) => [queue, mostWaiting])),
      deadLetters: Object.fromEntries(
        [...world.queues].flatMap(([queue, { deadLetters }]) =>
          deadLetters.length === 0 ? [] : [[queue, deadLetters.length]],
        ),
      ),
      left: [...world.queues.values()].reduce((sum, { size }) => sum + size, 0),
      coldStarts: [...world.functions.use.values()].reduce((sum, use) => sum + use.coldStarts, 0),
      expected: expectedBill(settings, base.mentions),
      ...{ meters, bill, others: otherDesigns(bill, meters, base, load), happenings: world.time.happened },
    };
  });
}

const STEP = 10 * MINUTE;

async function progress(world: World, until: Instant, tell: (line: string) => void): Promise<void> {
  while (world.time.now() < until) {
    await world.time.runUntil(Math.min(until, world.time.now() + STEP));
    const queued = [...world.queues].map(([name, { size }]) => `${name} ${size}`).join(', ');
    tell(
      `${toIso(world.time.now())}  ${world.time.happened} happenings, ${world.table.count} items, queued: ${queued}`,
    );
  }
}

/** What a run has seen handed to the alert topic. */
interface Seen {
  readonly lengths: Duration[];
  /** Mentions of which anything was told by itself. */
  readonly told: Set<string>;
  /** Of which a breach was, or what came after it. */
  readonly breached: Set<string>;
  /** Of incidents: when the first was handed over, and how many were. */
  readonly notices: Map<string, { readonly first: Instant; readonly count: number }>;
}

/** A stage that came before anybody knew of its mention is not late. */
function note(alert: Alert, at: Instant, { told, breached, lengths }: Seen): void {
  const { brand, origin, externalId, stage, dueAt, lateDiscovered } = alert;
  // The daily probe is nobody's deadline.
  if (brand === PROBE_BRAND) return;
  const name = `${brand} ${origin} ${externalId}`;
  told.add(name);
  // After a standstill an escalation says all that the breach would have said.
  if (stageKind(stage) === 'warn' || breached.has(name)) return;
  breached.add(name);
  if (!lateDiscovered) lengths.push(at - dueAt);
}

/** As fold-alert.ts writes it. */
const FOLDED = /^(?<stage>\S+) into incident (?<id>.+)$/u;

function countsOf({ table }: World, { told, notices }: Seen, end: Instant) {
  const stored = new Set<string>();
  const folded: Duration[] = [];
  const counts = { clocks: 0, missed: 0, stages: 0 };
  for (const { clock, history, brand, origin, sourceId, externalId } of storedMentions(table)) {
    stored.add(`${sourceId} ${externalId}`);
    if (clock.policy === undefined || clock.dueAt === undefined) continue;
    counts.clocks += 1;
    counts.stages += history.filter(({ what }) => what === 'stageDue').length;
    let isTold = told.has(`${brand} ${origin} ${externalId}`);
    for (const { detail = '' } of history.filter(({ what }) => what === 'folded')) {
      const { stage = '', id = '' } = FOLDED.exec(detail)?.groups ?? {};
      const notice = notices.get(`${brand} ${id}`);
      isTold ||= notice !== undefined;
      if (stage === 'breach' && notice !== undefined && !clock.lateDiscovered) {
        folded.push(Math.max(0, notice.first - clock.dueAt));
      }
    }
    if (clock.status === 'running' && clock.dueAt < end - 10 * MINUTE && !isTold) counts.missed += 1;
  }
  return { ...counts, stored, folded };
}

const everyPartition = ({ table }: World) => [
  table.partitions,
  ...[TABLE.due.index, TABLE.day.index].flatMap((name) => table.indexPartitions.get(name) ?? []),
];

function heatOf(world: World): readonly Heat[] {
  return everyPartition(world)
    .flatMap((partitions) =>
      (['write', 'read'] as const).map((kind) => {
        const { units, at, kinds } = partitions.hottest(kind);
        const key = partitions.hottestKey(kind);
        return { of: partitions.name, kind, units, at: toIso(at), kinds, key: { ...key, at: toIso(key.at) } };
      }),
    )
    .filter(({ units }) => units > 0)
    .sort((a, b) => b.units - a.units);
}

const throttledOf = (world: World): Readonly<Record<string, number>> =>
  Object.fromEntries(
    everyPartition(world)
      .flatMap(({ name, refused }) => [...refused].map(([of, count]) => [`${name} ${of}`, count] as const))
      .sort(([, a], [, b]) => b - a),
  );
