import { mentionPk } from '../../functions/adapters/dynamodb/keys.ts';
import { PROBE_BRAND } from '../../functions/contracts/probe.ts';
import { type Instant, MINUTE, SECOND, toIso } from '../../functions/domain/shared/time.ts';
import { cyclesOfClock } from '../../functions/domain/sla/clock-settle.ts';
import { cyclesOf, FOUND_WITHIN, TOLD_SOON, TOLD_WITHIN, type TrueCycle } from './oracle.ts';
import { deadlinesOf, type TrueStage } from './oracle-time.ts';
import type { Told } from './receivers.ts';
import type { Feed, Post } from './truth.ts';
import type { Stored } from './watcher.ts';
import type { World } from './world.ts';
import { POLICIES } from './world-settings.ts';

/** What every run is checked for. */
export const INVARIANTS = {
  storedOnce: 'every mention that stood long enough is stored exactly once, and nothing else is',
  verdict: 'the verdict of every clock is that of the oracle',
  told: 'every due alert was delivered',
  toldOnce: 'no alert came twice to a receiver that deduplicates',
  toldRightly: 'no alert is early, about another deadline, or about what nobody asked for',
  toldInVain: 'no alert came after a response that could have been seen',
  owner: 'no alert went to somebody else',
  bounded: 'nothing grows without bound',
  reports: 'reports say what the oracle says',
} as const;
export type InvariantName = keyof typeof INVARIANTS;

export interface Broken {
  readonly invariant: InvariantName;
  /** One line, with the mention where it is about one. */
  readonly line: string;
  /** Whose story tells more. */
  readonly mention?: string;
}

/** A post with what was stored of it and what receivers were told. */
export interface Followed {
  readonly feed: Feed;
  readonly post: Post;
  readonly pk: string;
  readonly stored: Stored | undefined;
  readonly cycles: readonly TrueCycle[];
  /** What the webhook for everything was told of it, oldest first. */
  readonly told: readonly Told[];
}

/** Clocks of functions may be off by this, and instants are rounded up to it. */
const CLOCKS: number = SECOND;
const PROBES = `M#${PROBE_BRAND}#`;
/** Who has read a mention may take so long to tell. */
const UNDER_WAY = 90 * SECOND;
/** In calm times a response is found within a few polls, of sources that are read every hour with the next one. */
const HEARD_WITHIN = 75 * MINUTE;

export function follow(world: World): readonly Followed[] {
  const byMention = Map.groupBy(
    world.receivers.told.get('/all')?.values() ?? [],
    ({ origin, externalId }) => `${origin} ${externalId}`,
  );
  return world.options.feeds.flatMap((feed) =>
    feed.posts.map((post) => {
      const pk = mentionPk({ brand: feed.brand, origin: feed.origin, externalId: post.id });
      const stored = world.watcher.mentions.get(pk);
      const told = (byMention.get(`${feed.origin} ${post.id}`) ?? []).toSorted((a, b) => a.at - b.at);
      const cycles = stored ? cyclesOf(feed, post, stored.discoveredAt) : [];
      return { feed, post, pk, stored, cycles, told };
    }),
  );
}

/** Everything that is broken at the end of a run. `end`: the present. */
export function brokenOf(world: World, followed: readonly Followed[], end: Instant): readonly Broken[] {
  return [
    ...strangers(world, followed),
    ...followed.flatMap((one) => [
      ...storedOnce(one, end),
      ...(one.post.isHistory ? [] : [...verdicts(one, end), ...alerts(one, end), ...missed(one, end)]),
    ]),
  ];
}

const about = ({ feed, post }: Followed): string => `${feed.brand}/${feed.origin}/${post.id}`;
const broken = (one: Followed, invariant: InvariantName, words: string): Broken => ({
  invariant,
  line: `${about(one)} ${words}`,
  mention: one.pk,
});

/** Nothing is stored that nobody posted, and no write took back a newer one. */
function strangers({ watcher }: World, followed: readonly Followed[]): readonly Broken[] {
  const known = new Set(followed.map(({ pk }) => pk));
  return [
    ...[...watcher.mentions.keys()]
      // The deployed probe of the pipeline stores one of its own each day.
      .filter((pk) => !known.has(pk) && !pk.startsWith(PROBES))
      .map((pk) => ({ invariant: 'storedOnce', line: `${pk} is stored and was never posted`, mention: pk }) as const),
    ...watcher.problems.map((line) => ({ invariant: 'storedOnce', line }) as const),
  ];
}

function storedOnce(one: Followed, end: Instant): readonly Broken[] {
  const { post, stored } = one;
  const goneAt = post.deletedAt ?? end;
  if (stored !== undefined || goneAt - post.visibleAt < FOUND_WITHIN) return [];
  return [broken(one, 'storedOnce', `stood from ${toIso(post.visibleAt)} to ${toIso(goneAt)} and is not stored`)];
}

/** An edit that no look has met opened no cycle; those that there are must be as they were. */
function verdicts(one: Followed, end: Instant): readonly Broken[] {
  const { post, stored, cycles } = one;
  if (stored === undefined) return [];
  const { clock } = stored.mention;
  if (cycles.length === 0) {
    return clock.status === 'excluded' || clock.status === 'withdrawn'
      ? []
      : [broken(one, 'verdict', `is ${clock.status}, and nobody asked for an answer`)];
  }
  const held = cyclesOfClock(clock);
  return held.flatMap((cycle, index) => {
    const truly = cycles[index];
    if (truly === undefined) return [broken(one, 'verdict', `has cycle ${cycle.cycle}, which never was`)];
    if (cycle.dueAt !== truly.dueAt) {
      return [broken(one, 'verdict', `cycle ${cycle.cycle} is due ${words(cycle.dueAt)}, not ${words(truly.dueAt)}`)];
    }
    if (cycle.status === truly.verdict || (cycle.status === 'running' && isNews(truly, end))) return [];
    if (cycle.status === 'withdrawn' && post.deletedAt !== undefined) return [];
    return [broken(one, 'verdict', `cycle ${cycle.cycle} is ${cycle.status}, and was ${truly.verdict}`)];
  });
}

/** A response that was not there long enough to have been found. */
export const isNews = ({ response }: TrueCycle, end: Instant): boolean =>
  response !== undefined && response.visibleAt > end - HEARD_WITHIN;

function alerts(one: Followed, end: Instant): readonly Broken[] {
  return one.told.flatMap((told) => {
    const cycle = one.cycles[told.cycle - 1];
    const stage = cycle?.ladder.find(({ key }) => key === told.stage);
    if (cycle === undefined || stage === undefined) {
      return [broken(one, 'toldRightly', `told of ${told.stage} of cycle ${told.cycle}, which never was`)];
    }
    const key = `${about(one)}#${told.cycle}#${told.stage}#${cycle.dueAt}`;
    return [
      ...(told.key === key ? [] : [broken(one, 'toldRightly', `told under ${told.key}, not ${key}`)]),
      ...(told.owner === stage.owner
        ? []
        : [broken(one, 'owner', `${told.stage} is ${told.owner}'s, not ${stage.owner}'s`)]),
      ...early(one, told, stage.at),
      ...inVain(one, told, cycle, end),
    ];
  });
}

function early(one: Followed, told: Told, dueAt: Instant): readonly Broken[] {
  const at = told.lateDiscovered ? (one.stored?.discoveredAt ?? 0) - MINUTE : dueAt;
  if (told.at >= at - CLOCKS) return [];
  return [broken(one, 'toldRightly', `told of ${told.stage} at ${toIso(told.at)}, before ${toIso(at)}`)];
}

/** Whoever decided it could have seen the response, or that the mention was gone; or the table knew it long before. */
function inVain(one: Followed, told: Told, { response }: TrueCycle, end: Instant): readonly Broken[] {
  const { stored, post } = one;
  const settledAt = stored?.settled.get(told.cycle);
  if (settledAt !== undefined && told.at > settledAt + UNDER_WAY) {
    return [broken(one, 'toldInVain', `told of ${told.stage} at ${toIso(told.at)}, settled since ${toIso(settledAt)}`)];
  }
  const decided = stored?.decided.find((d) => d.cycle === told.cycle && d.stage === told.stage);
  if (decided === undefined) return [broken(one, 'toldRightly', `told of ${told.stage}, which nobody decided`)];
  if (decided.misled || decided.by === undefined || one.feed.kind === 'app-store') return [];
  // It says itself that nobody could tell: rightly so where its source was read, or had to be left alone.
  if (told.unknown && (decided.looked || decided.leftAlone)) return [];
  const seenAt = decided.by.startedAt - CLOCKS;
  const [what, since] =
    (response?.visibleAt ?? end) <= (post.deletedAt ?? end)
      ? (['answered', response?.visibleAt ?? end] as const)
      : (['gone', post.deletedAt ?? end] as const);
  if (since > seenAt) return [];
  const look = decided.looked ? 'its thread was read' : 'nobody looked';
  return [
    broken(one, 'toldInVain', `told of ${told.stage} at ${toIso(told.at)}, ${what} since ${toIso(since)}: ${look}`),
  ];
}

/** A stage that came while nobody had answered, and nobody answered soon after, was told: itself or a later one. */
function missed(one: Followed, end: Instant): readonly Broken[] {
  const { stored, cycles, post, told } = one;
  if (stored === undefined) return [];
  const held = cyclesOfClock(stored.mention.clock).length;
  return cycles.slice(0, held).flatMap((cycle) =>
    cycle.ladder.flatMap((stage, rank) => {
      const from = Math.max(dueFor(one, cycle, stage), stored.discoveredAt, cycle.cycle > 1 ? end - TOLD_WITHIN : 0);
      const until = from + TOLD_SOON;
      const answeredAt = cycle.response?.visibleAt ?? end;
      if (from > end - TOLD_WITHIN || until > Math.min(end, answeredAt, post.deletedAt ?? end)) return [];
      const isTold = told.some(
        (one) =>
          one.cycle === cycle.cycle &&
          one.at <= until &&
          cycle.ladder.findIndex(({ key }) => key === one.stage) >= rank,
      );
      return isTold ? [] : [broken(one, 'told', `was not told of ${stage.key} of ${toIso(stage.at)} in time`)];
    }),
  );
}

/** What was past due when it was found is told at once; those who are told next have the team's time from then on. */
function dueFor({ feed, stored }: Followed, { cycle, dueAt }: TrueCycle, { key, at }: TrueStage): Instant {
  const policy = POLICIES[feed.policy];
  const isLate = stored !== undefined && cycle === 1 && stored.discoveredAt > dueAt && at > dueAt;
  if (!isLate || policy === undefined) return at;
  return deadlinesOf(policy, stored.discoveredAt).ladder.find((stage) => stage.key === key)?.at ?? at;
}

const words = (at: Instant | undefined): string => (at === undefined ? 'never' : toIso(at));
