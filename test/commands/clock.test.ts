import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { answerLines } from '../../bin/commands/clock.ts';

const calendar = { timeZone: 'Europe/Berlin', hours: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } };

async function* inChunks(...chunks: string[]): AsyncGenerator<string> {
  yield* chunks;
}

/** What the command writes for chunks of its standard input, one parsed answer per line. */
async function answers(...chunks: string[]): Promise<unknown[]> {
  let written = '';
  await answerLines(inChunks(...chunks), async (text) => {
    written += text;
  });
  return written
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

const ask = (op: unknown, input: unknown, id: unknown = 1): string =>
  `${JSON.stringify({ id, calendar, op, input })}\n`;
const resultOf = async (op: string, input: unknown): Promise<unknown> => {
  const [answer] = await answers(ask(op, input));
  return (answer as { result?: unknown; error?: unknown }).result ?? (answer as { error?: unknown }).error;
};

describe('the clock command answers', () => {
  const start = '2026-11-23T15:00:00Z';
  const pauses = [['2026-11-23T15:30:00Z', '2026-11-24T09:00:00Z']];

  it.each<[string, unknown, unknown]>([
    ['addBusinessMinutes', { start, minutes: 90 }, '2026-11-24T08:30:00.000Z'],
    ['addBusinessMinutes', { start, seconds: 5400, minutes: 1 }, '2026-11-24T08:30:00.000Z'],
    ['addBusinessMinutes', { start, minutes: -90 }, '2026-11-23T13:30:00.000Z'],
    ['addBusinessMinutes', { start, minutes: 90, backward: true }, '2026-11-23T13:30:00.000Z'],
    ['addBusinessMinutes', { start, minutes: -90, backward: true }, '2026-11-23T13:30:00.000Z'],
    ['addBusinessMinutes', { start, minutes: 1 / 3 }, '2026-11-23T15:00:20.000Z'],
    ['addBusinessMinutes', { start, seconds: -0.0005 }, '2026-11-23T14:59:59.999Z'],
    ['addBusinessMinutes', { start, minutes: 60, pauses }, '2026-11-24T09:30:00.000Z'],
    ['deadline', { start, targetMinutes: 60, pauses }, '2026-11-24T09:30:00.000Z'],
    ['deadline', { start, targetSeconds: 1, targetMinutes: null }, '2026-11-23T15:00:01.000Z'],
    ['deadline', { start: '2026-11-22T00:00:00Z', targetMinutes: 0 }, '2026-11-22T00:00:00.000Z'],
    ['businessMinutesBetween', { start, end: '2026-11-24T10:00:00Z', pauses }, { seconds: 5400 }],
    ['businessMinutesBetween', { start: '2026-11-24T10:00:00Z', end: start }, { seconds: -10800 }],
    ['businessMinutesBetween', { start, end: '2026-11-23T15:00:00.250Z' }, { seconds: 0.25 }],
    ['isOpen', { at: start }, true],
    ['isOpen', { at: '2026-11-23T16:00:00Z' }, false],
    ['nextOpen', { at: '2026-11-23T17:00:00+01:00' }, '2026-11-24T08:00:00.000Z'],
    ['isOpen', { at: '2026-11-23T15:00Z' }, true],
    ['isOpen', { at: Date.parse(start) }, true],
    ['nextOpen', { at: Date.parse(start) + 0.75 }, '2026-11-23T15:00:00.000Z'],
    ['businessMinutesBetween', { start: Date.parse(start), end: '2026-11-23T17:30:00+01:00' }, { seconds: 3600 }],
    [
      'deadline',
      { start, targetMinutes: 60, pauses: [{ from: pauses[0]?.[0], to: pauses[0]?.[1] }] },
      '2026-11-24T09:30:00.000Z',
    ],
    [
      'deadline',
      { start, targetMinutes: 30.5, pauses: [pauses[0]?.map((at) => Date.parse(at))] },
      '2026-11-24T09:00:30.000Z',
    ],
    ['openIntervals', { from: start }, [['2026-11-23T15:00:00.000Z', '2026-11-23T16:00:00.000Z']]],
    ['openIntervals', { from: start, limit: 0 }, []],
    [
      'openIntervals',
      { from: start, limit: 2, direction: 'backward' },
      [
        ['2026-11-23T08:00:00.000Z', '2026-11-23T15:00:00.000Z'],
        ['2026-11-17T08:00:00.000Z', '2026-11-17T16:00:00.000Z'],
      ],
    ],
  ])('%s %j', async (op, input, expected) => {
    expect(await resultOf(op, input)).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    ['isOpen', {}, 'input.at: nothing is not an instant'],
    ['isOpen', null, 'input: null is not an object'],
    ['addBusinessMinutes', { start }, 'input: has no length of time; give seconds or minutes'],
    ['addBusinessMinutes', { start, minutes: '90' }, 'input.minutes: "90" is not a number'],
    ['addBusinessMinutes', { start, minutes: 1e20 }, 'is outside the years 1 to 9999'],
    ['deadline', { start, targetMinutes: 1, pauses: {} }, 'input.pauses: {} is not a list'],
    ['deadline', { start, targetMinutes: 1, pauses: [start] }, 'input.pauses[0]: "2026-11-23T15:00:00Z" is not a pair'],
    [
      'deadline',
      { start, targetMinutes: 1, pauses: [{ from: start }] },
      'input.pauses[0][1]: nothing is not an instant',
    ],
    ['isOpen', { at: 1e17 }, '100000000000000000 ms is outside the years 1 to 9999'],
    ['deadline', { start, targetMinutes: 1, pauses: [[start, '2026-11-01T00:00:00Z']] }, 'ends before it begins'],
    ['openIntervals', { from: start, limit: 1.5 }, 'input.limit: 1.5 is not a count'],
    ['openIntervals', { from: start, direction: 'up' }, 'input.direction: "up" is not a direction'],
    ['toString', { at: start }, 'op: "toString" is not a question; ask addBusinessMinutes, deadline'],
  ])('%s %j with one line that says what is wrong', async (op, input, problem) => {
    expect(await resultOf(op, input)).toContain(problem);
  });

  it('every line in order, errors among them, whatever the chunks', async () => {
    const text = `\uFEFF${ask('isOpen', { at: start }, 'a')}not json\n\r\n[]\n{"id":7,"op":"isOpen","input":{}}\r\n${ask('isOpen', { at: start }, { deep: [1] }).trim()}`;
    const expected = [
      { id: 'a', result: true },
      { id: null, error: 'line: is not JSON; write one JSON object per line' },
      { id: null, error: 'line: is not a JSON object; write {"id", "calendar", "op", "input"}' },
      { id: 7, error: expect.stringContaining('calendar: nothing is not an object') },
      { id: { deep: [1] }, result: true },
    ];

    expect(await answers(text)).toEqual(expected);
    expect(await answers(...text)).toEqual(expected);
  });

  it('many calendars in one run, each by its own hours', async () => {
    const questions = Array.from({ length: 600 }, (_, index) => {
      const close = `${String(10 + (index % 12)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
      const hours = { mon: [['09:00', close]] };
      const input = { start: '2026-11-23T00:00:00Z', end: '2026-11-24T00:00:00Z' };
      return JSON.stringify({ id: close, calendar: { timeZone: 'UTC', hours }, op: 'businessMinutesBetween', input });
    });

    for (const answer of (await answers(questions.join('\n'))) as { id: string; result: { seconds: number } }[]) {
      const [hours = 0, minutes = 0] = answer.id.split(':').map(Number);
      expect(answer.result.seconds).toBe((hours - 9) * 3600 + minutes * 60);
    }
  });

  it('at once, so that a caller may wait for one answer before it asks the next', async () => {
    const child = spawn(process.execPath, ['bin/replywatch.ts', 'clock'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stdin.write(ask('isOpen', { at: start }, 1));
    expect(JSON.parse((await lines.next()).value ?? '')).toEqual({ id: 1, result: true });
    child.stdin.end(ask('nope', {}, 2).trim());
    expect(JSON.parse((await lines.next()).value ?? '')).toMatchObject({ id: 2, error: expect.any(String) });

    expect(await once(child, 'close')).toEqual([0, null]);
  });
});
