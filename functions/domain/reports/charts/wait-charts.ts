import { WAIT_STEPS } from '../chart-tally.ts';
import { durationWords } from '../figure-words.ts';
import { FEW } from '../portion.ts';
import type { Report } from '../report.ts';
import { ROUNDING } from '../response-times.ts';
import { ageList } from '../row-lists.ts';
import { bucketTable, partsOf, presentIn } from './bucket-charts.ts';
import type { Chart } from './chart.ts';

/** Lines that can be told apart. */
const MOST_OWNERS = 4;

/** The share of first responses that came within a time, by owner (Kaplan-Meier): who still waits has not been answered yet. */
export function waitsChart({ charts: { curves }, owners }: Report): Chart | undefined {
  if (curves.length === 0) return undefined;
  const longest = curves.reduce((most, curve) => Math.max(most, curve.longest), 0);
  const beyond = WAIT_STEPS.findIndex((step) => step >= longest);
  const steps = WAIT_STEPS.slice(0, beyond === -1 ? WAIT_STEPS.length : Math.max(3, beyond + 1));
  const groups = curves.slice(0, MOST_OWNERS).map(({ owner, waits, within }) => ({
    name: `${owner === undefined ? 'nobody' : (owners.get(owner) ?? owner)} (${waits})`,
    size: waits,
    within: within.slice(0, steps.length),
  }));
  const half = groups.map(({ name, within }) => {
    const step = steps[within.findIndex((share) => share >= 0.5 - ROUNDING)];
    return `${name}: ${step === undefined ? 'less than half were answered' : `half within ${durationWords(step)}`}`;
  });
  return {
    id: 'chart-waits',
    title: 'First responses that came within…, by owner',
    says: `${half.join('; ')}. By the wall clock; who still waits counts as not answered so far.${groups.some(({ size }) => size < FEW) ? ` A line of fewer than ${FEW} tells little.` : ''}`,
    picture: { kind: 'lines', steps: steps.map(durationWords), values: groups.map(({ within }) => within) },
    series: groups.map(({ name }) => name),
    table: {
      head: ['Within', ...groups.map(({ name }) => name)],
      rows: steps.map((step, index) => [
        durationWords(step),
        ...groups.map(({ within }) => `${Math.round(100 * (within[index] ?? 0))} %`),
      ]),
      headLeads: ['first'],
    },
  };
}

/** Of the bands of the backlog. */
const NAMES: readonly string[] = ['under 4 h', '4 to 24 h', '1 to 3 d', '3 to 7 d', '7 to 30 d', 'over 30 d'];

/** Who still waits, by how long since the post. */
export function backlogChart({ charts: { backlog } }: Report): Chart {
  const present = presentIn(backlog);
  const sums = backlog.map((band) => present.reduce((sum, bucket) => sum + (band[bucket] ?? 0), 0));
  const open = sums.reduce((a, b) => a + b, 0);
  const oldest = sums.findLastIndex((sum) => sum > 0);
  return {
    id: 'chart-backlog',
    title: 'Who still waits, by age',
    says: open === 0 ? 'Nobody waits.' : `${open} wait; the oldest ${NAMES[oldest]}: ${sums[oldest]}.`,
    picture: { kind: 'bars', names: NAMES, parts: partsOf(NAMES, backlog) },
    buckets: present,
    table: { ...bucketTable('Age', NAMES, backlog, present), leads: NAMES.map((_, band) => ageList(band)) },
  };
}
