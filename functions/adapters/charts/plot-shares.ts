import * as Plot from '@observablehq/plot';
import { GRID, GROUND, INK, MARK, PERCENT, type PictureOf, thinned } from './plot-paint.ts';

const LINES = ['var(--inWindow)', 'var(--overdue)', 'var(--met)', 'var(--notAnswerable)'];
const DASHES = ['', '7 4', '2 3', '10 3 2 3'];
const SYMBOLS = ['circle', 'square', 'triangle', 'diamond'];

/** One share over time, each point with its interval. */
export function trend({ points }: PictureOf<'trend'>, width: number): Plot.PlotOptions {
  const known = points.filter((point) => point.share !== undefined);
  const names = points.map(({ at }) => at);
  return {
    height: 200,
    marginLeft: 46,
    x: { type: 'point', domain: names, ticks: thinned(names, width, 52), label: null },
    y: PERCENT,
    marks: [
      Plot.gridY({ stroke: GRID, strokeOpacity: 1 }),
      Plot.ruleX(known, { x: 'at', y1: 'low', y2: 'high', stroke: INK, strokeOpacity: 0.55, strokeWidth: 1.5 }),
      Plot.line(known, { x: 'at', y: 'share', stroke: MARK, strokeWidth: 2 }),
      Plot.dot(known, { x: 'at', y: 'share', fill: MARK, stroke: GROUND, r: 4.5 }),
    ],
  };
}

/** Shares of several groups by step; told apart by dashes and marks, not by colour alone. */
export function lines({ steps, values }: PictureOf<'lines'>, width: number): Plot.PlotOptions {
  return {
    height: 230,
    marginLeft: 46,
    x: { type: 'point', domain: steps, ticks: thinned(steps, width, 48), label: null },
    y: PERCENT,
    marks: [
      Plot.gridY({ stroke: GRID, strokeOpacity: 1 }),
      ...values.flatMap((list, index) => {
        const points = list.map((share, step) => ({ step: steps[step], share }));
        const stroke = LINES[index % LINES.length] ?? INK;
        return [
          Plot.line(points, {
            x: 'step',
            y: 'share',
            stroke,
            strokeWidth: 2,
            strokeDasharray: DASHES[index % DASHES.length] ?? '',
          }),
          Plot.dot(points, {
            x: 'step',
            y: 'share',
            fill: stroke,
            r: 3.5,
            symbol: SYMBOLS[index % SYMBOLS.length] as Plot.SymbolType,
          }),
        ];
      }),
    ],
  };
}
