import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { openClock, openFirstClock } from '../../../functions/domain/sla/clock-open.ts';
import { AROUND_THE_CLOCK, compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { aClock, anObservation, aPolicy, at, POSTED_AT } from '../../support/builders.ts';

const FOUND_AT = POSTED_AT + 5 * MINUTE;
const office = compileCalendar({
  timeZone: 'Europe/Berlin',
  hours: { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']] },
});
const open = (policy: Policy | undefined, overrides: Partial<Parameters<typeof openClock>[0]> = {}) =>
  openClock({
    policy,
    openTime: AROUND_THE_CLOCK,
    startedAt: POSTED_AT,
    discoveredAt: FOUND_AT,
    cycle: 1,
    now: FOUND_AT,
    ...overrides,
  });
const ladder = (policy: Policy, overrides: Partial<Parameters<typeof openClock>[0]> = {}) =>
  open(policy, overrides).clock.ladder.map((stage) => [stage.key, new Date(stage.at).toISOString(), stage.owner]);

describe('opening a clock', () => {
  it('computes the deadline and the whole ladder up front, and pins the policy', () => {
    expect(open(aPolicy())).toEqual({
      clock: aClock(),
      events: [{ at: FOUND_AT, what: 'clockStarted', detail: 'due 2026-11-16T13:00:00.000Z' }],
    });
  });

  it('pins calendar, time zone database and since when responses count, where they are given', () => {
    const { clock } = open(aPolicy({ calendar: 'office' }), { tz: '2026c', answersFrom: 7 });

    expect(clock).toMatchObject({ calendar: 'office', tz: '2026c', answersFrom: 7 });
  });

  it('calls a later cycle a next response', () => {
    const { clock, events } = open(aPolicy(), { cycle: 2 });

    expect(clock.cycle).toBe(2);
    expect(events[0]?.what).toBe('nextClockStarted');
  });

  it('has a target of its own for next responses, where the policy gives one', () => {
    const policy = aPolicy({ nextTarget: 2 * HOUR });

    expect(open(policy).clock).toMatchObject({ dueAt: POSTED_AT + 4 * HOUR, plan: { nextTarget: 2 * HOUR } });
    expect(open(policy, { cycle: 2 }).clock).toMatchObject({ target: 4 * HOUR, dueAt: POSTED_AT + 2 * HOUR });
  });

  it('counts warnings and escalations in open time too', () => {
    // Monday 17:00 in Berlin: one open hour is left, three more on Tuesday.
    const startedAt = at('2026-11-16T16:00:00Z');
    const policy = aPolicy({ warnBefore: [30 * MINUTE, 3 * HOUR], escalateAfter: [7 * HOUR] });

    expect(ladder(policy, { openTime: office, startedAt, discoveredAt: startedAt })).toEqual([
      ['warn1', '2026-11-17T08:00:00.000Z', 'support'],
      ['warn2', '2026-11-17T10:30:00.000Z', 'support'],
      ['breach', '2026-11-17T11:00:00.000Z', 'support'],
      ['escalate1', '2026-11-23T09:00:00.000Z', 'lead'],
    ]);
  });

  it('drops a warning that would fall before the start, and keeps the names of the others', () => {
    const policy = aPolicy({ warnBefore: [5 * HOUR, 4 * HOUR, HOUR, HOUR], escalateAfter: [] });

    expect(ladder(policy)).toEqual([
      ['warn2', '2026-11-16T09:00:00.000Z', 'support'],
      ['warn3', '2026-11-16T12:00:00.000Z', 'support'],
      ['breach', '2026-11-16T13:00:00.000Z', 'support'],
    ]);
  });

  it('gives every further escalation to the last owner, and all to the owner where none is named', () => {
    const owners = (escalateTo: string[]) =>
      open(aPolicy({ escalateAfter: [3 * HOUR, HOUR, 2 * HOUR], escalateTo }))
        .clock.ladder.slice(-3)
        .map((stage) => stage.owner);

    expect(owners(['lead', 'director'])).toEqual(['lead', 'director', 'director']);
    expect(owners([])).toEqual(['support', 'support', 'support']);
  });
});

describe('a mention that is past due when it is discovered', () => {
  const found = at('2026-11-16T13:00:00Z');

  it('gets one alert now, and escalations by the team clock', () => {
    const { clock, events } = open(aPolicy(), { discoveredAt: found, now: found + MINUTE });

    expect(clock).toMatchObject({
      lateDiscovered: true,
      dueAt: at('2026-11-16T13:00:00Z'),
      teamDueAt: at('2026-11-16T17:00:00Z'),
      ladder: [
        { key: 'breach', at: at('2026-11-16T13:01:00Z') },
        { key: 'escalate1', at: at('2026-11-16T19:00:00Z') },
        { key: 'escalate2', at: at('2026-11-17T01:00:00Z') },
      ],
    });
    expect(events[0]?.detail).toBe('due 2026-11-16T13:00:00.000Z, past due when discovered');
  });

  it('is not one that is discovered a millisecond before its deadline', () => {
    expect(open(aPolicy(), { discoveredAt: found - 1 }).clock.lateDiscovered).toBe(false);
  });
});

describe('a mention that is counted and never clocked', () => {
  it.each<[string, Policy | undefined, string | undefined]>([
    ['no policy matches', undefined, undefined],
    ['policy angry asks for no response', aPolicy({ needsResponse: false }), undefined],
    [
      'posted before 2026-11-16T09:00:00.001Z, from when policy angry is enforced: statistics only',
      aPolicy({ enforceFrom: POSTED_AT + 1 }),
      undefined,
    ],
    ['written by the brand itself', aPolicy(), 'written by the brand itself'],
  ])('says that %s', (reason, policy, exclude) => {
    const { clock, events } = open(policy, { exclude });

    expect(clock).toMatchObject({ status: 'excluded', reason, ladder: [], startedAt: POSTED_AT });
    expect(clock.dueAt).toBeUndefined();
    expect(clock.policy?.id).toBe(policy?.id);
    expect(events.map((event) => event.what)).toEqual(['excluded']);
  });

  it('is clocked from the very instant of enforceFrom on', () => {
    expect(open(aPolicy({ enforceFrom: POSTED_AT })).clock.status).toBe('running');
  });
});

describe('the first clock of a mention', () => {
  const rest = { policy: aPolicy(), openTime: AROUND_THE_CLOCK, discoveredAt: FOUND_AT, now: FOUND_AT };

  it('starts when the mention was posted', () => {
    const { clock } = openFirstClock(anObservation(), rest);

    expect(clock).toMatchObject({ startedAt: POSTED_AT, status: 'running', cycle: 1 });
    expect(clock.answersFrom).toBeUndefined();
  });

  it('starts at discovery where that is unknown; then any response answers it', () => {
    const { publishedAt: _, ...observation } = anObservation({ publishedPrecision: 'unknown' });

    expect(openFirstClock(observation, rest).clock).toMatchObject({ startedAt: FOUND_AT, answersFrom: 0 });
  });

  it('takes responses within a day where only the day is known', () => {
    const { clock } = openFirstClock(anObservation({ publishedPrecision: 'day' }), rest);

    expect(clock.answersFrom).toBe(at('2026-11-15T09:00:00Z'));
  });

  it.each([
    ['written by the brand itself', anObservation({ fromBrand: true })],
    ['a rating without words', anObservation({ title: ' ', text: '\n' })],
  ])('is excluded as %s', (reason, observation) => {
    expect(openFirstClock(observation, rest).clock).toMatchObject({ status: 'excluded', reason });
  });

  it('runs for a title without a text, and for a post that is a picture', () => {
    const { title: _, rating: __, ...picture } = anObservation({ text: '' });

    expect(openFirstClock(anObservation({ text: '' }), rest).clock.status).toBe('running');
    expect(openFirstClock(picture, rest).clock.status).toBe('running');
  });
});
