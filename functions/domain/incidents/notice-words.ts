import { lengthWords, localTime } from '../alerts/due-words.ts';
import { HOUR, type Instant } from '../shared/time.ts';
import type { Share } from './incident.ts';
import type { IncidentNotice } from './notice.ts';

/** `🌩️ Storm: 214 negative mentions in 1 h · delivery`: what a person sees in a notification. */
export function noticeHeadline(notice: IncidentNotice): string {
  return `${signOf(notice)} ${noticeSubject(notice)}`;
}

/** The same without the sign, for a subject. */
export function noticeSubject(notice: IncidentNotice): string {
  const { kind, status, count, lately, answered, waiting, overdue, bombing, notice: number } = notice;
  const about = aboutWords(notice);
  if (kind === 'cluster')
    return `${count} complaints about ${notice.scope.theme} within ${daysWords(notice)} · ${notice.brandName}`;
  const what = bombing === undefined ? 'Storm' : 'Review bombing';
  switch (status) {
    case 'open':
      return number === 1
        ? `${what}: ${lately} negative mentions in ${windowWords(notice)} · ${about}`
        : `${what} goes on: ${count} negative mentions so far · ${about}`;
    case 'calm':
      return `${what} has calmed down: of ${count} negative mentions ${waiting} ${waiting === 1 ? 'waits' : 'wait'}, ${overdue} ${overdue === 1 ? 'is' : 'are'} overdue · ${about}`;
    case 'closing':
    case 'closed':
      return `${what} over: ${count} negative mentions, ${answered} answered, ${waiting + overdue} not · ${about}`;
    default:
      return status satisfies never;
  }
}

const signOf = ({ kind, status }: IncidentNotice): string =>
  kind === 'cluster' ? '🧩' : status === 'open' ? '🌩️' : '🌤️';

/** Of what: `delivery`, `App Store US`, or the brand. */
function aboutWords({ scope, sources, brandName }: IncidentNotice): string {
  if (scope.theme !== undefined) return `${scope.theme} · ${brandName}`;
  return scope.sourceId === undefined ? brandName : `${sources[0]?.id ?? scope.sourceId} · ${brandName}`;
}

/** What is known of it, a sentence or two each. */
export function noticeSentences(notice: IncidentNotice): readonly string[] {
  const { kind, answered, waiting, overdue, bombing } = notice;
  const standing = `${answered} answered, ${waiting} waiting in time, ${overdue} overdue.`;
  if (kind === 'cluster') {
    return [
      `The first was posted ${local(notice, notice.firstSeenAt)}. It is told once a week, to whoever owns the moment "${notice.moment}".`,
      standing,
    ];
  }
  return [
    courseWords(notice),
    standing,
    usualWords(notice),
    ...(bombing === undefined ? [] : [bombingWords(bombing)]),
    foldWords(notice),
  ];
}

function courseWords(notice: IncidentNotice): string {
  const { status, count, lately, peak, firstSeenAt, calmAt = notice.noticedAt } = notice;
  const began = local(notice, firstSeenAt);
  if (status === 'open') {
    return `The first was posted ${began}; ${lately} in the last ${windowWords(notice)}, ${count} in all.`;
  }
  return `${count} were posted between ${began} and ${local(notice, calmAt)}, at most ${peak} within ${windowWords(notice)}; since then it is as usual.`;
}

function foldWords({ status }: IncidentNotice): string {
  switch (status) {
    case 'open':
      return 'Their alerts are folded into this message, their clocks run on; what is worse than the storm is told by itself.';
    case 'calm':
      return 'New mentions are told one by one again; the alerts of these stay folded into this message until they are answered.';
    default:
      return 'From now on every alert comes by itself again.';
  }
}

/** Top themes and sources, where there are several. */
export function shareLines(notice: IncidentNotice): readonly (readonly [name: string, value: string])[] {
  const list = (shares: readonly Share[]): string => shares.map(({ id, count }) => `${id} ${count}`).join(', ');
  return [
    ...(notice.themes.length === 0 ? [] : [['Themes', list(notice.themes)] as const]),
    ...(notice.sources.length === 0 ? [] : [['Sources', list(notice.sources)] as const]),
  ];
}

function usualWords({ usual, window }: IncidentNotice): string {
  if (usual === undefined || usual.weeks === 0)
    return 'Nothing is known yet of what is usual at this hour of the week.';
  const expected = usual.expected < 10 ? usual.expected.toFixed(1) : String(Math.round(usual.expected));
  return `Usual at this hour of the week: ${expected} in ${lengthWords(window)} (${usual.weeks} ${usual.weeks === 1 ? 'week' : 'weeks'}).`;
}

const bombingWords = ({ alikePercent, newAuthorsPercent }: NonNullable<IncidentNotice['bombing']>): string =>
  `It looks like review bombing: ${alikePercent} % of those looked at say nearly the same${newAuthorsPercent === undefined ? '' : `, ${newAuthorsPercent} % of the authors never wrote before`}.`;

const windowWords = ({ window }: IncidentNotice): string => lengthWords(window);
const daysWords = ({ window }: IncidentNotice): string =>
  window >= 24 * HOUR ? `${Math.round(window / (24 * HOUR))} days` : lengthWords(window);

const local = ({ timeZone, decidedAt }: IncidentNotice, at: Instant): string => localTime(at, timeZone, decidedAt);
