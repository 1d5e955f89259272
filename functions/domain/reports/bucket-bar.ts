import { html, type Markup } from '../shared/html.ts';
import type { Bucket } from '../sla/verdict.ts';
import { BUCKETS } from './figure-words.ts';
import type { BucketCounts } from './rollup.ts';

/** Patterns that the bars of a page refer to; once in a page, before the first bar. */
export const BUCKET_PATTERNS: Markup = html`<svg width="0" height="0" aria-hidden="true"><defs>${BUCKETS.map(
  ({ bucket }) =>
    html`<pattern id="p-${bucket}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="${bucket}"/>${marksOf(bucket)}</pattern>`,
)}</defs></svg>`;

/** Told apart in grey, too: whole, stripes up, cross-hatched, dots, stripes across, thin stripes down. */
function marksOf(bucket: Bucket): Markup | undefined {
  switch (bucket) {
    case 'met':
      return undefined;
    case 'late':
      return html`<path class="cut" d="M-2 6 L6 -2 M2 10 L10 2"/>`;
    case 'overdue':
      return html`<path class="cut thin" d="M-2 6 L6 -2 M2 10 L10 2 M-2 2 L6 10 M2 -2 L10 6"/>`;
    case 'notAnswerable':
      return html`<circle class="dot" cx="4" cy="4" r="2"/>`;
    case 'inWindow':
      return html`<path class="cut" d="M0 4 L8 4"/>`;
    case 'excluded':
      return html`<path class="cut" d="M2 0 L2 8 M6 0 L6 8"/>`;
    default:
      return bucket satisfies never;
  }
}

/** The clocks of a group as one bar; its words are its accessible name. */
export function bucketBar(counts: BucketCounts, shape: 'bar' | 'mini'): Markup {
  const whole = BUCKETS.reduce((sum, { bucket }) => sum + counts[bucket], 0);
  const shown = BUCKETS.filter(({ bucket }) => counts[bucket] > 0);
  const words = shown.map(({ bucket, words: say }) => `${counts[bucket]} ${say}`).join(', ');
  let before = 0;
  const parts = shown.map(({ bucket }) => {
    const x = before;
    before += counts[bucket];
    return html`<rect x="${percent(x, whole)}" width="${percent(counts[bucket], whole)}" height="100%" fill="url(#p-${bucket})"/>`;
  });
  return html`<svg class="${shape}" role="img" aria-label="${words}">${parts}</svg>`;
}

/** A square in the pattern of a bucket. */
export const patternSwatch = (bucket: Bucket): Markup =>
  html`<svg aria-hidden="true"><rect width="100%" height="100%" fill="url(#p-${bucket})"/></svg>`;

/** `anchorOf`: where the rows of a bucket are, if they are in the page. */
export const bucketLegend = (counts: BucketCounts, anchorOf?: (bucket: Bucket) => string): Markup =>
  html`<ul class="legend">${BUCKETS.filter(({ bucket }) => counts[bucket] > 0).map(({ bucket, words }) => {
    const name = html`<b>${counts[bucket]}</b> ${words}`;
    return html`<li>${patternSwatch(bucket)}${anchorOf ? html`<a href="#${anchorOf(bucket)}">${name}</a>` : html`<span>${name}</span>`}</li>`;
  })}</ul>`;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)}%`;
