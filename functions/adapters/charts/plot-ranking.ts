import * as Plot from '@observablehq/plot';
import { INK, MARK, type PictureOf } from './plot-paint.ts';

/** The longest bar first, each with where it stood before. */
export function ranking({ items }: PictureOf<'ranking'>): Plot.PlotOptions {
  const before = items.filter((item) => item.before !== undefined);
  const most = Math.max(1e-9, ...items.flatMap(({ value, before: was = 0 }) => [value, was]));
  return {
    height: 34 + 34 * items.length,
    marginLeft: 78,
    marginRight: 104,
    y: { type: 'band', domain: items.map(({ name }) => name), label: null, padding: 0.25 },
    x: { axis: null, domain: [0, most] },
    marks: [
      Plot.barX([...items], { y: 'name', x: 'value', fill: MARK }),
      Plot.tickX(before, { y: 'name', x: 'before', stroke: INK, strokeWidth: 2.5 }),
      Plot.text([...items], {
        y: 'name',
        x: () => most,
        text: ({ value, before: was }: (typeof items)[number]) =>
          `${value.toFixed(1)}${was === undefined ? '' : `, before ${was.toFixed(1)}`}`,
        dx: 10,
        textAnchor: 'start',
        fill: INK,
      }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  };
}
