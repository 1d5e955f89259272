import { HOUR, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';

interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface LocalMinute extends LocalDate {
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

function localMinute(instant: Instant, timeZone: string): LocalMinute {
  const parts = format(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

export const localDate = (instant: Instant, timeZone: string): LocalDate => localMinute(instant, timeZone);

/** The instants at which clocks of the zone show this time, earliest first: none in a gap, two where the hour repeats. */
export function instantsOfLocalTime(local: LocalMinute, timeZone: string): readonly Instant[] {
  const asUtc = (at: LocalMinute): Instant => Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute);
  const wanted = asUtc(local);
  const offsets = [wanted - 26 * HOUR, wanted + 26 * HOUR].map((around) => {
    const minute = Math.floor(around / MINUTE) * MINUTE;
    return asUtc(localMinute(minute, timeZone)) - minute;
  });
  const instants = [...new Set(offsets)].map((offset) => wanted - offset);
  return instants.filter((instant) => asUtc(localMinute(instant, timeZone)) === wanted).sort((a, b) => a - b);
}
