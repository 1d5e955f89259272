import Table from 'cli-table3';
import colors from 'picocolors';
import { shareWords } from '../../functions/domain/reports/figure-words.ts';
import { durationWords } from '../../functions/domain/settings/duration-words.ts';
import { type Attained, type BacktestFigures, NIGHT } from '../../functions/domain/sla/backtest-figures.ts';
import type { Suggestion } from '../../functions/domain/sla/backtest-suggest.ts';
import { localText } from '../../functions/domain/sla/explain-text.ts';
import type { Backtest } from '../../functions/use-cases/backtest-policies.ts';

/** Both sides for people: the figures, who would have been told, when, and what target could be held. */
export function backtestText({ from, to, timeZone, today, other, notes, unread }: Backtest, file: string): string {
  const gone = unread === 0 ? [] : [`${unread} mentions were erased while this ran.`];
  const lines = [
    `${today.mentions} mentions posted ${localText(from, timeZone)} to ${localText(to, timeZone)}`,
    '',
    table(
      ['', 'today', file],
      FIGURES.map(([name, words]) => [name, words(today), words(other)]),
    ),
    ...(today.alerts + other.alerts === 0 ? [] : ['', ...byHour(today, other, file)]),
    ...(today.byOwner.length + other.byOwner.length === 0 ? [] : ['', ownerTable(today, other, file)]),
    '',
    `Policies of ${file}`,
    policyTable(other),
    '',
    ...[...notes, ...gone].map((note) => colors.dim(note)),
  ];
  return `${lines.join('\n')}\n`;
}

const FIGURES: readonly (readonly [string, (figures: BacktestFigures) => string])[] = [
  ['answered in time', attainmentWords],
  ['clocks', ({ clocks, unclocked }) => `${clocks}; ${unclocked} mentions without`],
  ['late', ({ counts }) => String(counts.late)],
  ['overdue', ({ counts }) => String(counts.overdue)],
  ['cannot see whether answered', ({ counts }) => String(counts.notAnswerable)],
  ['still in time', ({ counts }) => String(counts.inWindow)],
  ['warnings', ({ warnings }) => String(warnings)],
  ['breaches told', ({ breaches }) => String(breaches)],
  ['escalations', ({ escalations }) => String(escalations)],
  ['alerts a day', ({ alertsPerDay }) => alertsPerDay.toFixed(1)],
  ['busiest day', busiestDay],
  [`alerts at night (${clockTime(NIGHT.from)} to ${clockTime(NIGHT.until)})`, ({ atNight }) => String(atNight)],
];

function clockTime(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function alertWords(count: number): string {
  return `${count} ${count === 1 ? 'alert' : 'alerts'}`;
}

function attainmentWords({ counts }: Attained): string {
  return shareWords(counts.met, counts.met + counts.late + counts.overdue);
}

function busiestDay({ byDay }: BacktestFigures): string {
  const [most] = byDay.toSorted((a, b) => b.alerts - a.alerts);
  return most === undefined ? 'none' : `${alertWords(most.alerts)} on ${most.day}`;
}

const BAR = 20;

function byHour(today: BacktestFigures, other: BacktestFigures, file: string): readonly string[] {
  const most = Math.max(...today.byHour, ...other.byHour);
  const bar = (count: number): string => `${'█'.repeat(Math.ceil((count / most) * BAR))} ${count || ''}`.trim();
  const first = today.byHour.findIndex((count, hour) => count + (other.byHour[hour] ?? 0) > 0);
  const last = today.byHour.findLastIndex((count, hour) => count + (other.byHour[hour] ?? 0) > 0);
  const rows = today.byHour.slice(first, last + 1).map((count, index) => {
    const hour = first + index;
    return `  ${clockTime(hour)}  ${bar(count).padEnd(BAR + 8)} ${bar(other.byHour[hour] ?? 0)}`.trimEnd();
  });
  return [`Alerts by hour${' '.repeat(3)}today${' '.repeat(BAR)}${file}`, ...rows];
}

function ownerTable(today: BacktestFigures, other: BacktestFigures, file: string): string {
  const owners = [...new Set([...today.byOwner, ...other.byOwner].map(({ owner }) => owner))].sort();
  const words = ({ byOwner }: BacktestFigures, id: string): string => {
    const found = byOwner.find(({ owner }) => owner === id);
    if (found === undefined) return 'nothing';
    return `${alertWords(found.alerts)}${found.clocks === 0 ? '' : `, in time ${attainmentWords(found)}`}`;
  };
  return table(
    ['owner', 'today', file],
    owners.map((id) => [id, words(today, id), words(other, id)]),
  );
}

function policyTable({ byPolicy }: BacktestFigures): string {
  const head = ['policy', 'mentions', 'answered in time', 'breaches', 'alerts', 'met nine times in ten within'];
  const rows = byPolicy.map(({ policy, mentions, breaches, alerts, suggestion, ...attained }) => {
    const clocked = attained.clocks > 0;
    const figures = clocked ? [attainmentWords(attained), String(breaches), String(alerts)] : ['no clocks', '', ''];
    return [policy, String(mentions), ...figures, suggestionWords(suggestion)];
  });
  return table(head, rows);
}

function suggestionWords(suggestion: Suggestion | undefined): string {
  if (suggestion === undefined) return '';
  if ('why' in suggestion) return suggestion.why;
  return `${durationWords(suggestion.target)} (${Math.round(suggestion.share * 100)} % of ${suggestion.mentions})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const made = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  made.push(...rows.map((row) => [...row]));
  return made.toString();
}
