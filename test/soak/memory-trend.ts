export interface Sample {
  /** Since the start. */
  readonly minute: number;
  /** Resident, of all processes of the run. */
  readonly megabytes: number;
}

/** Caches, heaps and connections find their size in the first part of a run. */
const WARM_UP_SHARE = 0.25;
/** Of the mean, from the warm-up to the end, along the line through the samples: what a garbage collector may leave. */
const MOST_GROWTH = 0.1;

/** Whether memory has stopped growing, by the least-squares line through the samples after the warm-up, in one line. */
export function judgeMemory(samples: readonly Sample[]): { readonly line: string; readonly isFlat: boolean } {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || warm.length < 2) return { line: 'no samples', isFlat: false };
  const mean = average(warm.map(({ megabytes }) => megabytes));
  const middle = average(warm.map(({ minute }) => minute));
  const slope =
    sum(warm.map(({ minute, megabytes }) => (minute - middle) * (megabytes - mean))) /
    sum(warm.map(({ minute }) => (minute - middle) ** 2));
  const growth = slope * (last.minute - (warm[0]?.minute ?? 0));
  const most = Math.max(...samples.map(({ megabytes }) => megabytes));
  const line =
    `${first.megabytes} MB after a minute, ${last.megabytes} MB at the end, ${most} MB at most; ` +
    `after the warm-up ${Math.round(mean)} MB on average and ${signed(slope * 60)} MB an hour`;
  return { line, isFlat: growth <= mean * MOST_GROWTH };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const average = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
const signed = (number: number): string => `${number < 0 ? '-' : '+'}${Math.abs(number).toFixed(1)}`;
