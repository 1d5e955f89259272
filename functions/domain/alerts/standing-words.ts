import type { Instant } from '../shared/time.ts';
import type { Alert } from './alert.ts';
import { lengthWords, localTime } from './due-words.ts';
import { headline, weight } from './stage-words.ts';

const VERDICT = {
  met: '✅ Answered in time',
  late: '🟠 Answered late',
  withdrawn: '⚪ Gone from its source',
  excluded: '⚪ No answer needed',
} as const;

/** The header of a living message: what is due, or the verdict once there is one. */
export function cardHeadline(alert: Alert): string {
  const status = alert.standing?.status ?? 'running';
  if (status === 'running') return headline(alert);
  const recovered = alert.standing?.recovered ? ' · stars raised since' : '';
  return `${VERDICT[status]} · ${weight(alert)} ${alert.sourceLabel}${recovered}`;
}

/** How far it has come, in sentences; nothing while nobody has done anything. */
export function standingWords(alert: Alert): readonly string[] {
  const { standing, dueAt, decidedAt } = alert;
  if (standing === undefined) return [];
  const local = (at: Instant): string => localTime(at, alert.timeZone, decidedAt);
  const { status, claim, snoozedUntil, respondedAt, reason, recovered } = standing;
  if (status !== 'running') {
    return [
      ...(respondedAt === undefined ? [] : [`Answered ${local(respondedAt)}, ${marginWords(dueAt - respondedAt)}.`]),
      ...(reason === undefined || status === 'met' || status === 'late' ? [] : [`${reason}.`]),
      ...(recovered
        ? [`The customer now gives ${alert.rating ?? 'more'} ${alert.rating === 1 ? 'star' : 'stars'}.`]
        : []),
    ];
  }
  return [
    ...(claim === undefined || claim.until <= decidedAt ? [] : [`${claim.by} has it until ${local(claim.until)}.`]),
    ...(snoozedUntil === undefined || snoozedUntil <= decidedAt ? [] : [`Snoozed until ${local(snoozedUntil)}.`]),
  ];
}

const marginWords = (margin: number): string =>
  margin >= 0 ? `${lengthWords(margin)} before the deadline` : `${lengthWords(-margin)} after the deadline`;
