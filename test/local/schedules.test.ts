import { describe, expect, it } from 'vitest';
import type { Resource } from '../../bin/local/assembly.ts';
import { atFiring, cronFirings, ratePeriod } from '../../bin/local/cron.ts';
import { arn, lambda, MINUTE, newFolder, run, START, tinyStack } from './tiny-stack.ts';

const CRON: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['cron(0 7 * * ? *)', 'UTC', '2026-03-02T07:00:00Z', ['2026-03-03T07:00:00Z', '2026-03-04T07:00:00Z']],
  ['cron(5 7 ? * MON *)', 'Europe/Berlin', '2026-03-02T06:05:00Z', ['2026-03-09T06:05:00Z']],
  ['cron(0/15 8-9 ? * MON-FRI *)', 'UTC', '2026-03-06T09:40:00Z', ['2026-03-06T09:45:00Z', '2026-03-09T08:00:00Z']],
  // The hour that Berlin skips on 29 March 2026, and the one it repeats on 25 October.
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T12:00:00Z', ['2026-03-30T00:30:00Z']],
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z', ['2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z']],
  ['cron(0 0 L * ? *)', 'UTC', '2028-02-01T00:00:00Z', ['2028-02-29T00:00:00Z', '2028-03-31T00:00:00Z']],
  ['cron(0 9 ? * 2#1 *)', 'UTC', '2026-03-02T09:00:00Z', ['2026-04-06T09:00:00Z']],
  ['cron(0 9 ? * FRIL *)', 'UTC', '2026-03-01T00:00:00Z', ['2026-03-27T09:00:00Z']],
  ['cron(0 9 1W * ? *)', 'UTC', '2026-07-31T12:00:00Z', ['2026-08-03T09:00:00Z']],
  ['cron(0 12 1 JAN,JUL ? 2027)', 'UTC', '2026-03-01T00:00:00Z', ['2027-01-01T12:00:00Z', '2027-07-01T12:00:00Z']],
];

describe('schedule expressions', () => {
  it.each(CRON)('%s in %s after %s', (expression, zone, after, expected) => {
    const next = cronFirings(expression, zone);
    const fired: string[] = [];
    for (let at = next(Date.parse(after)); at !== undefined && fired.length < expected.length; at = next(at)) {
      fired.push(new Date(at).toISOString().replace('.000Z', 'Z'));
    }
    expect(fired).toEqual(expected);
  });

  it('end when their year is over', () => {
    expect(cronFirings('cron(0 0 1 1 ? 2025)', 'UTC')(START)).toBeUndefined();
    expect(atFiring('at(2026-03-02T09:30:15)', 'UTC')?.(START)).toBe(Date.parse('2026-03-02T09:30:15Z'));
    expect(atFiring('at(2026-03-02T07:30:00)', 'UTC')?.(START)).toBeUndefined();
  });

  it.each([
    ['rate(1 minute)', MINUTE],
    ['rate(5 minutes)', 5 * MINUTE],
    ['rate(2 hours)', 120 * MINUTE],
    ['rate(0 minutes)', undefined],
    ['cron(0 7 * * ? *)', undefined],
  ])('%s has the period %s', (expression, period) => {
    expect(ratePeriod(expression)).toBe(period);
  });

  it.each(['cron(61 * * * ? *)', 'cron(* * *)', 'every minute'])('%s is refused in one line', (expression) => {
    expect(() => cronFirings(expression, 'UTC')).toThrow(/^ScheduleExpression: /u);
  });
});

const TICK = `export const handler = async (event) => { record('tick', event); };`;

const schedule = (properties: Readonly<Record<string, unknown>>): Resource => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: properties,
});

const scheduled = (properties: object) =>
  tinyStack(
    { Tick: lambda('tick'), Every: schedule({ Name: 'every', Target: { Arn: arn('Tick') }, ...properties }) },
    { tick: TICK },
  );

describe('schedules on the clock of the run', () => {
  it('fire a rate at once and then every period, each at its own instant', async () => {
    const local = await run(scheduled({ ScheduleExpression: 'rate(1 minute)' }));

    await local.clock.advanceTo(START + 3 * MINUTE);

    expect(local.recorded.map(({ at }) => at - START)).toEqual([0, MINUTE, 2 * MINUTE, 3 * MINUTE]);
    expect(local.seenOf('schedule')[0]).toMatchObject({ schedule: 'every', target: 'tick' });
  });

  it('fire a cron in its own time zone with the input that the template gives', async () => {
    const local = await run(
      scheduled({
        ScheduleExpression: 'cron(30 9 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/Berlin',
        Target: { Arn: arn('Tick'), Input: '{"period":"day","at":"<aws.scheduler.scheduled-time>"}' },
      }),
    );

    await local.clock.advanceTo(START + 60 * MINUTE);

    expect(await local.values('tick')).toEqual([{ period: 'day', at: '2026-03-02T08:30:00Z' }]);
  });

  it('leave a disabled schedule alone', async () => {
    const local = await run(scheduled({ ScheduleExpression: 'rate(1 minute)', State: 'DISABLED' }));

    await local.clock.advanceTo(START + 5 * MINUTE);

    expect(await local.values('tick')).toEqual([]);
  });

  it('make up for ticks missed while the run was stopped with one', async () => {
    const dataDir = newFolder();
    const first = await run(scheduled({ ScheduleExpression: 'rate(10 minutes)' }), { dataDir });
    await first.clock.advanceTo(START + 25 * MINUTE);
    await first.stop();

    const later = { mode: 'virtual', startAt: START + 65 * MINUTE } as const;
    const second = await run(scheduled({ ScheduleExpression: 'rate(10 minutes)' }), { dataDir, clock: later });
    await second.clock.advanceTo(START + 80 * MINUTE);

    expect(second.recorded.map(({ at }) => (at - START) / MINUTE)).toEqual([65, 70, 80]);
  });
});
