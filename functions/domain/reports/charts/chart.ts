import type { Bucket } from '../../sla/verdict.ts';

/** A picture of figures, as data: whoever draws it decides nothing. The words and the table say all that is in it. */
export interface Chart {
  /** Its anchor in a page. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence or two, for who cannot see it. */
  readonly says: string;
  readonly picture: Picture;
  readonly table: ChartTable;
  /** Names of the lines of `lines`, in their order. */
  readonly series?: readonly string[];
  /** Buckets that occur in `stacks` and `backlog`, for the legend. */
  readonly buckets?: readonly Bucket[];
}

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Lists of rows that the names at the left, and the heads of columns, lead to. */
  readonly leads?: readonly (string | undefined)[];
  readonly headLeads?: readonly (string | undefined)[];
}

export type Picture =
  /** Shares, 0 to 1, with what fits as well; `share` is absent where there was nothing to take one of. */
  | {
      readonly kind: 'trend';
      readonly points: readonly {
        readonly at: string;
        readonly share?: number;
        readonly low: number;
        readonly high: number;
      }[];
    }
  /** Upright bars, one for each period, made of buckets. */
  | { readonly kind: 'stacks'; readonly parts: readonly BucketPart[]; readonly names: readonly string[] }
  /** Lying bars, one for each name, made of buckets. */
  | { readonly kind: 'bars'; readonly parts: readonly BucketPart[]; readonly names: readonly string[] }
  /** Shares, 0 to 1, of several series over the same steps. */
  | { readonly kind: 'lines'; readonly steps: readonly string[]; readonly values: readonly (readonly number[])[] }
  /** A number for each hour of each weekday, Monday first. */
  | { readonly kind: 'week'; readonly hours: readonly (readonly number[])[] }
  /** Lying bars of one number each, with another one to compare it with. */
  | {
      readonly kind: 'ranking';
      readonly items: readonly { readonly name: string; readonly value: number; readonly before?: number }[];
    }
  /** Expected numbers by hour, a row for each day. */
  | { readonly kind: 'days'; readonly days: readonly { readonly name: string; readonly hours: readonly number[] }[] };

export interface BucketPart {
  readonly name: string;
  readonly bucket: Bucket;
  readonly count: number;
}

/** A chart as SVG for a wide column and for a phone. */
export interface DrawnChart {
  readonly wide: string;
  readonly narrow: string;
}

/** By id of the chart; one that is missing is shown as its table only. */
export type DrawnCharts = ReadonlyMap<string, DrawnChart>;
