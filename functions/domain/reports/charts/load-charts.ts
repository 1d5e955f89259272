import type { LoadForecast } from '../../forecast/load-forecast.ts';
import { WEEKDAYS } from '../../sla/local-date.ts';
import { busiestHours, decimal, loadDayWords } from '../forecast-words.ts';
import type { Report } from '../report.ts';
import { hourList, weekdayList } from '../row-lists.ts';
import type { Chart } from './chart.ts';

const HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
const two = (hour: number): string => String(hour).padStart(2, '0');
const titled = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** When mentions were posted, by weekday and hour. */
export function weekChart({ charts: { week: hours } }: Report): Chart {
  const all = hours.flatMap((day, weekday) => day.map((count, hour) => ({ weekday, hour, count })));
  const most = all.reduce((a, b) => (b.count > a.count ? b : a));
  const sums = hours.map((day) => day.reduce((sum, count) => sum + count, 0));
  return {
    id: 'chart-week',
    title: 'When they are posted, by weekday and hour',
    says:
      most.count === 0
        ? 'No mention was posted.'
        : `Most at once: ${most.count} on ${titled(WEEKDAYS[most.weekday] ?? '')} from ${two(most.hour)}:00. By day: ${WEEKDAYS.map((day, index) => `${titled(day)} ${sums[index]}`).join(', ')}.`,
    picture: { kind: 'week', hours },
    table: {
      head: ['Hour', ...WEEKDAYS.map(titled)],
      rows: HOURS.map((hour) => [two(hour), ...hours.map((day) => String(day[hour]))]),
      leads: HOURS.map(hourList),
      headLeads: [undefined, ...WEEKDAYS.map((_, index) => weekdayList(index))],
    },
  };
}

/** What is expected in the next seven days. */
export function loadChart({ days }: LoadForecast): Chart | undefined {
  if (days.length === 0) return undefined;
  const name = (day: (typeof days)[number]): string => `${loadDayWords(day)}${day.holiday ? ' (holiday)' : ''}`;
  return {
    id: 'chart-load',
    title: 'Expected in the next seven days, by hour',
    says: `${days.map((day) => `${name(day)}: ${decimal(day.expected)}`).join(', ')}.`,
    picture: {
      kind: 'days',
      days: days.map((day) => ({ name: `${loadDayWords(day)}${day.holiday ? ', off' : ''}`, hours: day.hours })),
    },
    table: {
      head: ['Day', 'Expected', 'Busiest from', ...HOURS.map(two)],
      rows: days.map((day) => [
        name(day),
        decimal(day.expected),
        busiestHours(day)
          .map((hour) => `${two(hour)}:00`)
          .join(', ') || '–',
        ...day.hours.map((count) => (count === 0 ? '0' : count.toFixed(1))),
      ]),
    },
  };
}
