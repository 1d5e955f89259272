import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { BucketPart, Picture } from '../../domain/reports/charts/chart.ts';
import { BUCKETS } from '../../domain/reports/figure-words.ts';

type Of<Kind extends Picture['kind']> = Extract<Picture, { readonly kind: Kind }>;

/** Everything that a picture looks like comes from the style of the page: light, dark and paper have one drawing. */
const INK = 'currentColor';
const GRID = 'var(--line)';
const MARK = 'var(--inWindow)';
const LINES = ['var(--inWindow)', 'var(--overdue)', 'var(--met)', 'var(--notAnswerable)'];
const DASHES = ['', '7 4', '2 3', '10 3 2 3'];
const SYMBOLS = ['circle', 'square', 'triangle', 'diamond'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const ORDER = BUCKETS.map(({ bucket }) => bucket as string);

const { document } = parseHTML('<html><body></body></html>');

/** One picture as SVG of that width; the same picture always gives the same text. */
export function drawPicture(picture: Picture, width: number): string {
  const svg = Plot.plot({ ...optionsOf(picture, width), document, className: 'plot', width });
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.removeAttribute('style');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  // A tenth of a pixel is more than anybody sees; the rest is most of the page.
  return svg.outerHTML.replaceAll(/(?<=["\s,(MLHVCZmlhvcz-]\d+\.\d)\d+/gu, '');
}

function optionsOf(picture: Picture, width: number): Plot.PlotOptions {
  switch (picture.kind) {
    case 'trend':
      return trend(picture, width);
    case 'stacks':
      return stacks(picture, width);
    case 'bars':
      return bars(picture);
    case 'lines':
      return lines(picture, width);
    case 'week':
      return week(picture, width);
    case 'ranking':
      return ranking(picture);
    case 'days':
      return days(picture, width);
    default:
      return picture satisfies never;
  }
}

/** Of many names as many as have room, the first among them. */
function thinned(names: readonly string[], width: number, each: number): readonly string[] {
  const every = Math.max(1, Math.ceil((names.length * each) / width));
  return names.filter((_, index) => index % every === 0);
}

const PERCENT: Plot.ScaleOptions = {
  domain: [0, 1],
  label: null,
  ticks: 5,
  tickFormat: (share: number) => `${Math.round(100 * share)} %`,
};
const whole = (most: number): Plot.ScaleOptions => ({
  label: null,
  ticks: Math.min(5, Math.max(1, most)),
  tickFormat: (count: number) => (Number.isInteger(count) ? String(count) : ''),
});

function trend({ points }: Of<'trend'>, width: number): Plot.PlotOptions {
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
      Plot.dot(known, { x: 'at', y: 'share', fill: MARK, stroke: 'var(--ground)', r: 4.5 }),
    ],
  };
}

const byBucket = (parts: readonly BucketPart[]): BucketPart[] =>
  parts.toSorted((a, b) => ORDER.indexOf(a.bucket) - ORDER.indexOf(b.bucket));
const pattern = ({ bucket }: BucketPart): string => `url(#p-${bucket})`;

function stacks({ names, parts }: Of<'stacks'>, width: number): Plot.PlotOptions {
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
        stroke: 'var(--ground)',
        strokeWidth: 0.8,
        order: null,
      }),
      Plot.ruleY([0], { stroke: INK }),
    ],
  };
}

function bars({ names, parts }: Of<'bars'>): Plot.PlotOptions {
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
        stroke: 'var(--ground)',
        strokeWidth: 0.8,
        order: null,
      }),
      Plot.text(sums, { y: 'name', x: 'count', text: 'count', dx: 6, textAnchor: 'start', fill: INK }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  };
}

function lines({ steps, values }: Of<'lines'>, width: number): Plot.PlotOptions {
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

/** Discs whose area is the number. On a phone the hours run down. */
function week({ hours }: Of<'week'>, width: number): Plot.PlotOptions {
  const cells = hours.flatMap((day, weekday) =>
    day.map((count, hour) => ({ day: WEEKDAYS[weekday] ?? '', hour, count })).filter(({ count }) => count > 0),
  );
  const isUpright = width < 480;
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const hourScale: Plot.ScaleOptions = {
    type: 'point',
    domain: Array.from({ length: 24 }, (_, hour) => hour),
    ticks: [0, 3, 6, 9, 12, 15, 18, 21],
    tickFormat: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    label: null,
    padding: 0.5,
  };
  const dayScale: Plot.ScaleOptions = { type: 'point', domain: WEEKDAYS, label: null, padding: 0.5 };
  return {
    height: isUpright ? 430 : 215,
    marginLeft: isUpright ? 52 : 40,
    marginTop: isUpright ? 24 : 12,
    ...(isUpright ? { x: { ...dayScale, axis: 'top' }, y: hourScale } : { x: hourScale, y: dayScale }),
    r: { domain: [0, most], range: [0, 9] },
    marks: [
      Plot.gridX({ stroke: GRID, strokeOpacity: 1 }),
      Plot.gridY({ stroke: GRID, strokeOpacity: 1 }),
      Plot.dot(cells, {
        ...(isUpright ? { x: 'day', y: 'hour' } : { x: 'hour', y: 'day' }),
        r: 'count',
        fill: MARK,
        stroke: 'var(--ground)',
      }),
    ],
  };
}

function ranking({ items }: Of<'ranking'>): Plot.PlotOptions {
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

/** One small area for each day, all on one scale. */
function days({ days: list }: Of<'days'>, width: number): Plot.PlotOptions {
  const cells = list.flatMap(({ name, hours }) => hours.map((count, hour) => ({ name, hour, count })));
  const ticks = width < 480 ? [0, 6, 12, 18, 24] : [0, 3, 6, 9, 12, 15, 18, 21, 24];
  const most = Math.max(0.01, ...cells.map(({ count }) => count));
  return {
    height: 40 + 34 * list.length,
    marginLeft: 100,
    marginTop: 6,
    x: {
      type: 'linear',
      domain: [0, 24],
      ticks,
      tickFormat: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
      label: null,
    },
    y: { domain: [0, most], axis: null },
    fy: { domain: list.map(({ name }) => name), label: null, axis: 'left', padding: 0.12 },
    marks: [
      Plot.gridX(ticks, { stroke: GRID, strokeOpacity: 1 }),
      Plot.rectY(cells, {
        fy: 'name',
        x1: 'hour',
        x2: ({ hour }: { hour: number }) => hour + 1,
        y: 'count',
        fill: MARK,
        inset: 0.5,
      }),
      Plot.ruleY([0], { stroke: INK, strokeOpacity: 0.5 }),
    ],
  };
}
