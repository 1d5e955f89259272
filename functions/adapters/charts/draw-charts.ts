import type { Chart, DrawnChart, DrawnCharts } from '../../domain/reports/charts/chart.ts';

const WIDE = 560;
/** A phone of 390 pixels without the margins of the page. */
const NARROW = 356;

/** Draws charts with Observable Plot. It is imported when the first one is drawn: half a megabyte that no cold start reads. */
export async function drawCharts(charts: readonly Chart[]): Promise<DrawnCharts> {
  if (charts.length === 0) return new Map();
  const { drawPicture } = await import('./plot-drawing.ts');
  return new Map(
    charts.map(({ id, picture }): readonly [string, DrawnChart] => [
      id,
      { wide: drawPicture(picture, WIDE), narrow: drawPicture(picture, NARROW) },
    ]),
  );
}
