import { type SeenWait, survivalOf } from '../../forecast/survival.ts';
import { DAY, type Duration, HOUR, MINUTE } from '../../shared/time.ts';
import type { Bucket } from '../../sla/verdict.ts';
import { durationWords } from '../figure-words.ts';
import { FEW } from '../portion.ts';
import type { Report } from '../report.ts';
import { bucketTable, partsOf, presentIn } from './bucket-charts.ts';
import type { Chart } from './chart.ts';

const STEPS: readonly Duration[] = [
  ...[15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR],
  ...[DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY, 28 * DAY],
];
/** Lines that can be told apart. */
const MOST_OWNERS = 4;
const MEASURED: ReadonlySet<Bucket> = new Set(['met', 'late', 'overdue', 'inWindow']);

/** The share of first responses that came within a time, by owner (Kaplan-Meier): who still waits has not been answered yet. */
export function waitsChart({ rows, owners, madeAt }: Report): Chart | undefined {
  const waits = rows.flatMap(({ facts, bucket }): SeenWait[] => {
    if (facts.cycle !== 1 || !MEASURED.has(bucket)) return [];
    const { startedAt, respondedAt, endedAt, owner } = facts;
    const length = Math.max(0, (respondedAt ?? endedAt ?? madeAt) - startedAt);
    return [{ ...(owner !== undefined && { owner }), length, answered: respondedAt !== undefined }];
  });
  const longest = waits.reduce((most, { length }) => Math.max(most, length), 0);
  if (waits.length === 0) return undefined;
  const beyond = STEPS.findIndex((step) => step >= longest);
  const steps = STEPS.slice(0, beyond === -1 ? STEPS.length : Math.max(3, beyond + 1));
  const groups = [...Map.groupBy(waits, ({ owner }) => owner)]
    .toSorted(([a = '', x], [b = '', y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, MOST_OWNERS)
    .map(([owner, own]) => ({
      name: `${owner === undefined ? 'nobody' : (owners.get(owner) ?? owner)} (${own.length})`,
      size: own.length,
      within: withinOf(own),
    }));
  const half = groups.map(({ name, within }) => {
    const step = steps.find((one) => within(one) >= 0.5);
    return `${name}: ${step === undefined ? 'less than half were answered' : `half within ${durationWords(step)}`}`;
  });
  return {
    id: 'chart-waits',
    title: 'First responses that came within…, by owner',
    says: `${half.join('; ')}. By the wall clock; who still waits counts as not answered so far.${groups.some(({ size }) => size < FEW) ? ` A line of fewer than ${FEW} tells little.` : ''}`,
    picture: { kind: 'lines', steps: steps.map(durationWords), values: groups.map(({ within }) => steps.map(within)) },
    series: groups.map(({ name }) => name),
    table: {
      head: ['Within', ...groups.map(({ name }) => name)],
      rows: steps.map((step) => [
        durationWords(step),
        ...groups.map(({ within }) => `${Math.round(100 * within(step))} %`),
      ]),
    },
  };
}

function withinOf(waits: readonly SeenWait[]): (step: Duration) => number {
  const still = survivalOf(waits, 0)(waits[0]?.owner);
  return (step) => 1 - still(-1, step);
}

const BANDS: readonly { readonly name: string; readonly under: Duration }[] = [
  { name: 'under 4 h', under: 4 * HOUR },
  { name: '4 to 24 h', under: DAY },
  { name: '1 to 3 d', under: 3 * DAY },
  { name: '3 to 7 d', under: 7 * DAY },
  { name: 'over 7 d', under: Number.POSITIVE_INFINITY },
];

/** Who still waits, by how long since the post. */
export function backlogChart({ waiting, omitted, madeAt }: Report): Chart {
  const names = BANDS.map(({ name }) => name);
  const counts = BANDS.map((): Partial<Record<Bucket, number>> => ({}));
  const open = waiting.filter(({ facts }) => facts.status === 'running');
  for (const { facts, bucket } of open) {
    const band = counts[BANDS.findIndex(({ under }) => madeAt - facts.startedAt < under)];
    if (band !== undefined) band[bucket] = (band[bucket] ?? 0) + 1;
  }
  const present = presentIn(counts);
  const sums = counts.map((band) => present.reduce((sum, bucket) => sum + (band[bucket] ?? 0), 0));
  const oldest = sums.findLastIndex((sum) => sum > 0);
  return {
    id: 'chart-backlog',
    title: 'Who still waits, by age',
    says:
      open.length === 0
        ? 'Nobody waits.'
        : `${open.length} wait; the oldest ${names[oldest]}: ${sums[oldest]}.${omitted.waiting > 0 ? ` These are the most urgent of ${open.length + omitted.waiting}.` : ''}`,
    picture: { kind: 'bars', names, parts: partsOf(names, counts) },
    buckets: present,
    table: bucketTable('Age', names, counts, present),
  };
}
