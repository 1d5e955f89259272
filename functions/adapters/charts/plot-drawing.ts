import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Picture } from '../../domain/reports/charts/chart.ts';
import { bars, stacks } from './plot-buckets.ts';
import { days, week } from './plot-hours.ts';
import { ranking } from './plot-ranking.ts';
import { lines, trend } from './plot-shares.ts';

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
