import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../functions/domain/mentions/mention.ts';
import { tombstoneOf } from '../../../functions/domain/mentions/tombstone.ts';
import { DAY, HOUR, MINUTE, toIso } from '../../../functions/domain/shared/time.ts';
import { backtestFigures } from '../../../functions/domain/sla/backtest-figures.ts';
import {
  type Replayed,
  type ReplayedAlert,
  type ReplayedCycle,
  replayMention,
} from '../../../functions/domain/sla/backtest-replay.ts';
import { suggestTarget } from '../../../functions/domain/sla/backtest-suggest.ts';
import type { Clock, StageKey } from '../../../functions/domain/sla/clock.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { openClock, READ_AS_HISTORY } from '../../../functions/domain/sla/clock-open.ts';
import { AROUND_THE_CLOCK, compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { aClock, aMention, anObservation, aPolicy, at, POSTED_AT } from '../../support/builders.ts';
import { edited, having, monday, removed, seen } from './decide-support.ts';

const office = compileCalendar({ timeZone: 'UTC', hours: { mon: [['09:00', '12:00']], tue: [['09:00', '12:00']] } });
const set = (...policies: Policy[]) => ({
  policies,
  openTimeOf: (calendar: string | undefined) => (calendar === undefined ? AROUND_THE_CLOCK : office),
});
const NEXT_DAY = at('2026-11-17T09:00:00Z');
const mentionAfter = (clock: Clock, ...events: readonly ClockEvent[]): Mention =>
  aMention({ clock: having(clock, ...events) });
const replay = (mention: Mention, policy: Policy, now = NEXT_DAY): Replayed => replayMention(mention, set(policy), now);
const alertsOf = ({ cycles }: Replayed) =>
  cycles.flatMap(({ alerts }) =>
    alerts.map((alert) => `${alert.stage} ${toIso(alert.at).slice(11, 16)} ${alert.owner}`),
  );

describe('replaying a mention', () => {
  it('tells every stage that would have come before the response', () => {
    const replayed = replay(mentionAfter(aClock(), seen('15:30')), aPolicy());

    expect(replayed).toMatchObject({
      policy: 'angry',
      cycles: [{ bucket: 'late', owner: 'support', isAnswered: true }],
    });
    expect(alertsOf(replayed)).toEqual(['warn 12:00 support', 'breach 13:00 support', 'escalate1 15:00 lead']);
  });

  it('counts in the calendars of its own set', () => {
    const mention = mentionAfter(aClock(), seen('15:30'));
    const [cycle] = replay(mention, aPolicy({ calendar: 'office' })).cycles;

    expect(cycle).toMatchObject({ dueAt: at('2026-11-17T10:00:00Z'), bucket: 'met', wait: 3 * HOUR, alerts: [] });
  });

  it('needs a response at the very instant of the deadline at the latest, and alerts on nobody at it', () => {
    const replayed = replay(mentionAfter(aClock(), seen('13:00')), aPolicy());

    expect(replayed.cycles[0]).toMatchObject({ bucket: 'met' });
    expect(alertsOf(replayed)).toEqual(['warn 12:00 support']);
  });

  it('tells in the delivery hours: of what is held to one opening the gravest, and nothing that was answered before', () => {
    const deliver = { calendar: 'office', urgent: [] } as const;
    const told = (...events: readonly ClockEvent[]) => alertsOf(replay(mentionAfter(aClock(), ...events), policy));
    const policy = aPolicy({ deliver, escalateAfter: [2 * HOUR, 21 * HOUR] });

    expect(told()).toEqual(['escalate1 09:00 lead']);
    expect(told(seen('23:00'))).toEqual([]);
    const early = aPolicy({ deliver, warnBefore: [2 * HOUR], escalateAfter: [] });
    expect(alertsOf(replay(mentionAfter(aClock()), early))).toEqual(['warn 11:00 support', 'breach 09:00 support']);
    const urgent = aPolicy({ deliver: { ...deliver, urgent: ['breach'] }, escalateAfter: [] });
    expect(alertsOf(replay(mentionAfter(aClock()), urgent))).toEqual(['breach 13:00 support']);
  });

  it('stops at now', () => {
    const open = replay(mentionAfter(aClock()), aPolicy(), monday('12:30'));
    const overdue = replay(mentionAfter(aClock()), aPolicy(), monday('13:30'));

    expect(open.cycles[0]).toMatchObject({ bucket: 'inWindow', wait: 3.5 * HOUR, isAnswered: false });
    expect(alertsOf(open)).toEqual(['warn 12:00 support']);
    expect(overdue.cycles[0]?.bucket).toBe('overdue');
    expect(replay(mentionAfter(aClock()), aPolicy(), POSTED_AT - HOUR).cycles[0]?.wait).toBe(0);
  });

  it('counts an alert of this very instant, and none of what comes later', () => {
    expect(alertsOf(replay(mentionAfter(aClock()), aPolicy(), monday('12:00')))).toEqual(['warn 12:00 support']);
    expect(alertsOf(replay(mentionAfter(aClock()), aPolicy(), monday('12:00') - 1))).toEqual([]);
  });

  it('stays answered when the mention goes afterwards', () => {
    const gone = mentionAfter(aClock(), seen('15:30'), { what: 'withdrawn', at: monday('16:00') });

    expect(replay(gone, aPolicy()).cycles[0]).toMatchObject({ bucket: 'late', isAnswered: true, wait: 6.5 * HOUR });
  });

  it('cuts the next cycles anew, by the targets for those, and by whether bots count', () => {
    const mention = mentionAfter(aClock(), seen('10:00', { byBot: true }), seen('11:00'), edited('12:00'));
    const policy = aPolicy({ nextTarget: HOUR, warnBefore: [], escalateAfter: [] });

    expect(replay(mention, policy).cycles).toMatchObject([
      { wait: 2 * HOUR, dueAt: monday('13:00'), bucket: 'met' },
      { startedAt: monday('12:00'), dueAt: monday('13:00'), bucket: 'overdue' },
    ]);
    expect(replay(mention, { ...policy, botsCount: true }).cycles[0]).toMatchObject({ wait: HOUR });
  });

  it('knows nothing where the source cannot tell', () => {
    const observation = anObservation({ response: { truth: 'unknown', reason: 'the feed shows none' } });
    const known = aMention({ observation, clock: having(aClock(), removed('14:00')) });

    expect(replay(aMention({ observation }), aPolicy()).cycles[0]?.bucket).toBe('notAnswerable');
    // A read at 14:00 showed that there was none: with a deadline before that it is a fact, with one after it is not.
    expect(replay(known, aPolicy()).cycles[0]?.bucket).toBe('overdue');
    expect(replay(known, aPolicy({ target: 6 * HOUR })).cycles[0]?.bucket).toBe('notAnswerable');
  });

  it('ends with a mention that went, though no word of it is left, and before its deadline excludes it', () => {
    const gone = mentionAfter(aClock(), { what: 'withdrawn', at: monday('12:30') });
    const late = mentionAfter(aClock(), { what: 'withdrawn', at: monday('14:00') });

    expect(replay(tombstoneOf(gone), aPolicy()).cycles[0]).toMatchObject({ bucket: 'excluded', wait: 3.5 * HOUR });
    expect(alertsOf(replay(gone, aPolicy()))).toEqual(['warn 12:00 support']);
    expect(replay(late, aPolicy()).cycles[0]?.bucket).toBe('overdue');
  });

  it('ends where a person said that no answer is needed', () => {
    const dismissed = mentionAfter(aClock(), {
      what: 'markedNotRelevant',
      at: monday('12:30'),
      by: 'vera',
      reason: 'spam',
    });

    expect(replay(dismissed, aPolicy()).cycles[0]).toMatchObject({ bucket: 'excluded' });
    expect(alertsOf(replay(dismissed, aPolicy()))).toEqual(['warn 12:00 support']);
  });

  it('has no clock where nobody asks for an answer', () => {
    const wordless = aMention({ observation: anObservation({ text: '', title: ' ' }) });
    const ours = aMention({ observation: anObservation({ fromBrand: true }) });
    const asks = { cycles: [], policy: 'angry' };

    expect(replay(aMention(), aPolicy({ when: { stars: [5] } }))).toEqual({ cycles: [] });
    expect(replay(aMention(), aPolicy({ needsResponse: false }))).toEqual(asks);
    expect(replay(wordless, aPolicy())).toEqual(asks);
    expect(replay(ours, aPolicy())).toEqual(asks);
  });

  it('asks for what was never asked for before, import of history and enforceFrom included', () => {
    const opening = {
      openTime: AROUND_THE_CLOCK,
      startedAt: POSTED_AT,
      discoveredAt: NEXT_DAY,
      now: NEXT_DAY,
      cycle: 1,
    };
    const history = openClock({ ...opening, policy: aPolicy(), exclude: READ_AS_HISTORY }).clock;
    const later = aPolicy({ enforceFrom: NEXT_DAY });

    expect(alertsOf(replay(mentionAfter(history, seen('12:30')), aPolicy()))).toEqual(['warn 12:00 support']);
    expect(replay(mentionAfter(openClock({ ...opening, policy: later }).clock), later).cycles[0]?.bucket).toBe(
      'overdue',
    );
  });
});

describe('the figures of a backtest', () => {
  const policies = [
    aPolicy({ id: 'one-star', when: { stars: [1] } }),
    aPolicy({ id: 'rest', needsResponse: false }),
    aPolicy({ id: 'never', when: { stars: [3] } }),
  ];
  const replays = [
    replayMention(mentionAfter(aClock(), seen('15:30')), set(...policies), NEXT_DAY),
    replayMention(mentionAfter(aClock(), seen('10:00')), set(...policies), NEXT_DAY),
    replayMention(aMention({ observation: anObservation({ rating: 4 }) }), set(...policies), NEXT_DAY),
    replayMention(mentionAfter(aClock()), set(...policies), NEXT_DAY),
  ];
  const figures = backtestFigures(replays, { policies, timeZone: 'Europe/Brussels', length: 2 * DAY });

  it('add up clocks, alerts and owners', () => {
    expect(figures).toMatchObject({
      mentions: 4,
      unclocked: 1,
      clocks: 3,
      counts: { met: 1, late: 1, overdue: 1 },
      attainment: 1 / 3,
      alerts: 7,
      warnings: 2,
      breaches: 2,
      escalations: 3,
      alertsPerDay: 3.5,
      byDay: [{ day: '2026-11-16', alerts: 7 }],
      byOwner: [
        { owner: 'director', alerts: 1, clocks: 0 },
        { owner: 'lead', alerts: 2, clocks: 0 },
        { owner: 'support', alerts: 4, clocks: 3 },
      ],
    });
    expect(figures.byOwner[0]).not.toHaveProperty('attainment');
  });

  it('tell the hours of the wall clock, and the night', () => {
    expect(Object.entries(figures.byHour).filter(([, count]) => count > 0)).toEqual([
      ['13', 2],
      ['14', 2],
      ['16', 2],
      ['22', 1],
    ]);
    expect(figures.atNight).toBe(1);
    expect(backtestFigures(replays, { policies, timeZone: 'Asia/Tokyo', length: 0 })).toMatchObject({
      atNight: 5,
      alertsPerDay: 7,
      byDay: [
        { day: '2026-11-16', alerts: 4 },
        { day: '2026-11-17', alerts: 3 },
      ],
    });
  });

  it('stand by policy, with a suggestion where there was something to answer', () => {
    expect(figures.byPolicy).toMatchObject([
      { policy: 'one-star', mentions: 3, clocks: 3, breaches: 2, suggestion: { mentions: 3 } },
      { policy: 'rest', mentions: 1, clocks: 0 },
      { policy: 'never', mentions: 0, clocks: 0 },
    ]);
    expect(figures.byPolicy.slice(1).some((policy) => 'suggestion' in policy)).toBe(false);
  });

  it('suggest nothing from mentions whose answer nobody can see, or that were dismissed', () => {
    const observation = anObservation({ response: { truth: 'unknown', reason: 'no' } });
    const blind = Array.from({ length: 12 }, () => replayMention(aMention({ observation }), set(aPolicy()), NEXT_DAY));

    expect(
      backtestFigures(blind, { policies: [aPolicy()], timeZone: 'UTC', length: DAY }).byPolicy[0]?.suggestion,
    ).toEqual({
      mentions: 0,
      why: 'fewer than 10 mentions: too few to suggest a target from',
    });
  });
});

describe('a figure of a backtest', () => {
  const cycle = (alerts: readonly ReplayedAlert[], more: Partial<ReplayedCycle> = {}): ReplayedCycle => ({
    ...{ startedAt: POSTED_AT, dueAt: monday('13:00'), bucket: 'met', owner: 'support', wait: HOUR, isAnswered: true },
    alerts,
    ...more,
  });
  const alert = (when: number, stage: StageKey = 'breach') => ({ stage, at: when, owner: 'support' });
  const policy = aPolicy();
  const figuresOf = (...cycles: readonly ReplayedCycle[]) =>
    backtestFigures([{ policy: policy.id, cycles }], { policies: [policy], timeZone: 'UTC', length: DAY });

  it('counts as night from 22:00 until before 07:00, and an alert within its hour', () => {
    const times = ['21:59', '22:00', '06:59', '07:00', '07:01', '23:59'];
    const { atNight, byHour } = figuresOf(cycle(times.map((time) => alert(monday(time)))));

    expect(atNight).toBe(3);
    expect(byHour).toHaveLength(24);
    expect([byHour[6], byHour[7], byHour[21], byHour[22], byHour[23]]).toEqual([1, 2, 1, 1, 1]);
  });

  it('lists days oldest first, however the mentions came', () => {
    const { byDay } = figuresOf(cycle([alert(NEXT_DAY)]), cycle([alert(POSTED_AT)]), cycle([alert(NEXT_DAY + DAY)]));

    expect(byDay.map(({ day }) => day)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
  });

  it('knows every warning by its place', () => {
    const alerts = [alert(POSTED_AT, 'warn1'), alert(POSTED_AT, 'warn'), alert(POSTED_AT, 'escalate1')];

    expect(figuresOf(cycle(alerts))).toMatchObject({ alerts: 3, warnings: 2, breaches: 0, escalations: 1 });
  });

  it('counts each clock in one bucket, and attains by those that are decided', () => {
    const buckets = ['inWindow', 'notAnswerable', 'excluded', 'met'] as const;
    const one = figuresOf(...buckets.map((bucket) => cycle([], { bucket })));

    expect(one.counts).toEqual({ met: 1, late: 0, overdue: 0, inWindow: 1, notAnswerable: 1, excluded: 1 });
    expect(one.attainment).toBe(1);
    expect(figuresOf(cycle([], { bucket: 'excluded' })).counts).toEqual({
      ...one.counts,
      met: 0,
      inWindow: 0,
      notAnswerable: 0,
    });
    expect(figuresOf(cycle([], { bucket: 'inWindow' }))).not.toHaveProperty('attainment');
  });

  it('suggests from first responses only, and from one mention already', () => {
    expect(figuresOf(cycle([]), cycle([]), cycle([])).byPolicy[0]?.suggestion).toMatchObject({ mentions: 1 });
  });
});

describe('suggesting a target', () => {
  const answered = (...minutes: number[]) => minutes.map((wait) => ({ wait: wait * MINUTE, isAnswered: true }));
  const waiting = (...minutes: number[]) => minutes.map((wait) => ({ wait: wait * MINUTE, isAnswered: false }));

  it('gives the strictest half hours that nine in ten would have met', () => {
    expect(suggestTarget(answered(5, 10, 20, 30, 40, 50, 60, 61, 62, 600))).toEqual({
      target: 1.5 * HOUR,
      mentions: 10,
      share: 0.9,
    });
    expect(suggestTarget(answered(0, 0, 0, 0, 0, 0, 0, 0, 0, 30))).toMatchObject({ target: HOUR / 2, share: 1 });
  });

  it('refuses to suggest on fewer than ten', () => {
    expect(suggestTarget(answered(1, 2, 3, 4, 5, 6, 7, 8, 9))).toEqual({
      mentions: 9,
      why: 'fewer than 10 mentions: too few to suggest a target from',
    });
  });

  it('counts one that still waits against what its wait has outgrown, and no more', () => {
    const nine = answered(10, 10, 10, 10, 10, 10, 10, 10, 10);

    expect(suggestTarget([...nine, ...waiting(45)])).toEqual({ target: HOUR / 2, mentions: 10, share: 0.9 });
    // At half an hour only nine are decided: too few.
    expect(suggestTarget([...nine, ...waiting(20)])).toMatchObject({
      why: expect.stringContaining('1 have no answer'),
    });
    expect(suggestTarget([...nine, ...answered(20), ...waiting(20)])).toMatchObject({ mentions: 10, share: 1 });
  });

  it('takes the strictest, however the waits came', () => {
    expect(suggestTarget(answered(600, 200, 90, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10))).toMatchObject({
      target: 3.5 * HOUR,
    });
    expect(suggestTarget(answered(90, 60, 10, 10, 10, 10, 10, 10, 10, 10))).toMatchObject({ target: HOUR });
  });

  it('does not yet count a wait that is just as long as the target', () => {
    const ten = answered(10, 10, 10, 10, 10, 10, 10, 10, 10, 10);

    expect(suggestTarget([...ten, ...waiting(30)])).toEqual({ target: HOUR / 2, mentions: 10, share: 1 });
  });

  it('says when no target would do', () => {
    expect(suggestTarget([...answered(10, 10, 10, 10, 10, 10, 10, 10), ...waiting(900, 900)])).toEqual({
      mentions: 10,
      why: 'no target would have been met nine times in ten: 2 have no answer',
    });
  });
});
