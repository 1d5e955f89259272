import { mentionName } from '../mentions/mention.ts';
import type { Alert } from './alert.ts';
import { asciiText } from './ascii-text.ts';
import { cleanText, cutAtWord } from './clean-text.ts';
import { distanceWords, dueWords, localTime } from './due-words.ts';
import { digestHead } from './slack-digest.ts';
import { companyWords, escalationWords, headline, lateMark, situation } from './stage-words.ts';
import { wrapped } from './wrapped.ts';

/** SNS asks for fewer than 100 characters. */
const SUBJECT = 99;
const WIDTH = 74;

export interface AlertMail {
  /** Printable ASCII, under 100 characters, no line break. */
  readonly subject: string;
  readonly text: string;
}

/** The alert for plain-text e-mail: what, by when, why, whose, and where to answer. */
export function alertMail(alert: Alert): AlertMail {
  return { subject: subjectOf(alert), text: bodyOf(alert) };
}

/** As many lines as SNS takes with the longest links. */
const MOST_LISTED = 100;
/** Longer links make a list unreadable; the single alert would have shown it. */
const LONGEST_LINK = 500;

/** Many alerts in one mail, in the order in which they were decided, each with its link. */
export function digestMail(alerts: readonly Alert[], settledMeanwhile: number): AlertMail {
  const head = digestHead(alerts);
  const [first] = alerts;
  const listed = alerts.slice(0, MOST_LISTED);
  const paragraphs = [
    `${head}.`,
    ...listed.map((alert) => itemLines(alert)),
    ...(alerts.length > listed.length ? [`And ${alerts.length - listed.length} more, not listed here.`] : []),
    ...(settledMeanwhile > 0 ? [`${settledMeanwhile} settled before they could be told.`] : []),
  ];
  const subject = asciiText(first === undefined ? head : `${head}: ${gravestWords(alerts)}`);
  return { subject: subject.slice(0, SUBJECT).trimEnd(), text: `${paragraphs.join('\n\n')}\n` };
}

/** `2 with 1 star, 3 overdue`: what an inbox shows of many. */
export function gravestWords(alerts: readonly Alert[]): string {
  const least = Math.min(...alerts.flatMap(({ rating }) => rating ?? []));
  const overdue = alerts.filter((alert) => !dueSoon(alert)).length;
  return [
    ...(Number.isFinite(least)
      ? [`${alerts.filter(({ rating }) => rating === least).length} with ${least} ${least === 1 ? 'star' : 'stars'}`]
      : []),
    ...(overdue === 0 ? [`${alerts.length} due soon`] : [`${overdue} overdue`]),
  ].join(', ');
}

/** One alert of a list, as a few lines of plain text. */
function itemLines(alert: Alert): string {
  const { url, quote, title } = alert;
  const words = quote ?? title;
  return [
    `* ${headline(alert)}${lateMark(alert)}`,
    `  Owner: ${alert.ownerName}`,
    ...(words === undefined ? [] : wrapped(cutAtWord(words, 140), WIDTH - 4).map((line) => `  > ${line}`)),
    ...(url === undefined || url.length > LONGEST_LINK ? [] : [`  ${url}`]),
  ].join('\n');
}

function subjectOf(alert: Alert): string {
  const weight = asciiText(weightWords(alert));
  const label = asciiText(alert.sourceLabel);
  const { at } = dueWords(alert);
  const escalation = escalationWords(alert);
  // An inbox has little room: the plain time left, from which nobody has to know a calendar.
  const left = distanceWords(alert.dueAt - alert.decidedAt);
  const end = asciiText(
    `: ${escalation === '' ? '' : `${escalation}, `}${dueSoon(alert) ? 'due ' : ''}${left} (${at})`,
  );
  const start = `[${weight}] ${label}`;
  return `${start.slice(0, SUBJECT - end.length).trimEnd()}${end}`;
}

const dueSoon = (alert: Alert): boolean => alert.dueAt > alert.decidedAt;

function weightWords({ rating, severity }: Alert): string {
  return rating === undefined ? severity : `${rating} ${rating === 1 ? 'star' : 'stars'}`;
}

function bodyOf(alert: Alert): string {
  const { at, distance } = dueWords(alert);
  const local = (instant: number) => localTime(instant, alert.timeZone, alert.decidedAt);
  const author = alert.authorName === undefined ? '' : `, by ${alert.authorName}`;
  const rows: [string, string][] = [
    ['Due', `${at} (${distance})`],
    ['Owner', alert.ownerName],
    ['Brand', alert.brandName],
    [alert.publishedAt === undefined ? 'Seen' : 'Posted', `${local(alert.publishedAt ?? alert.discoveredAt)}${author}`],
    ...(alert.moment === undefined ? [] : [['Moment', alert.moment] as [string, string]]),
    ...alert.reasons.map((reason, index): [string, string] => [index === 0 ? 'Flagged' : '', reason]),
    ...companyWords(alert).map((words): [string, string] => ['Besides', words]),
  ];
  const paragraphs = [
    `${weightWords(alert)}${alert.rating === undefined ? ' severity' : ''}, ${alert.sourceLabel}`,
    wrapped(situation(alert), WIDTH).join('\n'),
    rows.map(([name, value]) => `${(name === '' ? '' : `${name}:`).padEnd(9)} ${value}`).join('\n'),
    quoteLines(alert),
    alert.url === undefined ? 'The source gives no link to it.' : `Answer here:\n${alert.url}`,
    adviceLines(alert),
    `Mention ${cleanText(mentionName(alert))}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

/** How to begin, what may be done without asking, and where it is written. */
const adviceLines = ({ opening, authority, playbook }: Alert): string =>
  [
    ...(opening === undefined ? [] : wrapped(`You could begin: ${opening}`, WIDTH)),
    ...(authority === undefined ? [] : wrapped(`Without asking: ${authority}`, WIDTH)),
    ...(playbook === undefined ? [] : [`Playbook: ${playbook}`]),
  ].join('\n');

/** Each line starts with `> `, so that nothing a customer writes can pass for a line of ours. */
function quoteLines({ title, quote }: Alert): string {
  const parts = [...(title === undefined ? [] : [title]), ...(quote === undefined || quote === title ? [] : [quote])];
  return parts.flatMap((part) => wrapped(part, WIDTH - 2).map((line) => `> ${line}`)).join('\n');
}
