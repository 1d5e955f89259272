import { dayWords } from '../../shared/day-words.ts';
import { DAY, type Instant } from '../../shared/time.ts';
import type { Bucket } from '../../sla/verdict.ts';
import { zoneNamed } from '../../sla/zone.ts';
import { periodList } from '../figure-lists.ts';
import { BUCKETS, bucketWords, percentWords, shareWords } from '../figure-words.ts';
import type { Report } from '../report.ts';
import { shareInterval } from '../share-interval.ts';
import type { BucketPart, Chart } from './chart.ts';

type Counts = Readonly<Partial<Record<Bucket, number>>>;

/** Answered in time by day or week, and how many clocks were in which bucket. */
export function bucketCharts({ trend: points, madeAt, timeZone }: Report): readonly Chart[] {
  const begun = points.filter(({ from }) => from <= madeAt);
  const unit = points.some(({ from, to }) => to - from > 1.5 * DAY) ? 'week' : 'day';
  const names = begun.map(({ from }) => shortDay(from, timeZone));
  const counts = begun.map(({ figures }) => figures.counts);
  const leads = begun.map(({ from }) => periodList(from, timeZone));
  return [trend(unit, names, counts), stacks(unit, names, counts)].map((chart) => ({
    ...chart,
    table: { ...chart.table, leads },
  }));
}

/** `16 Nov`, where it is that day. */
function shortDay(at: Instant, timeZone: string): string {
  return dayWords(at + zoneNamed(timeZone).offsetAt(at));
}

function trend(unit: string, names: readonly string[], counts: readonly Counts[]): Chart {
  const points = names.map((at, index) => {
    const { met = 0, late = 0, overdue = 0 } = counts[index] ?? {};
    const due = met + late + overdue;
    const [low, high] = due === 0 ? [0, 0] : shareInterval(met, due);
    return { at, met, due, low, high, ...(due > 0 && { share: met / due }) };
  });
  const known = points.filter(({ due }) => due > 0).toSorted((a, b) => a.met / a.due - b.met / b.due);
  return {
    id: 'chart-trend',
    title: `Answered in time, by ${unit} of posting`,
    says: trendWords(known),
    picture: { kind: 'trend', points: points.map(({ met: _met, due: _due, ...point }) => point) },
    table: {
      head: [unit === 'day' ? 'Day' : 'Week from', 'In time', 'Of', 'Share', 'Fits as well'],
      rows: points.map(({ at, met, due, low, high }) => [
        at,
        String(met),
        String(due),
        due === 0 ? '–' : percentWords(met, due),
        due === 0 ? '–' : `${Math.floor(100 * low)} to ${Math.ceil(100 * high)} %`,
      ]),
    },
  };
}

/** Worst first. */
function trendWords(known: readonly { readonly at: string; readonly met: number; readonly due: number }[]): string {
  const [worst, best] = [known[0], known.at(-1)];
  if (worst === undefined || best === undefined) return 'Nothing was due.';
  const words = ({ at, met, due }: typeof worst): string => `${shareWords(met, due)} on ${at}`;
  const span = worst === best ? words(best) : `From ${words(worst)} to ${words(best)}`;
  return `${span}. The upright lines show what fits as well, with 95 % confidence.`;
}

function stacks(unit: string, names: readonly string[], counts: readonly Counts[]): Chart {
  const present = presentIn(counts);
  const sum = (bucket: Bucket): number => counts.reduce((total, period) => total + (period[bucket] ?? 0), 0);
  return {
    id: 'chart-buckets',
    title: `Where the clocks stand, by ${unit} of posting`,
    says: `${present.map((bucket) => `${sum(bucket)} ${bucketWords(bucket)}`).join(', ') || 'None'}.`,
    picture: { kind: 'stacks', names, parts: partsOf(names, counts) },
    buckets: present,
    table: bucketTable(unit === 'day' ? 'Day' : 'Week from', names, counts, present),
  };
}

export const presentIn = (counts: readonly Counts[]): readonly Bucket[] =>
  BUCKETS.map(({ bucket }) => bucket).filter((bucket) => counts.some((one) => (one[bucket] ?? 0) > 0));

export const partsOf = (names: readonly string[], counts: readonly Counts[]): readonly BucketPart[] =>
  names.flatMap((name, index) =>
    BUCKETS.flatMap(({ bucket }) => {
      const count = counts[index]?.[bucket] ?? 0;
      return count === 0 ? [] : [{ name, bucket, count }];
    }),
  );

export const bucketTable = (
  what: string,
  names: readonly string[],
  counts: readonly Counts[],
  present: readonly Bucket[],
): Chart['table'] => ({
  head: [what, ...present.map(bucketWords)],
  headLeads: [undefined, ...present],
  rows: names.map((name, index) => [name, ...present.map((bucket) => String(counts[index]?.[bucket] ?? 0))]),
});
