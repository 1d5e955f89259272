import { withEvents } from '../domain/mentions/history.ts';
import type { Mention, MentionKey } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Clock } from '../domain/sla/clock.ts';
import { AROUND_THE_CLOCK, type OpenTime } from '../domain/sla/open-time.ts';
import type { Policy } from '../domain/sla/policy.ts';
import { deadlineIn, isOpen, type Recomputed, recomputeClock, usesCalendar } from '../domain/sla/recompute.ts';
import { withNextLook } from '../domain/sla/watch.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import { changeMention } from './change-mention.ts';
import { inParallel } from './in-parallel.ts';
import { openMentions } from './open-mentions.ts';
import { openTimeOf, timesOf, timeZoneOf } from './open-time-of.ts';

export interface RecomputeDeps {
  readonly mentions: Pick<MentionStore, 'find' | 'save' | 'dueBefore' | 'facts'>;
  readonly now: Now;
  /** Version of the time zone database that deadlines are computed with. */
  readonly tz: string;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RecomputeWanted {
  readonly settings: Settings;
  /** The settings that open clocks were computed with, where somebody still has them. */
  readonly was?: Settings | undefined;
  /** Only this brand's clocks. */
  readonly brand?: string | undefined;
  /** Only what needs nobody's decision: newer rules of time zones, for clocks whose policy is still what it was. */
  readonly onlyTimeZones?: boolean;
  /** True: nothing is written. */
  readonly dryRun: boolean;
}

/** One clock for which there is something new. */
export interface RecomputeRow extends MentionKey {
  readonly outcome: 'recomputed' | 'left';
  /** Why it was left as it is. */
  readonly why?: string;
  readonly policy: string;
  readonly versionBefore: string;
  readonly versionAfter?: string;
  readonly dueBefore: Instant;
  readonly dueAfter?: Instant;
  /** Set where the time zone database is another one. */
  readonly tz?: { readonly before?: string; readonly after: string };
  /** Where people of this clock read their times. */
  readonly timeZone: string;
}

export interface RecomputeOutcome {
  /** Open clocks looked at. */
  readonly open: number;
  readonly unchanged: number;
  /** By mention name. */
  readonly rows: readonly RecomputeRow[];
}

const AT_ONCE = 8;

/** Brings changed policies, calendars and time zone rules to the open clocks: one conditional write each, none on a dry run. */
export async function recomputeClocks(wanted: RecomputeWanted, deps: RecomputeDeps): Promise<RecomputeOutcome> {
  const keys = await openMentions(wanted, deps.mentions, deps.now());
  let done = 0;
  const results = await inParallel(keys, AT_ONCE, async (key) => {
    const result = await recomputeOne(key, wanted, deps);
    done += 1;
    deps.onProgress?.(done, keys.length);
    return result;
  });
  const looked = results.filter((result) => result !== 'closed');
  const rows = looked.filter((result) => result !== 'unchanged');
  return { open: looked.length, unchanged: looked.length - rows.length, rows };
}

async function recomputeOne(
  key: MentionKey,
  wanted: RecomputeWanted,
  { mentions, now, tz }: RecomputeDeps,
): Promise<RecomputeRow | 'unchanged' | 'closed'> {
  let row: RecomputeRow | 'unchanged' | 'closed' = 'closed';
  await changeMention(key, mentions, (held) => {
    row = 'closed';
    if (held === undefined || !isOpen(held.clock)) return undefined;
    const policy = wanted.settings.policies.find(({ id }) => id === held.clock.policy?.id);
    if (wanted.onlyTimeZones && !hasNewerRules(held.clock, policy, tz)) {
      row = 'unchanged';
      return undefined;
    }
    const { openTime: after, delivery } = timesOf(wanted.settings.calendars, policy);
    const result = recomputeClock(held.clock, {
      policy,
      before: openTimeBefore(held.clock, wanted),
      after,
      delivery,
      now: now(),
      tz,
    });
    row = rowOf(held, result, wanted, tz);
    if (result.outcome !== 'recomputed' || wanted.dryRun) return undefined;
    const history = withEvents(held.history, result.events);
    return withNextLook({ ...held, clock: result.clock, history, version: held.version + 1 }, now());
  });
  return row;
}

/** Functions of one account may run with different databases for days: only the newer one is followed, so they do not take turns. */
const hasNewerRules = (clock: Clock, policy: Policy | undefined, tz: string): boolean =>
  usesCalendar(clock) && (clock.tz ?? '') < tz && policy?.version === clock.policy?.version;

/**
 * The open time that a deadline was computed with: of the settings of then, or of the present ones where the policy is
 * still the same, or where the present calendar gives the very deadline that the clock has.
 */
function openTimeBefore(clock: Clock, { settings, was }: RecomputeWanted): OpenTime | undefined {
  if (clock.calendar === undefined) return AROUND_THE_CLOCK;
  for (const { policies, calendars } of [settings, ...(was ? [was] : [])]) {
    const isSame = policies.some(({ id, version }) => id === clock.policy?.id && version === clock.policy.version);
    if (isSame) return openTimeOf(calendars, clock);
  }
  if (settings.calendars[clock.calendar] === undefined || !isOpen(clock)) return undefined;
  const present = openTimeOf(settings.calendars, clock);
  return deadlineIn(clock, present) === clock.dueAt ? present : undefined;
}

function rowOf(
  { brand, origin, externalId, clock }: Mention,
  result: Recomputed,
  { settings }: RecomputeWanted,
  tz: string,
): RecomputeRow | 'unchanged' {
  if (result.outcome === 'unchanged') return 'unchanged';
  const isMoved = usesCalendar(clock) && clock.tz !== tz;
  const after = result.outcome === 'recomputed' ? result.clock : undefined;
  return {
    brand,
    origin,
    externalId,
    outcome: result.outcome,
    ...(result.outcome === 'left' && { why: result.why }),
    policy: clock.policy?.id ?? 'none',
    versionBefore: clock.policy?.version ?? 'none',
    ...(after?.policy && { versionAfter: after.policy.version }),
    dueBefore: clock.dueAt ?? clock.startedAt,
    ...(after?.dueAt !== undefined && { dueAfter: after.dueAt }),
    ...(isMoved && { tz: { ...(clock.tz !== undefined && { before: clock.tz }), after: tz } }),
    timeZone: timeZoneOf(settings, after ?? clock),
  };
}
