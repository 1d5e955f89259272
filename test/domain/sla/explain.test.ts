import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import { openClock } from '../../../functions/domain/sla/clock-open.ts';
import { NOTHING_SEEN } from '../../../functions/domain/sla/clock-seen.ts';
import { explainClock } from '../../../functions/domain/sla/explain.ts';
import { explainJson } from '../../../functions/domain/sla/explain-json.ts';
import { storyOf } from '../../../functions/domain/sla/explain-story.ts';
import { lengthText, localText } from '../../../functions/domain/sla/explain-text.ts';
import { explainVerdict } from '../../../functions/domain/sla/explain-verdict.ts';
import { AROUND_THE_CLOCK, compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { A_PLAN, aClock, aMention, anObservation, aPolicy, at } from '../../support/builders.ts';
import { edited, happened, having, monday, seen } from './decide-support.ts';

const FRIDAY = at('2026-10-23T14:00:00Z');
const office = compileCalendar({
  timeZone: 'Europe/Berlin',
  hours: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ],
    fri: [['09:00', '18:00']],
  },
});

/** Posted on the Friday before Berlin's clocks go back; snoozed for half an hour on Monday, warned, then answered. */
function officeMention() {
  const policy = aPolicy({ calendar: 'office', target: 6 * HOUR, escalateAfter: [HOUR] });
  const found = FRIDAY + 12 * MINUTE;
  const start = { startedAt: FRIDAY, discoveredAt: found, now: found, cycle: 1 };
  const opened = openClock({ policy, openTime: office, ...start });
  const steps = [
    { what: 'snoozed', at: at('2026-10-26T08:30:00Z'), until: at('2026-10-26T09:00:00Z'), by: 'ana' },
    { what: 'due', now: at('2026-10-26T12:30:00Z') },
    { what: 'alertDelivered', at: at('2026-10-26T12:30:20Z'), stage: 'warn' },
    { what: 'responseSeen', at: at('2026-10-26T13:00:00Z'), seenAt: at('2026-10-26T13:05:00Z') },
  ] as const;
  let { clock } = opened;
  const history = [...opened.events];
  for (const step of steps) {
    const decided = happened(clock, step, office);
    clock = decided.clock;
    history.push(...decided.events);
  }
  return aMention({ clock, history, discoveredAt: found, observation: anObservation({ publishedAt: FRIDAY }) });
}

describe('explaining a clock', () => {
  it('tells when a mention on the watch list is looked at next, as long as its clock runs', () => {
    const options = { timeZone: 'UTC', openTime: AROUND_THE_CLOCK, now: monday('10:00') };
    const watch = { every: 5 * MINUTE, lookAt: monday('10:45') };
    const line = 'Read again at its source: Mon 2026-11-16 10:45 UTC, before any alert, and at polls.';

    expect(explainClock(aMention({ watch }), options)).toContain(line);
    expect(explainJson(storyOf(aMention({ watch }), options))).toMatchObject({ lookAt: '2026-11-16T10:45:00.000Z' });
    expect(explainClock(aMention({ watch, clock: aClock({ status: 'met' }) }), options)).not.toContain(line);
    expect(storyOf(aMention(), options)).not.toHaveProperty('lookAt');
  });

  it('tells what a recompute found used, and counts the rest from there', () => {
    const clock = aClock({
      counted: [monday('10:00'), HOUR],
      dueAt: monday('11:30'),
      plan: { ...A_PLAN, nextTarget: HOUR },
    });
    const options = { timeZone: 'UTC', openTime: AROUND_THE_CLOCK, now: monday('11:00') };

    expect(explainClock(aMention({ clock }), options)).toEqual(
      expect.arrayContaining([
        'Target: a response within 4 h (next ones within 1 h), around the clock.',
        '  used until a recompute at Mon 2026-11-16 10:00 UTC: 1 h',
        '  counted Mon 2026-11-16 10:00 UTC to Mon 2026-11-16 11:30 UTC: 1 h 30 min',
      ]),
    );
    expect(explainJson(storyOf(aMention({ clock }), options))['cycles']).toMatchObject([
      {
        counted: { at: '2026-11-16T10:00:00.000Z', used: HOUR },
        windows: [['2026-11-16T10:00:00.000Z', expect.anything()]],
      },
    ]);
  });

  it('tells the story in plain words and local time, with the open hours window by window', () => {
    const lines = explainClock(officeMention(), {
      timeZone: 'Europe/Berlin',
      openTime: office,
      now: at('2026-10-26T13:05:00Z'),
      passedOver: [{ id: 'vip', why: 'stars 1 is not one of 5' }],
    });

    expect(lines).toEqual([
      'acme/app-store:us:1/4711: severity high (1 star)',
      'Times are of Europe/Berlin.',
      'Policy vip did not match: stars 1 is not one of 5.',
      'Policy angry matched (version v1).',
      'Target: a response within 6 h, in the open time of calendar office.',
      'Posted Fri 2026-10-23 16:00 UTC+2, discovered Fri 2026-10-23 16:12 UTC+2: 12 min of discovery lag.',
      'First response: clock started Fri 2026-10-23 16:00 UTC+2.',
      '  counted Fri 2026-10-23 16:00 UTC+2 to Fri 2026-10-23 18:00 UTC+2: 2 h',
      '  counted Mon 2026-10-26 09:00 UTC+1 to Mon 2026-10-26 09:30 UTC+1: 30 min',
      '  counted Mon 2026-10-26 10:00 UTC+1 to Mon 2026-10-26 12:00 UTC+1: 2 h',
      '  counted Mon 2026-10-26 13:00 UTC+1 to Mon 2026-10-26 14:30 UTC+1: 1 h 30 min',
      '  paused Mon 2026-10-26 09:30 UTC+1 to Mon 2026-10-26 10:00 UTC+1',
      '  deadline Mon 2026-10-26 14:30 UTC+1, moved by snoozes from Mon 2026-10-26 14:00 UTC+1',
      '  warn Mon 2026-10-26 13:30 UTC+1 to support: done',
      '  breach Mon 2026-10-26 14:30 UTC+1 to support: not needed',
      '  escalate1 Mon 2026-10-26 15:30 UTC+1 to lead: not needed',
      '  response posted Mon 2026-10-26 14:00 UTC+1',
      '  met: the response was posted 30 min before the deadline, by policy angry',
      'History:',
      '  Fri 2026-10-23 16:12 UTC+2  clock started: due 2026-10-26T13:00:00.000Z',
      '  Mon 2026-10-26 09:30 UTC+1  snoozed: until 2026-10-26T09:00:00.000Z by ana',
      '  Mon 2026-10-26 13:30 UTC+1  stage due: warn',
      '  Mon 2026-10-26 13:30:20 UTC+1  alerted: warn',
      '  Mon 2026-10-26 14:05 UTC+1  response seen: posted 2026-10-26T13:00:00.000Z',
      '  Mon 2026-10-26 14:05 UTC+1  met: posted 2026-10-26T13:00:00.000Z',
    ]);
  });

  it('counts windows that together are as long as the target', () => {
    const [cycle] = storyOf(officeMention(), { openTime: office, now: 0 }).cycles;

    expect(cycle?.windows.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(6 * HOUR);
  });

  it('says what is missing: no policy, no published time, no target', () => {
    const { publishedAt: _, rating: __, ...observation } = anObservation({ publishedPrecision: 'unknown' });
    const start = { startedAt: monday('09:05'), discoveredAt: monday('09:05'), now: monday('09:05'), cycle: 1 };
    const { clock } = openClock({ openTime: AROUND_THE_CLOCK, ...start });
    const mention = aMention({ clock, observation, severity: { ...aMention().severity, reasons: [] } });

    expect(explainClock(mention, { timeZone: 'UTC', openTime: AROUND_THE_CLOCK, now: monday('10:00') })).toEqual([
      'acme/app-store:us:1/4711: severity high',
      'Times are of UTC.',
      'No policy matched.',
      'Discovered Mon 2026-11-16 09:05 UTC; the source does not say when it was posted.',
      'First response: no clock.',
      '  excluded: no policy matches',
    ]);
  });

  it('shows what is pending and what is ahead, late discovery, and each cycle', () => {
    const late = { ...aClock(), lateDiscovered: true, teamDueAt: monday('18:00') };
    const clock = having(late, seen('14:00'), edited('15:00'), { what: 'due', now: monday('18:00') });
    const options = { timeZone: 'UTC', openTime: AROUND_THE_CLOCK, now: monday('18:00') };

    const lines = explainClock(aMention({ clock, history: [{ at: 0, what: 'responsePending' }] }), options);

    expect(lines).toContain('  past due when discovered; by the team clock due Mon 2026-11-16 18:00 UTC');
    expect(lines).toContain('Next response (cycle 2): clock started Mon 2026-11-16 15:00 UTC.');
    expect(lines).toContain('  late: the response was posted 1 h after the deadline, by policy angry');
    expect(lines).toContain('  deadline Mon 2026-11-16 19:00 UTC');
    expect(lines).toContain('  warn Mon 2026-11-16 18:00 UTC to support: decided, not yet known to be delivered');
    expect(lines).toContain('  breach Mon 2026-11-16 19:00 UTC to support: ahead');
    expect(lines).toContain('  in window: 1 h left, by policy angry');
    expect(lines).toContain('Target: a response within 4 h, around the clock.');
    expect(lines.at(-1)).toBe('  Thu 1970-01-01 00:00 UTC  response pending');
  });

  it('shows of an excluded clock no windows and no policy as the reason', () => {
    const start = { startedAt: FRIDAY, discoveredAt: FRIDAY, now: FRIDAY, cycle: 1 };
    const { clock } = openClock({ policy: aPolicy({ needsResponse: false }), openTime: office, ...start });
    const mention = aMention({ clock, observation: anObservation({ publishedAt: FRIDAY }) });

    expect(storyOf(mention, { openTime: office, now: FRIDAY }).cycles[0]?.windows).toEqual([]);
    expect(explainClock(mention, { timeZone: 'UTC', openTime: office, now: FRIDAY }).at(-1)).toMatch(
      /^ {2}excluded: [^,]+$/u,
    );
  });

  it('shows neither text nor author of the mention', () => {
    const options = { timeZone: 'UTC', openTime: office, now: monday('10:00') };
    const shown = JSON.stringify([explainClock(officeMention(), options), storyOf(officeMention(), options)]);

    expect(shown).not.toMatch(/Vera|parcel|Lost my order|customer-1/u);
  });

  it('is also there as JSON, with instants in UTC', () => {
    const story = storyOf(officeMention(), { openTime: office, now: at('2026-10-26T13:05:00Z') });

    expect(explainJson(story)).toMatchObject({
      brand: 'acme',
      publishedAt: '2026-10-23T14:00:00.000Z',
      target: 6 * HOUR,
      cycles: [
        {
          status: 'met',
          dueAt: '2026-10-26T13:30:00.000Z',
          pauses: [['2026-10-26T08:30:00.000Z', '2026-10-26T09:00:00.000Z']],
          stages: [{ key: 'warn', at: '2026-10-26T12:30:00.000Z', state: 'done' }, {}, {}],
        },
      ],
      history: [{ at: '2026-10-23T14:12:00.000Z', what: 'clockStarted' }, {}, {}, {}, {}, {}],
    });
    expect(JSON.parse(JSON.stringify(explainJson(story)))).toEqual(explainJson(story));
  });
});

describe('explaining delivery hours', () => {
  const policy = aPolicy({ escalateAfter: [HOUR], deliver: { calendar: 'office', urgent: ['escalate'] } });
  const start = { startedAt: FRIDAY, discoveredAt: FRIDAY, now: FRIDAY, cycle: 1 };
  const { clock, events } = openClock({ policy, openTime: AROUND_THE_CLOCK, delivery: office, ...start });
  const mention = aMention({ clock, history: events });
  const options = { openTime: AROUND_THE_CLOCK, now: FRIDAY, timeZone: 'Europe/Berlin' };

  it('says in words who is told when, and from when to when a stage is held', () => {
    const lines = explainClock(mention, options);

    expect(lines).toContain('Alerts: in the open time of calendar office; escalate at any time.');
    expect(lines).toContain(
      '  breach Fri 2026-10-23 20:00 UTC+2 to support: ahead, held from then to Mon 2026-10-26 09:00 UTC+1, escalate1 will say it',
    );
    expect(lines).toContain('  escalate1 Fri 2026-10-23 21:00 UTC+2 to lead: ahead');
  });

  it('says so as JSON', () => {
    expect(explainJson(storyOf(mention, options))).toMatchObject({
      deliver: { calendar: 'office', urgent: ['escalate'] },
      cycles: [
        {
          stages: [
            { key: 'warn', at: '2026-10-23T17:00:00.000Z', heldUntil: '2026-10-26T08:00:00.000Z' },
            { key: 'breach', at: '2026-10-23T18:00:00.000Z', heldUntil: '2026-10-26T08:00:00.000Z' },
            { key: 'escalate1', at: '2026-10-23T19:00:00.000Z', owner: 'lead', state: 'ahead' },
          ],
        },
      ],
    });
  });

  it('names no stage that will say it once one was told, or where each is told by itself', () => {
    const overtaken = (given: typeof clock) =>
      storyOf(aMention({ clock: given }), options).cycles[0]?.stages.map(({ overtakenBy }) => overtakenBy);

    expect(overtaken(clock)).toEqual(['escalate1', 'escalate1', undefined]);
    expect(overtaken({ ...clock, fired: 1 })).toEqual([undefined, 'escalate1', undefined]);
    expect(overtaken(aClock())).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('has no word of it where alerts are told at any time', () => {
    expect(explainClock(aMention(), options).join()).not.toContain('Alerts:');
    expect(storyOf(aMention(), options)).not.toHaveProperty('deliver');
    const none = { ...clock, plan: { ...A_PLAN, deliver: { calendar: 'office', urgent: [] } } };
    expect(explainClock(aMention({ clock: none }), options)).toContain('Alerts: in the open time of calendar office.');
  });
});

describe('the verdict in words', () => {
  const notReplied = { truth: 'notReplied' } as const;
  const words = (
    overrides: Parameters<typeof aClock>[0],
    time = '12:00',
    response: Parameters<typeof explainVerdict>[2] = notReplied,
  ) => {
    const clock = aClock(overrides);
    return explainVerdict(clock, clock, response, monday(time));
  };

  it.each([
    ['in window: 0 s left', words({}, '13:00')],
    ['overdue: no response for 30 min after the deadline', words({}, '13:30')],
    [
      'overdue: no response for 30 min after the deadline',
      words(
        { seen: having(aClock(), { what: 'responseRemoved', seenAt: monday('13:10') }).seen ?? NOTHING_SEEN },
        '13:30',
        {
          truth: 'unknown',
          reason: 'HTTP 500',
        },
      ),
    ],
    [
      'not answerable: no response for 30 min after the deadline, but the source cannot tell (HTTP 500)',
      words({}, '13:30', { truth: 'unknown', reason: 'HTTP 500' }),
    ],
    [
      'met: the response was posted in the very instant of the deadline',
      words({ status: 'met', respondedAt: monday('13:00') }),
    ],
    ['met: a response is visible', words({ status: 'met' })],
    ['withdrawn: gone from its source', words({ status: 'withdrawn', reason: 'gone from its source' })],
    ['excluded: no reason was kept', words({ status: 'excluded' })],
  ])('is "%s"', (expected, said) => {
    expect(said).toBe(expected);
  });

  it('is honest about a clock without a deadline', () => {
    const { dueAt: _, ...endless } = aClock();

    expect(explainVerdict(endless, endless, notReplied, monday('13:30'))).toBe('running: without a deadline');
    expect(explainVerdict({ ...endless, status: 'met', respondedAt: 1 }, endless, notReplied, 2)).toBe(
      'met: a response is visible',
    );
  });
});

describe('times and lengths in words', () => {
  it('tell the two sides of a clock change apart', () => {
    expect(localText(at('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toBe('Sun 2026-10-25 02:30 UTC+2');
    expect(localText(at('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe('Sun 2026-10-25 02:30 UTC+1');
    expect(localText(at('2026-11-16T00:00:07Z'), 'Asia/Kathmandu')).toBe('Mon 2026-11-16 05:45:07 UTC+5:45');
  });

  it.each([
    [0, '0 s'],
    [45 * SECOND, '45 s'],
    [HOUR + SECOND, '1 h 1 s'],
    [-90 * MINUTE, '1 h 30 min'],
    [100 * HOUR, '100 h'],
    [1_500, '2 s'],
    [499, '0 s'],
  ])('%d ms is %s', (length, words) => {
    expect(lengthText(length)).toBe(words);
  });
});
