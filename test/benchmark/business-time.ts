/**
 * 100,000 ordinary deadlines, ours beside luxon, moment-business-time and temporal-polyfill, in one run.
 * Run: node test/benchmark/business-time.ts
 * Exit code 1: an answer of ours is not Temporal's, or ours is not five times as fast as each peer.
 */
import type { Calendar } from '../../functions/domain/sla/calendar.ts';
import { compileCalendar } from '../../functions/domain/sla/open-time.ts';
import { type Deadline, luxonDeadline, momentDeadline, type OfficeHours, temporalDeadline } from './deadline-peers.ts';

const ROUNDS = 5;
const PER_ROUND = 20_000;
const WANTED = 5;
const OFFICE: OfficeHours = {
  timeZone: 'Europe/Berlin',
  holidays: ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25'],
  target: 4 * 3_600_000,
};
const WINDOW = [['09:00', '18:00']] as const;
const CALENDAR: Calendar = {
  timeZone: OFFICE.timeZone,
  hours: { mon: WINDOW, tue: WINDOW, wed: WINDOW, thu: WINDOW, fri: WINDOW },
  holidays: OFFICE.holidays,
};
process.env['TZ'] = OFFICE.timeZone;

/** Starts spread over a year, in no order. */
const starts = Array.from(
  { length: ROUNDS * PER_ROUND },
  (_, index) => Date.UTC(2026, 0, 1) + ((index * 7_919) % 525_600) * 60_000,
);

interface Run {
  readonly name: string;
  /** Seconds of each round. */
  readonly rounds: readonly number[];
  readonly answers: Float64Array;
}

function run(name: string, deadline: Deadline): Run {
  const answers = new Float64Array(starts.length);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const begin = performance.now();
    for (let index = round * PER_ROUND; index < (round + 1) * PER_ROUND; index += 1) {
      answers[index] = deadline(starts[index] ?? 0);
    }
    return (performance.now() - begin) / 1000;
  });
  return { name, rounds, answers };
}

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const at = (values: readonly number[], share: number): number => sorted(values)[Math.floor(values.length * share)] ?? 0;
const median = (values: readonly number[]): number => at(values, 0.5);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Milliseconds of one deadline of each calendar, none of which was asked about before. */
const coldDeadlines = (calendars: readonly Calendar[]): readonly number[] =>
  calendars.map((calendar, index) => {
    const begin = performance.now();
    compileCalendar(calendar).add(starts[index] ?? 0, OFFICE.target);
    return performance.now() - begin;
  });

const veryFirst = coldDeadlines([CALENDAR]);
const cold = coldDeadlines(Array.from({ length: 2_000 }, () => CALENDAR));
const coldZones = coldDeadlines(Intl.supportedValuesOf('timeZone').map((timeZone) => ({ ...CALENDAR, timeZone })));

const open = compileCalendar(CALENDAR);
const ours = run('replywatch', (start) => open.add(start, OFFICE.target));
const peers = [
  run('temporal-polyfill', temporalDeadline(OFFICE, false)),
  run('temporal-polyfill, days kept', temporalDeadline(OFFICE, true)),
  run('luxon', luxonDeadline(OFFICE, false)),
  run('luxon, days kept', luxonDeadline(OFFICE, true)),
  run('moment-business-time', momentDeadline(OFFICE)),
];
const referee = peers[0]?.answers ?? new Float64Array();

console.log(`${starts.length} deadlines, ${ROUNDS} rounds; medians of a round, and how many times as long as ours`);
for (const { name, rounds, answers } of [ours, ...peers]) {
  const right = answers.filter((answer, index) => answer === referee[index]).length;
  const ratio = median(rounds) / median(ours.rounds);
  console.log(
    `${name.padEnd(30)} ${median(rounds).toFixed(4)} s  ${ratio.toFixed(1).padStart(7)} x   in all ${sum(rounds).toFixed(3)} s, right ${right}`,
  );
  if (name === ours.name && right < starts.length) process.exitCode = 1;
  if (name !== ours.name && ratio < WANTED) process.exitCode = 1;
}
const coldLine = (name: string, values: readonly number[]): void =>
  console.log(
    `${name.padEnd(42)} median ${median(values).toFixed(3)} ms, p99 ${at(values, 0.99).toFixed(3)} ms (${values.length})`,
  );
coldLine('one cold deadline, calendar new', cold);
coldLine('one cold deadline, calendar and zone new', coldZones);
coldLine('the very first (Intl starts up)', veryFirst);
