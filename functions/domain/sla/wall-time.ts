import { Refusal, shown } from '../shared/refusal.ts';
import { DAY, type Duration, HOUR, MINUTE, SECOND } from '../shared/time.ts';
import type { Window } from './calendar.ts';
import type { Span } from './time-spans.ts';

const WALL_TIME = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?$/u;

/** Milliseconds after midnight of `HH:MM`, also with seconds; `24:00` is the next midnight. */
export function parseWallTime(text: string, path: string): Duration {
  const [, hours = '', minutes = '', seconds = '0', fraction = ''] = WALL_TIME.exec(text) ?? [];
  const time =
    Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND + Number(fraction.padEnd(3, '0'));
  if (hours === '' || Number(minutes) > 59 || Number(seconds) > 59 || time > DAY) {
    throw new Refusal(path, `${shown(text)} is not a time of day`, 'write HH:MM between 00:00 and 24:00');
  }
  return time;
}

/** A window as wall-clock milliseconds since the midnight of its opening day; one that crosses midnight ends after 24 h. */
export function parseWindow(window: Window, path: string): Span {
  const open = parseWallTime(window[0], `${path}[0]`);
  const close = parseWallTime(window[1], `${path}[1]`);
  return [open, close > open ? close : close + DAY];
}
