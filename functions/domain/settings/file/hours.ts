import type { Weekday, Window } from '../../sla/calendar.ts';
import { WEEKDAYS } from '../../sla/local-date.ts';
import { leaf } from './building-blocks.ts';

/** `mon`, or `mon-fri` and `sat-mon` for the days between, both ends included. */
export function weekdaysOf(key: string): readonly Weekday[] | undefined {
  const [first, last = first, more] = key.split('-');
  const from = position(first);
  const to = position(last);
  if (from < 0 || to < 0 || more !== undefined) return undefined;
  const days = (to - from + 7) % 7;
  return Array.from({ length: days + 1 }, (_, index) => WEEKDAYS[(from + index) % 7] ?? 'mon');
}

const position = (day: string | undefined): number => (WEEKDAYS as readonly (string | undefined)[]).indexOf(day);

const WINDOW = /^(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)$/u;

/** `09:00-17:00`; `18:00-02:00` crosses midnight, `00:00-24:00` is a whole day. */
export const windowText = () =>
  leaf<Window>({
    what: 'a stretch of hours',
    mend: 'write opening and closing time, e.g. 09:00-17:00 (24:00 is midnight at the end of the day)',
    description: 'Opening and closing time in the zone of the calendar; a close before the opening is on the next day.',
    examples: ['09:00-17:00', '18:00-02:00', '00:00-24:00'],
    read: (given) => {
      const [, openHour, openMinute, closeHour, closeMinute] = WINDOW.exec(given) ?? [];
      const open = clockTime(openHour, openMinute);
      const close = clockTime(closeHour, closeMinute);
      if (open === undefined || close === undefined || open === '24:00') return undefined;
      if (open === close) return { mend: 'opening and closing are the same: write 00:00-24:00 for a whole day' };
      return { value: [open, close] };
    },
  });

function clockTime(hour: string | undefined, minute: string | undefined): string | undefined {
  const minutes = Number(hour) * 60 + Number(minute);
  if (!(minutes <= 24 * 60) || Number(minute) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minute}`;
}
