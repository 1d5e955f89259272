import { z } from 'zod';
import type { Duration, Instant } from '../../shared/time.ts';
import { durationWords, readDuration, saysDays } from '../duration-words.ts';
import { nearName } from '../near-name.ts';
import { isSecretName } from '../secret-name.ts';
import { leaf, text } from './building-blocks.ts';
import { tell } from './telling.ts';

/** A length of time above zero, in milliseconds. */
export const duration = (description: string, example: string, most: Duration, least: Duration = 1) =>
  leaf({
    what: 'a length of time',
    mend: 'write hours, minutes or seconds, e.g. 4h, 30m, 90s or 2h 30m',
    description,
    examples: [example],
    read: (words) => {
      if (saysDays(words)) return { mend: 'say hours: 24h around the clock, or the open hours that you mean, e.g. 8h' };
      const value = readDuration(words);
      if (value === undefined) return undefined;
      if (value === 0) return { mend: 'write more than zero, e.g. 30m' };
      if (value < least) return { mend: `write at least ${durationWords(least)}` };
      return value > most ? { mend: `write at most ${most / 3_600_000}h` } : { value };
    },
  });

/** The name of a secret. What was written instead is never repeated: it may be the secret itself. */
export const secretName = (description: string, example: string) => {
  const mend = `write the NAME of the secret in capitals, e.g. ${example}; its value belongs in the environment or in SSM`;
  const problem = (input: unknown) =>
    input === undefined ? 'is missing' : input === null ? 'is empty' : 'is not the name of a secret (value not shown)';
  return z
    .string({ error: (issue) => tell({ problem: problem(issue.input), mend }) })
    .refine(isSecretName, { error: (issue) => tell({ problem: problem(issue.input), mend }) })
    .meta({ description, examples: [example], pattern: '^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$' });
};

export const email = (description: string) =>
  text({
    what: 'an e-mail address',
    mend: 'write one address, e.g. care@sundial.example',
    description,
    examples: ['care@sundial.example'],
    accepts: (given) => given.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/u.test(given),
  });

/** An IANA zone by its region name. Offsets and abbreviations are refused: they know no daylight saving time. */
export const timeZone = (description: string) =>
  leaf({
    what: 'a time zone',
    mend: 'write an IANA name, e.g. Europe/Brussels or UTC',
    description,
    examples: ['Europe/Brussels', 'America/New_York', 'UTC'],
    read: (name) => {
      if (isZone(name)) return { value: name };
      const near = nearName(name, Intl.supportedValuesOf('timeZone'));
      return near === undefined ? undefined : { mend: `did you mean ${JSON.stringify(near)}?` };
    },
  });

function isZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Za-z]+\/[\w/+-]+$/u.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const DATE_MEND = 'write a date that exists as yyyy-mm-dd, e.g. 2026-12-25';

/** Whether `yyyy-mm-dd` names a day of the calendar. */
export function isDate(given: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(given)) return false;
  const at = Date.parse(`${given}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(given);
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/u;

/** An instant with its zone. */
export const instantText = (description: string) =>
  text({
    what: 'an instant',
    mend: 'write date, time and zone, e.g. 2026-12-24T12:00:00+01:00',
    description,
    examples: ['2026-12-24T12:00:00+01:00'],
    accepts: isInstant,
  });

const isInstant = (given: string): boolean => INSTANT.test(given) && isDate(given.slice(0, 10));

/** A date (its first instant in UTC) or an instant with its zone. */
export const dateOrInstant = (description: string) =>
  leaf<Instant>({
    what: 'a date',
    mend: `${DATE_MEND}, or an instant with its zone`,
    description,
    examples: ['2026-12-01', '2026-12-01T09:00:00+01:00'],
    read: (given) => (isDate(given) || isInstant(given) ? { value: Date.parse(given) } : undefined),
  });

/** What people call something: one line. */
export const name = (description: string, example: string) =>
  text({
    what: 'a name',
    mend: 'write 1 to 80 characters on one line',
    description,
    examples: [example],
    accepts: (given) => given.length > 0 && given.length <= 80 && !/\p{Cc}/u.test(given),
  });
