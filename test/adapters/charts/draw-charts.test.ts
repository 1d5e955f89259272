import { describe, expect, it } from 'vitest';
import { drawCharts } from '../../../functions/adapters/charts/draw-charts.ts';
import type { Chart, Picture } from '../../../functions/domain/reports/charts/chart.ts';

const HOSTILE = `</text><script>alert(1)</script>"'&`;
const hours = Array.from({ length: 24 }, (_, hour) => hour / 3);

const PICTURES: readonly Picture[] = [
  {
    kind: 'trend',
    points: [
      { at: '16 Nov', share: 0.5, low: 0.2, high: 0.8 },
      { at: '17 Nov', low: 0, high: 0 },
    ],
  },
  { kind: 'stacks', names: [HOSTILE, '17 Nov'], parts: [{ name: HOSTILE, bucket: 'met', count: 3 }] },
  { kind: 'bars', names: ['under 4 h', HOSTILE], parts: [{ name: HOSTILE, bucket: 'overdue', count: 2 }] },
  {
    kind: 'lines',
    steps: ['1 h', '4 h'],
    values: [
      [0, 1],
      [0.5, 0.5],
      [0, 0],
      [1, 1],
    ],
  },
  { kind: 'week', hours: Array.from({ length: 7 }, () => hours) },
  {
    kind: 'ranking',
    items: [
      { name: HOSTILE, value: 2.5, before: 1 },
      { name: 'use', value: 0 },
    ],
  },
  { kind: 'days', days: [{ name: 'Mon 23 Nov', hours }] },
];

const charts = PICTURES.map((picture): Chart => {
  return { id: picture.kind, title: '', says: '', picture, table: { head: [], rows: [] } };
});

describe('drawn charts', () => {
  it('are the same text each time, for a wide column and for a phone', async () => {
    const [first, second] = [await drawCharts(charts), await drawCharts(charts)];

    expect([...first.keys()]).toEqual(PICTURES.map(({ kind }) => kind));
    expect([...second]).toEqual([...first]);
    for (const { wide, narrow } of first.values()) {
      expect(wide).toContain('viewBox="0 0 560 ');
      expect(narrow).toContain('viewBox="0 0 356 ');
    }
  });

  it('hold no style of their own, no id, no script and no address: the page decides how they look', async () => {
    for (const { wide, narrow } of (await drawCharts(charts)).values()) {
      expect(wide + narrow).not.toMatch(/<style|style=|\sid=|<script|href=|NaN|undefined/u);
      expect(wide).toMatch(/^<svg [^>]*aria-hidden="true"/u);
    }
  });

  it('take their colours from the page and their buckets from its patterns', async () => {
    const drawn = await drawCharts(charts);

    expect(drawn.get('stacks')?.wide).toContain('fill="url(#p-met)"');
    expect(drawn.get('lines')?.wide).toMatch(/stroke-dasharray="7 4"[^>]*stroke="var\(--overdue\)"/u);
  });

  it('show names as text, whatever they are', async () => {
    const drawn = await drawCharts(charts);

    expect(drawn.get('bars')?.wide).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('survive having nothing to show', async () => {
    const empty: readonly Picture[] = [
      { kind: 'trend', points: [{ at: '16 Nov', low: 0, high: 0 }] },
      { kind: 'bars', names: ['under 4 h'], parts: [] },
      { kind: 'stacks', names: ['16 Nov'], parts: [] },
      { kind: 'ranking', items: [{ name: 'use', value: 0 }] },
      { kind: 'days', days: [{ name: 'Mon', hours: hours.map(() => 0) }] },
    ];
    const drawn = await drawCharts(empty.map((picture) => ({ ...(charts[0] as Chart), id: picture.kind, picture })));

    for (const { wide } of drawn.values()) expect(wide).not.toMatch(/NaN|undefined|Infinity/u);
    expect(await drawCharts([])).toEqual(new Map());
  });
});
