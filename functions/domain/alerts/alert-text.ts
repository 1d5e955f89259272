import { mentionName } from '../mentions/mention.ts';
import type { Alert } from './alert.ts';
import { asciiText } from './ascii-text.ts';
import { cleanText } from './clean-text.ts';
import { distanceWords, dueWords, localTime } from './due-words.ts';
import { escalationWords, situation } from './stage-words.ts';

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
  ];
  const paragraphs = [
    `${weightWords(alert)}${alert.rating === undefined ? ' severity' : ''}, ${alert.sourceLabel}`,
    wrap(situation(alert), WIDTH).join('\n'),
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
    ...(opening === undefined ? [] : wrap(`You could begin: ${opening}`, WIDTH)),
    ...(authority === undefined ? [] : wrap(`Without asking: ${authority}`, WIDTH)),
    ...(playbook === undefined ? [] : [`Playbook: ${playbook}`]),
  ].join('\n');

/** Each line starts with `> `, so that nothing a customer writes can pass for a line of ours. */
function quoteLines({ title, quote }: Alert): string {
  const parts = [...(title === undefined ? [] : [title]), ...(quote === undefined || quote === title ? [] : [quote])];
  return parts.flatMap((part) => wrap(part, WIDTH - 2).map((line) => `> ${line}`)).join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
