import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { type Duration, type Instant, MINUTE, SECOND, toIso } from '../../functions/domain/shared/time.ts';
import { endsOf, parseCalendar } from '../../functions/domain/sla/calendar-parse.ts';
import { parseInstant } from '../../functions/domain/sla/instant-text.ts';
import { type CompiledCalendar, compileCalendar } from '../../functions/domain/sla/open-time.ts';
import type { Pauses } from '../../functions/domain/sla/pauses.ts';

type Fields = Readonly<Record<string, unknown>>;
type Answer = (open: CompiledCalendar, input: Fields) => unknown;

const MOST_INTERVALS = 10_000;

/** Every question that `clock` answers. Words and conventions: docs/clock.md. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  addBusinessMinutes: (open, input) => {
    const amount = readAmount(input, { seconds: SECOND, minutes: MINUTE });
    return toIso(
      open.add(instantOf(input, 'start'), input['backward'] === true ? -Math.abs(amount) : amount, pausesOf(input)),
    );
  },
  deadline: (open, input) => {
    const target = readAmount(input, { targetSeconds: SECOND, targetMinutes: MINUTE });
    return toIso(open.add(instantOf(input, 'start'), target, pausesOf(input)));
  },
  businessMinutesBetween: (open, input) => ({
    seconds: open.between(instantOf(input, 'start'), instantOf(input, 'end'), pausesOf(input)) / SECOND,
  }),
  isOpen: (open, input) => open.isOpen(instantOf(input, 'at')),
  nextOpen: (open, input) => toIso(open.nextOpen(instantOf(input, 'at'))),
  openIntervals: (open, input) => {
    const from = instantOf(input, 'from');
    const limit = limitOf(input);
    const intervals: (readonly [string, string])[] = [];
    if (limit === 0) return intervals;
    for (const [opens, closes] of isBackward(input) ? open.intervalsBefore(from) : open.intervals(from)) {
      intervals.push([toIso(opens), toIso(closes)]);
      if (intervals.length >= limit) break;
    }
    return intervals;
  },
};

export const QUESTIONS: readonly string[] = Object.keys(ANSWERS);

/** Answers one question; calendars are compiled once per wording. Refuses, in one line, what cannot be answered. */
export function makeAnswerer(): (question: Fields) => unknown {
  const calendarOf = makeCalendarCache();
  return (question) => {
    const { op, input } = question;
    const answer = typeof op === 'string' && Object.hasOwn(ANSWERS, op) ? ANSWERS[op] : undefined;
    if (answer === undefined) throw new Refusal('op', `${shown(op)} is not a question`, `ask ${QUESTIONS.join(', ')}`);
    const open = calendarOf(question['calendar']);
    if (!isFields(input)) throw new Refusal('input', `${shown(input)} is not an object`, 'write {...}');
    return answer(open, input);
  };
}

const MOST_CALENDARS = 500;

function makeCalendarCache(): (calendar: unknown) => CompiledCalendar {
  const compiled = new Map<string, CompiledCalendar>();
  return (calendar) => {
    const wording = JSON.stringify(calendar) ?? '';
    const known = compiled.get(wording);
    if (known !== undefined) return known;
    const fresh = compileCalendar(parseCalendar(calendar));
    if (compiled.size >= MOST_CALENDARS) compiled.clear();
    compiled.set(wording, fresh);
    return fresh;
  };
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const instantOf = (input: Fields, name: string): Instant => readInstant(input[name], `input.${name}`);

/** Text, or epoch milliseconds; a fraction of one is cut off, as in text. */
const readInstant = (value: unknown, path: string): Instant =>
  typeof value === 'number' ? Math.floor(value) : parseInstant(value, path);

/** The first unit that is given, rounded to the millisecond, half away from zero. */
function readAmount(input: Fields, units: Readonly<Record<string, Duration>>): Duration {
  for (const [name, unit] of Object.entries(units)) {
    const amount = input[name];
    if (amount === undefined || amount === null) continue;
    if (typeof amount !== 'number') throw new Refusal(`input.${name}`, `${shown(amount)} is not a number`, 'write one');
    return Math.sign(amount) * Math.round(Math.abs(amount) * unit);
  }
  throw new Refusal('input', 'has no length of time', `give ${Object.keys(units).join(' or ')}`);
}

function pausesOf(input: Fields): Pauses {
  const pauses = input['pauses'] ?? [];
  if (!Array.isArray(pauses))
    throw new Refusal('input.pauses', `${shown(pauses)} is not a list`, 'write [[from, to], ...]');
  return pauses.map((pause: unknown, index) => {
    const path = `input.pauses[${index}]`;
    const ends = endsOf(pause);
    if (ends.length !== 2) throw new Refusal(path, `${shown(pause)} is not a pair of instants`, 'write [from, to]');
    const [from, to] = [readInstant(ends[0], `${path}[0]`), readInstant(ends[1], `${path}[1]`)];
    if (to < from) throw new Refusal(path, `${shown(pause)} ends before it begins`, 'write the earlier instant first');
    return [from, to];
  });
}

function limitOf(input: Fields): number {
  const limit = input['limit'] ?? 1;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 0 && limit <= MOST_INTERVALS) return limit;
  throw new Refusal('input.limit', `${shown(limit)} is not a count`, `write a whole number up to ${MOST_INTERVALS}`);
}

function isBackward(input: Fields): boolean {
  const direction = input['direction'] ?? 'forward';
  if (direction === 'forward' || direction === 'backward') return direction === 'backward';
  throw new Refusal('input.direction', `${shown(direction)} is not a direction`, 'write forward or backward');
}
