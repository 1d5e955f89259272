import { stageKind } from '../sla/clock.ts';
import type { Alert } from './alert.ts';
import { dueWords, localTime } from './due-words.ts';

const SIGN = { warn: '⏰', breach: '🔴', escalate: '🚨' } as const;

/** `⏰ 1★ App Store US · due 14:30 CET (in 45 min, business hours)`: what a person sees in a notification. */
export function headline(alert: Alert): string {
  const { at, distance } = dueWords(alert);
  const due = alert.dueAt > alert.decidedAt ? 'due' : 'was due';
  return `${SIGN[stageKind(alert.stage)]} ${weight(alert)} ${alert.sourceLabel}${alert.moment === undefined ? '' : ` · ${alert.moment}`} · ${due} ${at} (${distance})`;
}

/** Stars where the source has them, else our judgement: `1★`, `high severity`. */
export const weight = (alert: Alert): string =>
  alert.rating === undefined ? `${alert.severity} severity` : `${alert.rating}★`;

/** `escalation 2`, or the empty text for other stages; the second warning is still a warning. */
export function escalationWords(alert: Pick<Alert, 'stage'>): string {
  return stageKind(alert.stage) === 'escalate' ? `escalation ${alert.stage.replace('escalate', '')}`.trim() : '';
}

/** Where things stand, in a sentence or two. Overdue is said as fact only when the source was read completely. */
export function situation(alert: Alert): string {
  const sentences = [
    statement(alert),
    ...(alert.cycle > 1 ? ['The customer came back after an answer of ours.'] : []),
    ...(alert.responsePendingSince === undefined ? [] : ['An answer was sent; the source has not published it yet.']),
    ...(alert.lateDiscovered && !alert.lateTold ? [lateWords(alert)] : []),
    ...(alert.held === undefined ? [] : [heldWords(alert.held, alert)]),
    `Target: ${alert.targetWords}.`,
  ];
  return sentences.join(' ');
}

function statement(alert: Alert): string {
  const escalation = escalationWords(alert);
  const start = escalation === '' ? '' : `${capital(escalation)}: `;
  if (alert.responseUnknown !== undefined) {
    const overdue = alert.dueAt > alert.decidedAt ? 'due soon' : 'past its due time';
    const words = `${overdue}; we could not see whether somebody answered: ${alert.responseUnknown}.`;
    return capital(`${start}${words}`);
  }
  const silence = alert.responsePendingSince === undefined ? 'nobody has answered' : 'no answer can be read';
  return capital(`${start}${alert.dueAt > alert.decidedAt ? 'due soon' : 'overdue'}, ${silence}.`);
}

/** For a line of a digest, which has no room for a sentence. */
export const lateMark = ({ lateDiscovered, lateTold }: Alert): string =>
  lateDiscovered && !lateTold ? ' · found late' : '';

function lateWords(alert: Alert): string {
  const seen = localTime(alert.discoveredAt, alert.timeZone, alert.decidedAt);
  const posted =
    alert.publishedAt === undefined ? '' : `, posted ${localTime(alert.publishedAt, alert.timeZone, alert.decidedAt)}`;
  return `Found late: it was past due when we first saw it (seen ${seen}${posted}).`;
}

/** `Fell due while you were closed: warning Fri 20 Nov 22:10 CET, deadline Fri 20 Nov 23:10 CET.` */
function heldWords(held: NonNullable<Alert['held']>, { timeZone, decidedAt }: Alert): string {
  const stages = held.map(({ stage, at }) => `${STAGE_WORDS[stageKind(stage)]} ${localTime(at, timeZone, decidedAt)}`);
  return `Fell due while you were closed: ${stages.join(', ')}.`;
}

const STAGE_WORDS = { warn: 'warning', breach: 'deadline', escalate: 'escalation' } as const;

/** `the same author wrote 2 times before; 1 other mention says nearly the same`; none where nothing is known. */
export function companyWords({ earlierByAuthor = 0, duplicates = 0 }: Alert): readonly string[] {
  const words = [
    ...(earlierByAuthor === 0 ? [] : [`the same author wrote ${count(earlierByAuthor, 'time')} before`]),
    ...(duplicates === 0
      ? []
      : [`${count(duplicates, 'other mention')} ${duplicates === 1 ? 'says' : 'say'} nearly the same`]),
  ];
  return words.length === 0 ? [] : [words.join('; ')];
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
