import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { DAY, type Duration, HOUR, type Instant } from '../../functions/domain/shared/time.ts';
import { chanceOf } from './chance.ts';
import { type Faults, RECOVERY, type Struck, weatherOf } from './faults.ts';
import { serversOf } from './internet.ts';
import { type Broken, brokenOf, follow } from './invariants.ts';
import { type Lateness, latenessOfAll, lengthsOf } from './lateness.ts';
import { type LatenessParts, partsOf, publishing } from './lateness-parts.ts';
import { makeTruth } from './make-truth.ts';
import { brokenReports } from './report-invariant.ts';
import type { Units } from './table.ts';
import { storiesOf } from './trace.ts';
import { World } from './world.ts';
import { brokenAroundIt } from './world-invariants.ts';
import { settingsText } from './world-settings.ts';

export interface RunOptions {
  readonly seed: number;
  readonly days: number;
  readonly sources: number;
  readonly mentions: number;
  readonly faults: Faults;
  /** Tells the story of what is broken, or of mentions by a part of their name. */
  readonly trace?: string | true;
}

/** What one seed came to. */
export interface Result {
  readonly seed: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly happenings: number;
  readonly posts: number;
  readonly stored: number;
  readonly alerts: number;
  /** Alerts that came again to a webhook, which knows them by their key. */
  readonly repeats: number;
  readonly mails: number;
  readonly slackPosts: number;
  readonly lateness: Lateness;
  /** How late each alert was, in milliseconds. */
  readonly lengths: readonly Duration[];
  readonly parts: LatenessParts;
  readonly struck: Struck;
  readonly units: Units;
  readonly deadLetters: Readonly<Record<string, number>>;
  readonly broken: readonly Broken[];
  readonly story?: readonly string[];
}

/** Mondays and Sundays, and the end of summer time between them. */
const FIRST_START = Date.UTC(2026, 9, 19);
const STARTS = 13 * DAY;

/** Plays one seed: the whole deployed system among sources and receivers that are made up, then checks all that must hold. */
export async function run(options: RunOptions): Promise<Result> {
  const { seed } = options;
  const faults = weatherOf(options.faults, chanceOf(seed, 'weather'));
  const chance = chanceOf(seed, 'run');
  const start = FIRST_START + chance.whole(0, STARTS / HOUR) * HOUR;
  const length: Duration = Math.round(options.days * DAY);
  const calm = start + length;
  const end = calm + RECOVERY;
  const feeds = makeTruth(
    { sources: options.sources, mentions: options.mentions, from: start, to: calm, skewed: faults.skew > 0 },
    chanceOf(seed, 'truth'),
  );
  const text = settingsText(feeds, {
    ...{ shards: chance.whole(1, 3), storms: false, receivers: true },
    every: { mastodon: chance.pick(['5m', '15m', '1h']), 'app-store': '15m' },
  });
  const world = new World({
    ...{ seed, start, feeds, faults, watched: true },
    rough: [start, calm],
    settings: readSettings(text, 'simulated.yaml'),
    servers: serversOf(feeds),
    receivers: true,
  });
  const published = publishing(world.time.now);
  world.services.onAlert = published.onAlert;
  return world.play(async () => {
    await world.time.runUntil(end);
    const followed = follow(world);
    const lengths = lengthsOf(followed);
    const broken = [
      ...brokenOf(world, followed, end),
      ...brokenAroundIt(world, followed),
      ...(await brokenReports(world, followed)),
    ];
    return {
      ...{ seed, start, end, broken },
      ...(options.trace !== undefined && { story: storiesOf(followed, broken, options.trace) }),
      happenings: world.time.happened,
      posts: followed.length,
      stored: followed.filter(({ stored }) => stored !== undefined).length,
      alerts: world.receivers.told.get('/all')?.size ?? 0,
      repeats: world.receivers.repeats,
      mails: world.receivers.mails.length,
      slackPosts: world.receivers.slack.posts.length,
      lateness: latenessOfAll(lengths),
      lengths,
      parts: partsOf(followed, published.at),
      struck: world.cloud.struck,
      units: { ...world.table.units },
      deadLetters: Object.fromEntries([...world.queues].map(([name, { deadLetters }]) => [name, deadLetters.length])),
    };
  });
}
