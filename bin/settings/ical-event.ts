import ICAL from 'ical.js';
import { cleanText, cutAtWord } from '../../functions/domain/alerts/clean-text.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { DAY, SECOND } from '../../functions/domain/shared/time.ts';
import { type LocalDay, parseLocalDate } from '../../functions/domain/sla/local-date.ts';

/** An all-day event of an iCal file, its repetition not yet worked out. */
export interface AllDayEvent {
  readonly uid: string;
  /** The newest of two versions of an event has the higher number. */
  readonly sequence: number;
  readonly name: string;
  /** First line of the description: feeds say there whether it is a public holiday or an observance. */
  readonly note: string;
  readonly cancelled: boolean;
  /** The one date of a repeating event that this event stands for instead. */
  readonly replaces: LocalDay | undefined;
  readonly first: LocalDay;
  /** How many dates it lasts. */
  readonly days: number;
  readonly rules: readonly ICAL.Recur[];
  readonly more: readonly LocalDay[];
  readonly except: readonly LocalDay[];
}

const LONGEST = 400;

const textOf = (component: ICAL.Component, name: string): string => {
  const value = component.getFirstProperty(name)?.toJSON()[3];
  return typeof value === 'string' ? value : '';
};

/** What the event is called, on one line and harmless in a terminal. */
export const nameOf = (component: ICAL.Component): string =>
  cutAtWord(cleanText(textOf(component, 'summary')), 60) || 'no name';

/**
 * Reads an event; nothing when it has a time of day. What the parser itself finds wrong with a value becomes a Refusal
 * that names the event.
 */
export function readEvent(component: ICAL.Component, file: string): AllDayEvent | undefined {
  try {
    return new EventReader(component, file).read();
  } catch (cause) {
    if (cause instanceof Refusal || !(cause instanceof Error)) throw cause;
    const said = cleanText(cause.message).slice(0, 80);
    throw new Refusal(file, `event "${nameOf(component)}" cannot be read (${said})`, 'mend or remove it', { cause });
  }
}

class EventReader {
  readonly #component: ICAL.Component;
  readonly #file: string;
  readonly #name: string;

  constructor(component: ICAL.Component, file: string) {
    this.#component = component;
    this.#file = file;
    this.#name = nameOf(component);
  }

  /** Nothing when the event has a time of day. */
  read(): AllDayEvent | undefined {
    const start = this.#component.getFirstProperty('dtstart');
    if (start === null) throw this.#refusal('has no DTSTART', 'give it one: DTSTART;VALUE=DATE:20261225');
    if (!isAllDay(start)) return undefined;
    const first = this.#day(start.toJSON()[3]);
    const recurrence = this.#component.getFirstProperty('recurrence-id');
    if (recurrence?.getParameter('range') !== undefined) {
      throw this.#refusal('changes all later ones too (RANGE)', 'write the later ones as an event of their own');
    }
    if (this.#values('exrule').length > 0) {
      throw this.#refusal('has an EXRULE', 'write the dates that fall away as EXDATE');
    }
    const [replaced] = this.#values('recurrence-id');
    return {
      uid: textOf(this.#component, 'uid'),
      sequence: Number(this.#values('sequence')[0] ?? 0),
      name: this.#name,
      note: cutAtWord(cleanText(textOf(this.#component, 'description').split('\n')[0] ?? ''), 40),
      cancelled: textOf(this.#component, 'status').toUpperCase() === 'CANCELLED',
      replaces: replaced === undefined ? undefined : this.#day(replaced),
      first,
      days: this.#length(first),
      rules: this.#rules(),
      more: this.#values('rdate').map((value) => this.#day(value)),
      except: this.#values('exdate').map((value) => this.#day(value)),
    };
  }

  /** DTEND is the first date after the event. One on the first date itself is a common way to write a single day. */
  #length(first: LocalDay): number {
    const end = this.#component.getFirstProperty('dtend');
    const [duration] = this.#values('duration');
    let days = 1;
    if (end !== null) {
      if (!isAllDay(end)) throw this.#refusal('ends at a time of day', 'give DTEND the form of DTSTART, a date');
      days = this.#day(end.toJSON()[3]) - first;
      if (days < 0) throw this.#refusal('ends before it begins', 'let DTEND be the day after its last date');
    } else if (duration !== undefined) {
      days = Math.ceil((ICAL.Duration.fromString(String(duration)).toSeconds() * SECOND) / DAY);
    }
    if (days > LONGEST)
      throw this.#refusal(`lasts ${days} days`, `keep it to ${LONGEST}, or close the calendar otherwise`);
    return Math.max(days, 1);
  }

  #rules(): readonly ICAL.Recur[] {
    return this.#component.getAllProperties('rrule').map((property) => {
      const rule = property.getFirstValue();
      if (rule instanceof ICAL.Recur && ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(rule.freq)) return rule;
      throw this.#refusal('repeats more often than daily (RRULE)', 'write FREQ=YEARLY');
    });
  }

  /** The values of all properties of a name as jCal has them: dates are texts, not yet looked at. */
  #values(name: string): readonly unknown[] {
    return this.#component.getAllProperties(name).flatMap((property): readonly unknown[] => property.toJSON().slice(3));
  }

  /** The date of a value. Of an instant the date as it is written: feeds except `20261225T000000Z` from all-day events. */
  #day(value: unknown): LocalDay {
    return parseLocalDate(String(value).slice(0, 10), `${this.#file}: event "${this.#name}"`);
  }

  #refusal(problem: string, mend: string): Refusal {
    return new Refusal(this.#file, `event "${this.#name}" ${problem}`, mend);
  }
}

/** A date; also one whose feed forgot to say VALUE=DATE, which ical.js shows as a date with an empty time. */
const isAllDay = (property: ICAL.Property): boolean =>
  property.type === 'date' || String(property.toJSON()[3]).endsWith('T::');
