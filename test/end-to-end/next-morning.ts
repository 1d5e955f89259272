import { beforeAll, describe, expect, it } from 'vitest';
import { clockTime, type Installation } from './installation.ts';
import type { World } from './world.ts';

/** Minutes after the start of the story at which the stopped machine is started again: Tuesday, 06:55 in Brussels. */
const NEXT_MORNING = 21 * 60 + 55;

/** After the morning: the data stays, the settings do not. */
export function aNextMorning(world: () => World, installation: () => Installation): void {
  describe('deployed again with one more source, after a night in which the machine was off', () => {
    let stack: Installation;

    beforeAll(async () => {
      stack = installation();
      await stack.stop();
      await stack.start({ assembly: world().changed, afterMinutes: NEXT_MORNING });
      await stack.advanceTo(NEXT_MORNING + 6);
    }, 300_000);

    it('polls the new source at once and keeps the old state', async () => {
      const mentions = await stack.mentions();

      expect(clockTime(mentions.get('901')?.discoveredAt ?? 0)).toBe('05:55:00');
      expect(mentions.get('114000000000000102')?.clock.status).toBe('met');
      expect(mentions.size).toBe(10);
    });

    it('tells nobody anything twice', () => {
      expect(stack.slack.posted).toHaveLength(8);
      expect(world().posted).toHaveLength(8);
      expect(stack.deadLetters()).toEqual({});
      expect(stack.troubles()).toEqual([]);
    });

    it('stores the report of the day at seven, as page, table and data', async () => {
      const objects = await stack.objects();

      expect([...objects.keys()]).toEqual(
        ['csv', 'html', 'json'].map((kind) => `reports/sundial/20260303-day.${kind}`),
      );
      expect(objects.get('reports/sundial/20260303-day.html')).toMatch(/^<!doctype html>.*Sundial Coffee.*67 %/isu);
      expect(bucketsIn(objects.get('reports/sundial/20260303-day.csv') ?? '')).toEqual({
        '13000000012': 'notAnswerable',
        '13000000013': 'excluded',
        '13000000014': 'notAnswerable',
        '114000000000000101': 'met',
        '114000000000000102': 'met',
        '114000000000000103': 'late',
        '114000000000000104': 'excluded',
        '901': 'inWindow',
      });
    });

    it('reports the gaps of the sources that answered a web page, an error and too much', async () => {
      const objects = await stack.objects();
      const { coverage } = JSON.parse(objects.get('reports/sundial/20260303-day.json') ?? '') as Coverage;

      expect(Object.fromEntries(coverage.map(({ sourceId, gaps }) => [sourceId, gaps]))).toMatchObject({
        'answers-50-mb': [{ from: GAP_FROM, reason: expect.stringMatching(/more than 5242880 bytes$/u) }],
        'answers-500': [{ from: GAP_FROM, reason: expect.stringMatching(/answered 500$/u) }],
        'answers-html': [
          { from: GAP_FROM, to: expect.stringMatching(/^2026-03-02T09:/u), reason: expect.stringMatching(/HTML/u) },
          THE_NIGHT,
        ],
      });
    });

    it('reports the night, in which nobody looked, as a gap of every source that was covered before it', async () => {
      const objects = await stack.objects();
      const { coverage } = JSON.parse(objects.get('reports/sundial/20260303-day.json') ?? '') as Coverage;
      const nights = coverage.flatMap(({ gaps }) => gaps.filter(({ reason }) => reason === THE_NIGHT.reason));

      expect(nights.length).toBeGreaterThan(2);
      expect(nights).toEqual(nights.map(() => THE_NIGHT));
    });

    it('mails a link that opens the page', async () => {
      const mail = stack.mails().at(-1);
      const link = /https?:\S+/u.exec(mail?.text ?? '')?.[0] ?? '';

      expect(`${clockTime(mail?.at ?? 0)} ${mail?.to} ${mail?.subject}`).toBe(
        '06:00:00 head.of.care@sundial.example Sundial Coffee: responses of the day',
      );
      expect(await (await fetch(link)).text()).toContain('Sundial Coffee');
    });
  });
}

/** The first poll: nobody promised to cover what was before. */
/** They stand on one server: after five failures in a row it rests for half a minute, whichever of them was next. */
const GAP_FROM = expect.stringMatching(/^2026-03-02T08:00:/u);

/** From the minute after the last run to the poll that ended it. */
const THE_NIGHT = {
  from: '2026-03-02T11:36:00.000Z',
  to: expect.stringMatching(/^2026-03-03T05:5/u),
  reason: 'we did not run',
};

interface Coverage {
  readonly coverage: readonly {
    readonly sourceId: string;
    readonly gaps: readonly { readonly reason: string }[];
  }[];
}

/** Bucket of each mention in a report's table. */
function bucketsIn(csv: string): Readonly<Record<string, string>> {
  const [names = [], ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const cell = (row: readonly string[], name: string): string => row[names.indexOf(name)] ?? '';
  return Object.fromEntries(rows.map((row) => [cell(row, 'mention').split('/').at(-1), cell(row, 'bucket')]));
}
