import type * as Plot from '@observablehq/plot';
import type { Picture } from '../../domain/reports/charts/chart.ts';

export type PictureOf<Kind extends Picture['kind']> = Extract<Picture, { readonly kind: Kind }>;

/** Everything that a picture looks like comes from the style of the page: light, dark and paper have one drawing. */
export const INK = 'currentColor';
export const GRID = 'var(--line)';
export const GROUND = 'var(--ground)';
export const MARK = 'var(--inWindow)';

/** Of many names as many as have room, the first among them. */
export function thinned(names: readonly string[], width: number, each: number): readonly string[] {
  const every = Math.max(1, Math.ceil((names.length * each) / width));
  return names.filter((_, index) => index % every === 0);
}

/** A scale of shares, from none to all. */
export const PERCENT: Plot.ScaleOptions = {
  domain: [0, 1],
  label: null,
  ticks: 5,
  tickFormat: (share: number) => `${Math.round(100 * share)} %`,
};

/** A scale of counts, marked at whole numbers only. */
export const whole = (most: number): Plot.ScaleOptions => ({
  label: null,
  ticks: Math.min(5, Math.max(1, most)),
  tickFormat: (count: number) => (Number.isInteger(count) ? String(count) : ''),
});
