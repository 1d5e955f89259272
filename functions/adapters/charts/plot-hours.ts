import * as Plot from '@observablehq/plot';
import { GRID, GROUND, INK, MARK, type PictureOf } from './plot-paint.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Discs whose area is the number. On a phone the hours run down. */
export function week({ hours }: PictureOf<'week'>, width: number): Plot.PlotOptions {
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
        stroke: GROUND,
      }),
    ],
  };
}

/** One small area for each day, all on one scale. */
export function days({ days: list }: PictureOf<'days'>, width: number): Plot.PlotOptions {
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
