import * as Plot from '@observablehq/plot';
import type { BucketPart } from '../../domain/reports/charts/chart.ts';
import { BUCKETS } from '../../domain/reports/figure-words.ts';
import { GRID, GROUND, INK, type PictureOf, thinned, whole } from './plot-paint.ts';

const ORDER = BUCKETS.map(({ bucket }) => bucket as string);
const byBucket = (parts: readonly BucketPart[]): BucketPart[] =>
  parts.toSorted((a, b) => ORDER.indexOf(a.bucket) - ORDER.indexOf(b.bucket));
const pattern = ({ bucket }: BucketPart): string => `url(#p-${bucket})`;

/** Columns of clocks by bucket, one for each stretch of time. */
export function stacks({ names, parts }: PictureOf<'stacks'>, width: number): Plot.PlotOptions {
  const sums = names.map((name) =>
    parts.filter((part) => part.name === name).reduce((sum, { count }) => sum + count, 0),
  );
  return {
    height: 200,
    marginLeft: 46,
    x: { type: 'band', domain: names, ticks: thinned(names, width, 52), label: null, padding: 0.15 },
    y: whole(Math.max(...sums)),
    marks: [
      Plot.gridY({ stroke: GRID, strokeOpacity: 1 }),
      Plot.barY(byBucket(parts), {
        x: 'name',
        y: 'count',
        fill: pattern,
        stroke: GROUND,
        strokeWidth: 0.8,
        order: null,
      }),
      Plot.ruleY([0], { stroke: INK }),
    ],
  };
}

/** Rows of clocks by bucket, one for each name, with their number behind. */
export function bars({ names, parts }: PictureOf<'bars'>): Plot.PlotOptions {
  const sums = names.map((name) => ({
    name,
    count: parts.filter((part) => part.name === name).reduce((sum, { count }) => sum + count, 0),
  }));
  return {
    height: 40 + 32 * names.length,
    marginLeft: 78,
    marginRight: 36,
    y: { type: 'band', domain: names, label: null, padding: 0.2 },
    x: { ...whole(Math.max(...sums.map(({ count }) => count))), axis: null },
    marks: [
      Plot.barX(byBucket(parts), {
        y: 'name',
        x: 'count',
        fill: pattern,
        stroke: GROUND,
        strokeWidth: 0.8,
        order: null,
      }),
      Plot.text(sums, { y: 'name', x: 'count', text: 'count', dx: 6, textAnchor: 'start', fill: INK }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  };
}
