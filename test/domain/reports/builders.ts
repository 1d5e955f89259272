import fc from 'fast-check';
import type { BusinessTime } from '../../../functions/domain/reports/business-time.ts';
import type { CycleFacts, MentionFacts } from '../../../functions/domain/reports/facts.ts';
import { compileReport, type Report, type ReportInput } from '../../../functions/domain/reports/report.ts';
import { DAY, HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { at } from '../../support/builders.ts';

export const FROM = at('2026-11-16T00:00:00Z');
export const TO = at('2026-11-23T00:00:00Z');
/** Friday noon: some clocks of the week are still open. */
export const NOW = at('2026-11-20T12:00:00Z');
const POSTED = at('2026-11-18T09:00:00Z');

/** Posted on Wednesday at 09:00, seen five minutes later, due at 13:00, unanswered. */
export function someFacts(changes: Partial<MentionFacts> = {}): MentionFacts {
  return {
    brand: 'fernweh',
    sourceId: 'fernweh-us',
    origin: 'app-store:us:900000001',
    externalId: '1',
    kind: 'app-store',
    postedAt: POSTED,
    discoveredAt: POSTED + 5 * MINUTE,
    severity: 'high',
    sentiment: 'negative',
    cycle: 1,
    status: 'running',
    startedAt: POSTED,
    dueAt: POSTED + 4 * HOUR,
    owner: 'care',
    lateDiscovered: false,
    responseUnknown: false,
    fromBrand: false,
    ...changes,
  };
}

export const answered = (after: number, changes: Partial<MentionFacts> = {}): MentionFacts =>
  someFacts({ status: after <= 4 * HOUR ? 'met' : 'late', respondedAt: POSTED + after, ...changes });

/** Open from 09:00 to 17:00 UTC on every day, where the calendar is `office`; else always. */
export const OFFICE: BusinessTime = (calendar, from, to) => {
  if (calendar !== 'office') return to - from;
  let open = 0;
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
    open += Math.max(0, Math.min(to, day + 17 * HOUR) - Math.max(from, day + 9 * HOUR));
  }
  return open;
};

export const reportOf = (facts: readonly MentionFacts[], changes: Partial<ReportInput> = {}): Report =>
  compileReport({
    brand: { id: 'fernweh', name: 'Fernweh' },
    from: FROM,
    to: TO,
    now: NOW,
    timeZone: 'Europe/Berlin',
    by: 'source',
    facts,
    sources: [
      { sourceId: 'fernweh-us', label: 'App Store US', seesResponses: false, coveredSince: FROM - 1, gaps: [] },
    ],
    owners: [{ id: 'care', name: 'Customer care' }],
    ...changes,
  });

const maybe = <const Value>(...values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Without what is not told. */
const told = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  };

const instant = fc.integer({ min: FROM / MINUTE, max: NOW / MINUTE }).map((minutes) => minutes * MINUTE);
const wait = fc.integer({ min: 0, max: 72 * 60 }).map((minutes) => minutes * MINUTE);

const cycle = (number: number): fc.Arbitrary<CycleFacts> =>
  fc
    .record({
      startedAt: instant,
      target: wait,
      answer: fc.option(wait, { nil: undefined }),
      end: fc.constantFrom('open', 'gone', 'excluded'),
      stages: fc.option(fc.constantFrom('w-60', 'w-120 w-30 e60', 'e0 e240'), { nil: undefined }),
      raised: fc.option(wait, { nil: undefined }),
      seenAfter: fc.option(wait, { nil: undefined }),
      endedAfter: wait,
      lateDiscovered: fc.boolean(),
    })
    .map(({ startedAt, target, answer, end, endedAfter, lateDiscovered, stages, raised, seenAfter }) => {
      const base = {
        cycle: number,
        startedAt,
        lateDiscovered,
        ...(stages !== undefined && { stages }),
        ...(seenAfter !== undefined && { seenAt: startedAt + seenAfter }),
      };
      if (end === 'excluded' && number === 1)
        return {
          ...base,
          status: 'excluded' as const,
          ...(answer !== undefined && { respondedAt: startedAt + answer }),
        };
      const dueAt = startedAt + target;
      if (answer !== undefined)
        return {
          ...base,
          dueAt,
          respondedAt: startedAt + answer,
          ...(raised !== undefined && { recoveredAt: startedAt + answer + raised }),
          status: answer <= target ? ('met' as const) : ('late' as const),
        };
      if (end === 'gone') return { ...base, dueAt, status: 'withdrawn' as const, endedAt: startedAt + endedAfter };
      return { ...base, dueAt, status: 'running' as const };
    });

const endedCycle = (number: number): fc.Arbitrary<CycleFacts> =>
  cycle(number).filter(({ status }) => status === 'met' || status === 'late');

/** Any mention that a store could hold. */
export const anyFacts: fc.Arbitrary<MentionFacts> = fc
  .record({
    source: fc.constantFrom('fernweh-us', 'fernweh-de', 'fernweh-masto'),
    externalId: fc.integer({ min: 0, max: 9 }).map(String),
    origin: fc.constantFrom('app-store:us:900000001', 'mastodon:forum.example'),
    postedAt: instant,
    lag: wait,
    rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'none'),
    owner: maybe('care', 'kitchen'),
    kind: fc.constantFrom('app-store', 'mastodon', 'file'),
    sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
    language: maybe('en', 'de-AT', 'pt-BR'),
    moment: maybe('receive', 'support'),
    emotion: maybe('anger', 'worry'),
    themes: maybe(['delivery'], ['delivery', 'price']),
    labels: maybe({ version: '7.1' }, { plan: 'pro', version: '7.2' }),
    calendar: maybe('office', 'gone'),
    repeat: maybe(0, 1),
    author: maybe('1abc2def', '----2def'),
    hints: maybe('', '#lwp', 'lw#k1', 'p#k1'),
    responseUnknown: fc.boolean(),
    fromBrand: fc.boolean(),
    cycles: fc.oneof(
      cycle(1).map((newest) => [newest]),
      fc.tuple(endedCycle(1), cycle(2)),
      fc.tuple(endedCycle(1), endedCycle(2), cycle(3)),
    ),
  })
  .map(({ source, lag, cycles, ...fields }) => {
    const earlier = cycles.slice(0, -1);
    return {
      brand: 'fernweh',
      sourceId: source,
      discoveredAt: fields.postedAt + lag,
      ...told(fields),
      ...(cycles.at(-1) as CycleFacts),
      ...(earlier.length > 0 && { earlier }),
    };
  });
