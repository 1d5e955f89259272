import type { BreachBacktest } from '../forecast/breach-backtest.ts';
import { type BreachForecast, FEWEST_ANSWERS, type OwnerOutlook } from '../forecast/breach-forecast.ts';
import type { LoadBacktest, LoadDay } from '../forecast/load-forecast.ts';
import { dateText, WEEKDAYS, weekdayIndex } from '../sla/local-date.ts';
import { instantWords } from './figure-words.ts';

/** `3 of 7 before Mon 23 Nov 2026, 09:00 CET`. */
export function outlookWords({ open, likely, by }: OwnerOutlook, timeZone: string): string {
  if (open === 0) return 'nothing is open';
  if (by === undefined) return `none of ${open}`;
  return `${likely} of ${open} before ${instantWords(by, timeZone)}`;
}

/** `2.6, in eight of ten cases 2 to 4`. */
export function expectedWords({ expected, spread: [low, high] }: OwnerOutlook): string {
  return `${decimal(expected)}, in eight of ten cases ${low === high ? low : `${low} to ${high}`}`;
}

export const learntWords = ({ learnt, outlook }: BreachForecast): string =>
  outlook === undefined
    ? `Too little is known to say: ${learnt.answered} of ${plural(learnt.clocks, 'clock')} of the last 28 days were answered, and it takes ${FEWEST_ANSWERS}.`
    : `Learnt from ${plural(learnt.clocks, 'clock')} of the last 28 days, of which ${learnt.answered} were answered.`;

/** How good it has been, and whether it is better than guessing. */
export function breachErrorWords(backtest: BreachBacktest | undefined): string {
  if (backtest === undefined) return 'It cannot be tested yet: no earlier forecast has come to its end.';
  const { forecasts, clocks, breached, countError, usualCountError, brier, usualBrier } = backtest;
  return `Tested on ${plural(forecasts, 'day')} of the last four weeks (${plural(clocks, 'open clock')}, ${breached} missed): the number was off by ${decimal(countError)} on average, the usual share alone by ${decimal(usualCountError)}; Brier score ${brier.toFixed(2)}, of the usual share ${usualBrier.toFixed(2)}.${isWorse(countError, usualCountError) || isWorse(brier, usualBrier) ? ' In one of the two it was worse than the usual share: lean on it little.' : ''}`;
}

export function loadErrorWords(backtest: LoadBacktest | undefined): string {
  if (backtest === undefined) return 'It cannot be tested yet: that takes three whole weeks.';
  const { weeks, dayError, usualDayError, hourError, usualHourError } = backtest;
  return `Tested on the last ${weeks === 1 ? 'week' : `${weeks} weeks`}: a day was off by ${decimal(dayError)} on average and an hour by ${decimal(hourError)}; "as in the week before" by ${decimal(usualDayError)} and ${decimal(usualHourError)}.${isWorse(dayError, usualDayError) ? ' By days that is worse: lean on it little.' : ''}`;
}

/** `Mon 23 Nov`. */
export function loadDayWords({ day }: Pick<LoadDay, 'day'>): string {
  const [, month = '', date = ''] = dateText(day).split('-');
  const weekday = WEEKDAYS[weekdayIndex(day)] ?? '';
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${Number(date)} ${MONTHS[Number(month) - 1]}`;
}

/** The hours of a day with the most, as `09, 10 and 14 h`; nothing where nothing is expected. */
export function busiestHours({ hours }: LoadDay, most = 3): readonly number[] {
  const ranked = hours.map((count, hour) => ({ count, hour })).filter(({ count }) => count > 0);
  const busiest = ranked.toSorted((a, b) => b.count - a.count || a.hour - b.hour).slice(0, most);
  return busiest.map(({ hour }) => hour).toSorted((a, b) => a - b);
}

/** One decimal below ten, none above. */
export const decimal = (value: number): string => (value < 9.95 ? value.toFixed(1) : String(Math.round(value)));

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const isWorse = (own: number, usual: number): boolean => own > usual + 1e-9;
const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
