import { mentionFrom } from '../../functions/adapters/dynamodb/mention-item.ts';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import type { Alert } from '../../functions/domain/alerts/alert.ts';
import { type Duration, type Instant, MINUTE, toIso } from '../../functions/domain/shared/time.ts';
import { type Bill, between, billOf, type Meters, metersOf, otherDesigns } from './bill.ts';
import { chanceOf } from './chance.ts';
import { FAULT_SETS } from './faults.ts';
import { type Lateness, latenessOfAll } from './lateness.ts';
import { PROFILES, type Profile } from './scale-profiles.ts';
import { scaleServers } from './scale-servers.ts';
import { hostOf, MONTH_OF, scaleWorld, untilEnd, WINDOW_FROM } from './scale-world.ts';
import { plain } from './table-client.ts';
import { World } from './world.ts';

export interface Heat {
  readonly of: string;
  readonly kind: 'write' | 'read';
  readonly units: number;
  readonly key: string;
  readonly at: string;
}

export interface ScaleResult {
  readonly profile: string;
  readonly what: string;
  readonly seed: number;
  readonly faults: string;
  readonly sources: number;
  /** Posted in warm-up and window together, and stored by the end. */
  readonly posted: number;
  readonly stored: number;
  readonly clocks: number;
  /** Alerts by when they were handed to the alert topic. */
  readonly published: Lateness;
  /** Clocks of the table that are past due by ten minutes and of which nobody was told, alone or in a storm. */
  readonly missed: number;
  readonly hottest: readonly Heat[];
  readonly throttled: number;
  /** The most messages that a queue held at once. */
  readonly backlog: Readonly<Record<string, number>>;
  readonly deadLetters: number;
  /** Largest number of functions of a kind that ran at once is bounded by its event source; these were started cold. */
  readonly coldStarts: number;
  readonly meters: Meters;
  /** At the rate of the window, over a month. */
  readonly bill: Bill;
  readonly others: Readonly<Record<string, number>>;
  readonly happenings: number;
}

/** Plays a stretch of a load in full and reckons the month from it. */
export async function runScale(
  name: string,
  seed: number,
  faults: string,
  tell: (line: string) => void,
): Promise<ScaleResult> {
  const profile = PROFILES[name] as Profile;
  const { feeds, settings } = scaleWorld(profile, WINDOW_FROM, chanceOf(seed, 'scale'));
  const begin = WINDOW_FROM - profile.warmUp;
  const end = WINDOW_FROM + untilEnd(profile);
  const [lostFrom, lostTo] = profile.lost ?? [];
  const world = new World({
    ...{ seed, start: begin, feeds, settings, receivers: false, watched: false, sharedInstances: true },
    faults: FAULT_SETS[faults] as NonNullable<(typeof FAULT_SETS)[string]>,
    rough: [begin, WINDOW_FROM + profile.window],
    servers: scaleServers(feeds, hostOf),
    ...(lostFrom !== undefined &&
      lostTo !== undefined && { lost: [WINDOW_FROM + lostFrom, WINDOW_FROM + lostTo] as const }),
  });
  const lengths: Duration[] = [];
  const told = new Set<string>();
  world.services.onAlert = (json) => note(JSON.parse(json) as Alert, world.time.now(), lengths, told);
  return world.play(async () => {
    tell(`settings applied, ${settings.sources.length} sources`);
    await progress(world, WINDOW_FROM, tell);
    const before = metersOf(world);
    await progress(world, WINDOW_FROM + profile.window, tell);
    const meters = between(before, metersOf(world));
    await progress(world, end, tell);
    const { stored, clocks, missed, stages } = countsOf(world, told, end);
    const times = MONTH_OF / profile.window;
    const posted = feeds.reduce((sum, { posts }) => sum + posts.length, 0);
    const { alarms, metrics } = profile;
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
        seed,
        faults,
        sources: settings.sources.length,
        posted,
        stored,
        clocks,
        missed,
      },
      published: latenessOfAll(lengths),
      hottest: heatOf(world),
      throttled: world.table.units.throttled,
      backlog: Object.fromEntries([...world.queues].map(([queue, { mostWaiting }]) => [queue, mostWaiting])),
      deadLetters: [...world.queues.values()].reduce((sum, { deadLetters }) => sum + deadLetters.length, 0),
      coldStarts: [...world.functions.use.values()].reduce((sum, use) => sum + use.coldStarts, 0),
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

/** A stage that came before anybody knew of its mention is not late. */
function note(alert: Alert, at: Instant, lengths: Duration[], told: Set<string>): void {
  const { brand, origin, externalId, stage, dueAt, lateDiscovered } = alert;
  told.add(`${brand} ${origin} ${externalId}`);
  if (stage === 'breach' && !lateDiscovered) lengths.push(at - dueAt);
}

function countsOf({ table }: World, told: ReadonlySet<string>, end: Instant) {
  const counts = { stored: 0, clocks: 0, missed: 0, stages: 0 };
  for (const item of table.all()) {
    if (item['sk']?.S !== 'A' || !item['pk']?.S?.startsWith('M#brand')) continue;
    const { clock, history, brand, origin, externalId } = mentionFrom(plain(item), { text: '' });
    counts.stored += 1;
    if (clock.policy === undefined || clock.dueAt === undefined) continue;
    counts.clocks += 1;
    counts.stages += history.filter(({ what }) => what === 'stageDue').length;
    const isTold = told.has(`${brand} ${origin} ${externalId}`) || history.some(({ what }) => what === 'folded');
    if (clock.status === 'running' && clock.dueAt < end - 10 * MINUTE && !isTold) counts.missed += 1;
  }
  return counts;
}

function heatOf({ table }: World): readonly Heat[] {
  return [
    table.partitions,
    ...[TABLE.due.index, TABLE.day.index].flatMap((name) => table.indexPartitions.get(name) ?? []),
  ]
    .flatMap((partitions) =>
      (['write', 'read'] as const).map((kind) => {
        const { units, key, at } = partitions.hottest[kind];
        return { of: partitions.name, kind, units, key, at: toIso(at) };
      }),
    )
    .filter(({ units }) => units > 0)
    .sort((a, b) => b.units - a.units);
}
