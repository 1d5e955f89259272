/** An iCal text of invented events, each given by its lines. */
export const ical = (...events: readonly (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sundial Coffee//holidays//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** The lines of an all-day event on a date such as `20261225`. */
export const allDay = (date: string, name: string, ...more: readonly string[]): readonly string[] => [
  `DTSTART;VALUE=DATE:${date}`,
  `SUMMARY:${name}`,
  ...more,
];
