import ICAL from 'ical.js';
import { cleanText } from '../../functions/domain/alerts/clean-text.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { type AllDayEvent, nameOf, readEvent } from './ical-event.ts';

/** An event that makes no holiday, and why. */
export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

const MOST_EVENTS = 2_000;

/** The all-day events of an iCal text, and the names of those with a time of day. Refuses what is no iCal text. */
export function readEvents(
  text: string,
  file: string,
): { readonly events: readonly AllDayEvent[]; readonly timed: readonly LeftOut[] } {
  const components = calendarsOf(text, file).flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  if (components.length > MOST_EVENTS) {
    throw new Refusal(file, `has ${components.length} events`, `keep at most ${MOST_EVENTS}: holidays only`);
  }
  const events: AllDayEvent[] = [];
  const timed: LeftOut[] = [];
  for (const component of components) {
    const event = readEvent(component, file);
    if (event !== undefined) events.push(event);
    else timed.push({ name: nameOf(component), why: 'it has a time of day' });
  }
  return { events, timed };
}

function calendarsOf(text: string, file: string): readonly ICAL.Component[] {
  const mend = 'save the feed as an iCal file (.ics) in UTF-8 and try again';
  let parsed: readonly unknown[];
  try {
    parsed = ICAL.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    const said =
      cause instanceof Error && cause.name === 'ParserError' ? ` (${cleanText(cause.message).slice(0, 80)})` : '';
    throw new Refusal(file, `cannot be read as iCal${said}`, mend, { cause });
  }
  const list = Array.isArray(parsed[0]) ? parsed : [parsed];
  const calendars = list.filter(
    (item): item is [string, ...unknown[]] => Array.isArray(item) && item[0] === 'vcalendar',
  );
  if (calendars.length === 0) throw new Refusal(file, 'holds no VCALENDAR', mend);
  return calendars.map((calendar) => new ICAL.Component(calendar));
}
