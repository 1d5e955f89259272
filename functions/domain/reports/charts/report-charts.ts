import type { Report } from '../report.ts';
import { bucketCharts } from './bucket-charts.ts';
import type { Chart } from './chart.ts';
import { frictionChart } from './friction-chart.ts';
import { loadChart, weekChart } from './load-charts.ts';
import { backlogChart, waitsChart } from './wait-charts.ts';

/** The pictures of what has been, in the order of the page; none where there is nothing to show. */
export function chartsOf(report: Report): readonly Chart[] {
  const { total } = report;
  const charts =
    total.mentions === 0
      ? []
      : [...bucketCharts(report), waitsChart(report), backlogChart(report), frictionChart(report), weekChart(report)];
  return charts.filter((chart) => chart !== undefined);
}

/** All that is to be drawn, the forecast of the load among them. */
export function chartsToDraw(report: Report): readonly Chart[] {
  const load = report.forecast && loadChart(report.forecast.load);
  return [...chartsOf(report), ...(load ? [load] : [])];
}
