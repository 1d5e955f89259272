import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import type { Random } from './random.ts';

const HOSTILE = Object.values(HOSTILE_TEXTS).map((text) => text.slice(0, 2_000));

/** What breaks readers of numbers, dates, names and nesting. */
const VALUES: readonly unknown[] = [
  null,
  true,
  '',
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 1,
  2_147_483_648,
  '9'.repeat(400),
  '-1',
  'NaN',
  '1e999',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00Z',
  '0000-00-00',
  '1970-01-01T00:00:00.000000000000Z',
  '1'.repeat(5_000),
  'x'.repeat(20_000),
  '\u0000',
  '\uD800',
  '__proto__',
  'constructor',
  [],
  {},
  [[[[[]]]]],
  { length: 1e9 },
  { toString: 1 },
  // As JSON: a thenable in a module is one mistake away from being awaited.
  JSON.parse('{"then":1}'),
  'https://127.0.0.1/',
  'javascript:alert(1)',
  '<![CDATA[',
  '&lol9;',
  '..',
  ...HOSTILE,
];

/** Keys that reach into what every object shares, if somebody copies them carelessly. Written as JSON: a literal would not have them. */
const POLLUTION: readonly unknown[] = [
  JSON.parse('{"__proto__":{"polluted":1}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  JSON.parse('{"prototype":{"polluted":1}}'),
];

/** Pieces of the formats that are read here. */
const TOKENS: readonly [string, ...string[]] = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\n',
  '\r\n',
  '\\u0000',
  '\\',
  "'",
  '<',
  '>',
  '</',
  '<!--',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">',
  '&',
  '&#x110000;',
  '&#0;',
  '&constructor;',
  '&toString;',
  '%',
  '%00',
  '%ff',
  '=',
  '=1+1',
  '- ',
  '  ',
  '\t',
  '&a',
  '*a',
  '<<: *a',
  '!!js/function ""',
  '? ',
  '| ',
  '__proto__',
  'constructor',
  'BEGIN:VEVENT',
  'END:VEVENT',
  'RRULE:FREQ=SECONDLY',
  'RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2',
  'DTSTART;VALUE=DATE:00000000',
  '\uFEFF',
  '\uD83D',
  '\u202E',
  '0',
  '-',
  'e9999',
];

/** The text with one to eight places of it broken, doubled, moved or replaced. */
export function mutateText(text: string, random: Random, others: readonly string[]): string {
  let made = text;
  for (let times = 1 + random.below(8); times > 0; times -= 1) {
    const at = random.below(made.length + 1);
    const length = random.once(4) ? random.below(made.length + 1) : random.below(20);
    const [before, piece, after] = [made.slice(0, at), made.slice(at, at + length), made.slice(at + length)];
    const other = random.of(others) ?? '';
    const from = random.below(other.length + 1);
    const changes = [
      () => before + after,
      () => before + piece + piece + after,
      () => before + random.of(TOKENS) + after,
      () => before + random.of(TOKENS) + piece + after,
      () => before + random.of(TOKENS).repeat(1 + random.below(300)) + after,
      () => before + String.fromCharCode(random.below(65_536)) + after,
      () => before + String.fromCharCode(random.below(128)) + piece.slice(1) + after,
      () => after + piece + before,
      () => before + other.slice(from, from + 1 + random.below(200)) + after,
      () => made.slice(0, at),
      () => before + (JSON.stringify(random.of(VALUES)) ?? '').slice(0, 30_000) + after,
    ] as const;
    made = random.of(changes)().slice(0, 200_000);
  }
  return made;
}

/** Values that stand behind a colon or between blanks in calendars and settings. */
const FIELDS: readonly [string, ...string[]] = [
  '20261225',
  '20260230',
  '99999999',
  '20261225T090000Z',
  'FREQ=YEARLY;INTERVAL=0',
  'FREQ=DAILY;COUNT=99999999',
  'FREQ=YEARLY;BYDAY=5MO;BYMONTH=2;BYSETPOS=-9',
  'FREQ=SECONDLY;BYSECOND=61',
  'P9999999W',
  '-P1D',
  'TRUE',
  '4h',
  '0h',
  '99999h',
  'Europe/Nowhere',
  'mon-fri',
  '09:00-17:00',
  '25:00-26:00',
  '[1, 2]',
  '{a: 1}',
  '&x [*x]',
  '*x',
  '!!binary x',
  '|',
  '"',
  '',
];

/** The text with one to four of its lines left out, repeated, moved or given another value. */
export function mutateLines(text: string, random: Random): string {
  let lines = text.split('\n');
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const changes = [
      () => lines.toSpliced(at, 1),
      () => lines.toSpliced(at, 0, line),
      () => lines.toSpliced(random.below(lines.length), 0, line),
      () => lines.with(at, line.replace(/:.*/u, `:${random.once(2) ? ' ' : ''}${random.of(FIELDS)}`)),
      () => lines.with(at, `${line}${random.of(FIELDS)}`),
      () => lines.with(at, ` ${line}`),
      () => lines.with(at, line.slice(random.below(3))),
    ] as const;
    lines = random.of(changes)();
  }
  return lines.join('\n');
}

/** A JSON value with one to six of its nodes replaced, removed, doubled, nested or given keys of every object's own. */
export function mutateJson(value: unknown, random: Random): unknown {
  let made = value;
  for (let times = 1 + random.below(6); times > 0; times -= 1) made = changedWithin(made, random, 0);
  return made;
}

function changedWithin(value: unknown, random: Random, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > 12 || random.once(5)) return changed(value, random);
  const keys = Object.keys(value);
  const key = random.of(keys);
  if (key === undefined) return changed(value, random);
  const inner: unknown = Reflect.get(value, key);
  if (Array.isArray(value)) {
    const at = Number(key);
    if (random.once(8)) return value.toSpliced(at, 1);
    if (random.once(8)) return [...value, inner, inner];
    return value.with(at, changedWithin(inner, random, depth + 1));
  }
  const entries = Object.entries(value);
  if (random.once(8)) return fromEntries(entries.filter(([name]) => name !== key));
  const next = changedWithin(inner, random, depth + 1);
  return fromEntries(entries.map(([name, one]) => [random.once(40) ? `${name}x` : name, name === key ? next : one]));
}

function changed(value: unknown, random: Random): unknown {
  const changes = [
    () => random.of(VALUES),
    () => random.of(POLLUTION),
    () => [value, value],
    () => ({ value }),
    () => nested(value, 1 + random.below(200)),
    () => (typeof value === 'string' ? mutateText(value, random, HOSTILE) : (JSON.stringify(value) ?? '')),
    () => (typeof value === 'number' ? value * 10 ** random.below(20) : random.below(1_000_000)),
    () =>
      typeof value === 'object' && value !== null ? Object.assign(fromEntries(Object.entries(value)), {}) : [value],
    () => withKey(value, random.of(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']), random.of(VALUES)),
  ] as const;
  return random.of(changes)();
}

function nested(value: unknown, times: number): unknown {
  let made = value;
  for (let time = 0; time < times; time += 1) made = time % 2 === 0 ? [made] : { a: made };
  return made;
}

function withKey(value: unknown, key: string, put: unknown): unknown {
  const made = fromEntries(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  Object.defineProperty(made, key, { value: put, enumerable: true, configurable: true, writable: true });
  return made;
}

/** As JSON.parse makes it: `__proto__` is a key like any other. */
const fromEntries = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);
