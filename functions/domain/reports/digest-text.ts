import type { Duration } from '../shared/time.ts';
import type { DigestCluster } from './digest-clusters.ts';
import {
  cautionWords,
  decidedOf,
  durationWords,
  instantWords,
  percentWords,
  shareWords,
  waitWords,
} from './figure-words.ts';
import type { Figures } from './figures.ts';
import { decimal, loadDayWords, outlookWords } from './forecast-words.ts';
import type { Report } from './report.ts';
import type { SuggestedAction } from './suggested-action.ts';

/** One mention to answer first. */
export interface DigestPost {
  readonly source: string;
  readonly rating?: number;
  readonly owner: string;
  /** Until the deadline; negative: past it. */
  readonly left: Duration;
  /** Its source does not show whether it was answered. */
  readonly unseen?: true;
  /** As `replywatch explain` takes it. */
  readonly mention: string;
  readonly url?: string;
  /** Absent where the settings say that alerts show none. */
  readonly quote?: string;
}

/** A cluster with the words of its gravest complaint. */
export interface ToldCluster extends DigestCluster {
  readonly source: string;
  /** Absent where the settings say that alerts show none. */
  readonly quote?: string;
  /** A storm about it goes on. */
  readonly storm?: string;
}

export interface Digest {
  readonly report: Report;
  readonly clusters: readonly ToldCluster[];
  readonly posts: readonly DigestPost[];
  /** Of how many that are open. */
  readonly open: number;
  readonly action: SuggestedAction;
  readonly address: string;
}

/** The mail of a morning: where things stand, what to do first and why, three clusters, three posts. */
export function digestText({ report, clusters, posts, open, action, address }: Digest): string {
  const { brandName, from, to, timeZone, total } = report;
  return [
    `${brandName}, posted from ${instantWords(from, timeZone)} to ${instantWords(to, timeZone)}: ${plural(total.mentions, 'mention')}.`,
    addressLine(address),
    '',
    `To do first: ${action.what}`,
    `Why: ${action.why}`,
    '',
    ...headLines(report),
    '',
    ...(clusters.length === 0
      ? ['No complaints about any theme in seven days.']
      : ['What people complain about, seven days:', ...clusters.flatMap(clusterLines)]),
    '',
    ...(posts.length === 0
      ? ['Nobody waits for an answer.']
      : [`Answer first${open > posts.length ? ` (of ${open} that wait)` : ''}:`, ...posts.flatMap(postLines)]),
    '',
  ].join('\n');
}

/** The mail of a week: the figures beside those of the time before, where it rubs, what will come. */
export function weeklyText(report: Report, action: SuggestedAction, address: string): string {
  const { brandName, from, to, timeZone, total, previous, friction, forecast } = report;
  const rubs = friction
    .filter(({ score = 0 }) => score > 0)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, 3);
  const { recovered, repeated } = total.outcome;
  return [
    `${brandName}, posted from ${instantWords(from, timeZone)} to ${instantWords(to, timeZone)}: ${plural(total.mentions, 'mention')}; ${previous.mentions} in the time before.`,
    addressLine(address),
    '',
    ...headLines(report),
    `The time before: ${shareOf(previous)} in time, half within ${waitWords(previous.firstResponse.p50)}`,
    ...(recovered.whole > 0 ? [`Stars raised after a response: ${recovered.part} of ${recovered.whole}`] : []),
    ...(repeated.whole > 0
      ? [`Complaints by somebody who wrote shortly before: ${repeated.part} of ${repeated.whole}`]
      : []),
    '',
    ...(rubs.length === 0
      ? ['Where it rubs: nowhere; no complaint is overdue.']
      : [
          'Where it rubs most (complaints x severity x overdue share):',
          ...rubs.map(
            ({ moment, score = 0, before }) =>
              `  ${moment === '-' ? 'no moment told' : moment}: ${score.toFixed(1)}${before.score === undefined ? '' : `, before ${before.score.toFixed(1)}`}`,
          ),
        ]),
    '',
    ...(forecast === undefined || forecast.load.days.length === 0
      ? []
      : [
          `Expected this week: ${forecast.load.days.map((day) => `${loadDayWords(day)} ${decimal(day.expected)}${day.holiday ? ' (off)' : ''}`).join(', ')}`,
          '',
        ]),
    `To do first: ${action.what}`,
    `Why: ${action.why}`,
    '',
  ].join('\n');
}

function headLines({ total, forecast, timeZone, madeAt, to }: Report): string[] {
  const { met } = total.counts;
  const { decided } = decidedOf(total);
  const caution = cautionWords(met, decided);
  const all = forecast?.breaches.outlook?.all;
  return [
    `Answered in time: ${shareWords(met, decided)}${caution === undefined ? '' : `, ${caution}`}`,
    `First response: half within ${waitWords(total.firstResponse.p50)}, nine in ten within ${waitWords(total.firstResponse.p90)}`,
    `Overdue and unanswered: ${total.counts.overdue}`,
    ...(all === undefined ? [] : [`Open, will rather miss the deadline: ${outlookWords(all, timeZone)}`]),
    ...(madeAt > to ? [`As things stood ${instantWords(madeAt, timeZone)}.`] : []),
  ];
}

function clusterLines(cluster: ToldCluster, index: number): string[] {
  const { theme, moment, complaints, before, overdue, source, atSource, quote, storm } = cluster;
  const words = [
    `${plural(complaints, 'complaint')}, ${before} in the seven days before`,
    ...(overdue === 0 ? [] : [`${overdue} overdue`]),
    atSource === complaints ? `all at ${source}` : `most at ${source} (${atSource})`,
    ...(storm === undefined ? [] : [`a storm that goes on (${storm})`]),
  ];
  return [
    `  ${index + 1}. ${theme}${moment === undefined ? '' : ` (${moment})`}: ${words.join('; ')}`,
    ...(quote === undefined ? [] : [`     "${quote}"`]),
  ];
}

function postLines({ source, rating, owner, left, unseen, mention, url, quote }: DigestPost, index: number): string[] {
  const blind = unseen ? ', nobody can see whether it was answered' : '';
  const when = left >= 0 ? `${durationWords(left)} left` : `overdue for ${durationWords(-left)}${blind}`;
  return [
    `  ${index + 1}. ${source}${rating === undefined ? '' : `, ${rating}★`}: ${when}; ${owner}`,
    ...(quote === undefined ? [] : [`     "${quote}"`]),
    `     ${url ?? mention}`,
  ];
}

const shareOf = (figures: Figures): string => {
  const { decided } = decidedOf(figures);
  return decided === 0 ? 'nothing was due' : percentWords(figures.counts.met, decided);
};

const addressLine = (address: string): string =>
  `The whole report (the link opens for twelve hours at most): ${address}`;

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
