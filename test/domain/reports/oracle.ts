import type { MentionFacts } from '../../../functions/domain/reports/facts.ts';
import type { Figures } from '../../../functions/domain/reports/figures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A wait: how long, and whether an answer ended it. */
type Wait = readonly [length: number, answered: boolean];
type Business = (calendar: string | undefined, from: number, to: number) => number;

/** The definitions of docs/metrics.md once more, as plainly as can be, one clock at a time and sharing no code. */
export function oracle(
  all: readonly MentionFacts[],
  now: number,
  watchedSince: ReadonlyMap<string, number> = new Map(),
  business: Business = (_calendar, from, to) => to - from,
): Figures {
  const counts = { met: 0, late: 0, overdue: 0, inWindow: 0, notAnswerable: 0, excluded: 0 };
  const waits: Record<
    'first' | 'next' | 'team' | 'again' | 'lag' | 'firstOpen' | 'nextOpen' | 'teamOpen' | 'againOpen',
    Wait[]
  > = {
    first: [],
    next: [],
    team: [],
    lag: [],
    firstOpen: [],
    nextOpen: [],
    teamOpen: [],
    again: [],
    againOpen: [],
  };
  const ages: number[] = [];
  const stages = { warn: 0, breach: 0, escalate: 0 };
  let mentions = 0;
  let lateDiscovered = 0;
  let answeredUnasked = 0;
  const recovered = { part: 0, whole: 0 };
  const resolved = { part: 0, whole: 0 };
  for (const mention of all) {
    if (mention.fromBrand) continue;
    mentions += 1;
    const isFile = mention.kind === 'file';
    const since = watchedSince.get(mention.sourceId);
    if (!isFile && (since === undefined || mention.postedAt >= since)) {
      waits.lag.push([Math.max(0, mention.discoveredAt - mention.postedAt), true]);
    }
    const newest = { ...mention, blind: mention.responseUnknown };
    const clocks = [...(mention.earlier ?? []).map((clock) => ({ ...clock, blind: false })), newest];
    const [one, two] = clocks;
    if (one?.respondedAt !== undefined && one.status !== 'excluded') {
      const returned = two !== undefined && two.startedAt - one.respondedAt <= 14 * DAY;
      if (returned || now - one.respondedAt >= 14 * DAY) resolved.whole += 1;
      if (!returned && now - one.respondedAt >= 14 * DAY) resolved.part += 1;
    }
    for (const clock of clocks) {
      const until = clock.endedAt ?? (clock.status === 'running' ? now : undefined);
      const passed = until !== undefined && clock.dueAt !== undefined && until > clock.dueAt;
      const answered = clock.respondedAt !== undefined;
      const end = clock.respondedAt ?? clock.endedAt ?? now;
      if (clock.dueAt !== undefined) {
        if (clock.dueAt < end) stages.breach += 1;
        for (const [, kind, minutes] of (clock.stages ?? '').matchAll(/([we])(-?\d+)/gu)) {
          if (clock.dueAt + Number(minutes) * MINUTE < end) stages[kind === 'w' ? 'warn' : 'escalate'] += 1;
        }
      }
      if (clock.status === 'running') ages.push(Math.max(0, now - clock.startedAt));
      if (clock.lateDiscovered && clock.status !== 'excluded') lateDiscovered += 1;
      if (answered && clock.status !== 'excluded' && mention.rating !== undefined) {
        recovered.whole += 1;
        if (clock.recoveredAt !== undefined) recovered.part += 1;
      }
      if (clock.status === 'excluded') {
        counts.excluded += 1;
        if (answered) answeredUnasked += 1;
        continue;
      }
      if (clock.status === 'withdrawn' && !passed) {
        counts.excluded += 1;
        continue;
      }
      if (passed && clock.blind) {
        counts.notAnswerable += 1;
        continue;
      }
      if (passed) counts.overdue += 1;
      else if (!answered) counts.inWindow += 1;
      else if (Number(clock.respondedAt) <= Number(clock.dueAt)) counts.met += 1;
      else counts.late += 1;
      const add = (which: 'first' | 'next' | 'team' | 'again', start: number) => {
        waits[which].push([Math.max(0, end - start), answered]);
        const open = end <= start ? 0 : business(mention.calendar, start, end);
        waits[`${which}Open`].push([Math.max(0, open), answered]);
      };
      add(clock.cycle === 1 ? 'first' : 'next', clock.startedAt);
      if (isFile) continue;
      if (clock.cycle === 1) add('team', Math.max(clock.startedAt, clock.seenAt ?? mention.discoveredAt));
      else if (clock.seenAt !== undefined) add('again', Math.max(clock.startedAt, clock.seenAt));
    }
  }
  const due = counts.met + counts.late + counts.overdue;
  const answered = counts.met + counts.late;
  const ours = all.filter((mention) => !mention.fromBrand);
  const count = (test: (mention: MentionFacts) => boolean) => ours.filter(test).length;
  const stars = ours.flatMap(({ rating }) => rating ?? []);
  const sum = stars.reduce((a, b) => a + b, 0);
  const keys = ours.flatMap(({ hints }) => /#(.*)$/u.exec(hints ?? '')?.[1] ?? []);
  const emotions = [...new Set(ours.flatMap(({ emotion }) => emotion ?? []))];
  const limits = [0, 4 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY, Number.POSITIVE_INFINITY];
  return {
    mentions,
    counts,
    ...(due > 0 ? { attainment: counts.met / due, responseRate: answered / due } : {}),
    shares: { inTime: portion(counts.met, due), answered: portion(answered, due) },
    lateDiscovered,
    answeredUnasked,
    firstResponse: percentiles(waits.first),
    nextResponse: percentiles(waits.next),
    teamResponse: percentiles(waits.team),
    teamNextResponse: percentiles(waits.again),
    discoveryLag: percentiles(waits.lag),
    business: {
      firstResponse: percentiles(waits.firstOpen),
      nextResponse: percentiles(waits.nextOpen),
      teamResponse: percentiles(waits.teamOpen),
      teamNextResponse: percentiles(waits.againOpen),
    },
    backlog: limits.slice(1).map((under, index) => ({
      ...(under === Number.POSITIVE_INFINITY ? {} : { under }),
      clocks: ages.filter((age) => age >= (limits[index] ?? 0) && age < under).length,
    })),
    stages,
    outcome: {
      recovered: portion(recovered.part, recovered.whole),
      resolved: portion(resolved.part, resolved.whole),
      repeated: portion(
        count(({ sentiment, repeat }) => sentiment === 'negative' && repeat === 1),
        count(({ sentiment, repeat }) => sentiment === 'negative' && repeat !== undefined),
      ),
    },
    mood: {
      negative: count(({ sentiment }) => sentiment === 'negative'),
      neutral: count(({ sentiment }) => sentiment === 'neutral'),
      positive: count(({ sentiment }) => sentiment === 'positive'),
      emotions: Object.fromEntries(emotions.map((name) => [name, count(({ emotion }) => emotion === name)])),
      stars: { mentions: stars.length, sum, ...(stars.length > 0 ? { mean: sum / stars.length } : {}) },
    },
    quality: {
      read: count(({ hints }) => hints !== undefined),
      hints: {
        reused: keys.length - new Set(keys).size,
        otherLanguage: count(({ hints }) => /^[^#]*l/u.test(hints ?? '')),
        writeToUs: count(({ hints }) => /^[^#]*w/u.test(hints ?? '')),
        besideThePoint: count(({ hints }) => /^[^#]*p/u.test(hints ?? '')),
      },
    },
  };
}

/** A fraction of whole numbers: shares of who still waits are exact. */
type Fraction = readonly [top: bigint, bottom: bigint];

/** By the definition of Kaplan and Meier, with whole numbers. */
export function percentiles(waits: readonly Wait[]): Figures['firstResponse'] {
  const open = waits.filter(([, answered]) => !answered).length;
  if (waits.length === 0) return { waits: 0, open };
  /** Share that waits longer than `length`: the product over all answered lengths up to it. */
  const longerThan = (length: number): Fraction =>
    [...new Set(waits.filter(([one, answered]) => answered && one <= length).map(([one]) => one))].reduce<Fraction>(
      ([top, bottom], one) => {
        const atRisk = waits.filter(([other]) => other >= one).length;
        const ended = waits.filter(([other, answered]) => answered && other === one).length;
        return [top * BigInt(atRisk - ended), bottom * BigInt(atRisk)];
      },
      [1n, 1n],
    );
  const at = (tenths: bigint) => {
    const lengths = waits.filter(([, answered]) => answered).map(([length]) => length);
    const reached = lengths.filter((length) => {
      const [top, bottom] = longerThan(length);
      return 10n * top <= (10n - tenths) * bottom;
    });
    return reached.length > 0
      ? { value: Math.min(...reached), atLeast: false }
      : { value: Math.max(...waits.map(([length]) => length)), atLeast: true };
  };
  return { p50: at(5n), p90: at(9n), waits: waits.length, open };
}

/** Wilson, 1927, as in his paper: where a share would have to lie for this one to be 1.96 deviations off. */
function portion(part: number, whole: number): Figures['shares']['inTime'] {
  if (whole === 0) return { part, whole };
  const z = 1.959963984540054;
  const share = part / whole;
  const middle = share + z ** 2 / (2 * whole);
  const reach = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * whole)) / whole);
  const scale = 1 + z ** 2 / whole;
  const range = [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)] as const;
  return { part, whole, share, range, ...(whole < 30 ? { few: true as const } : {}) };
}
