import Table from 'cli-table3';
import colors from 'picocolors';
import type { Gap } from '../../../functions/domain/mentions/coverage.ts';
import { KINDS_OF_SOURCE } from '../../../functions/domain/mentions/source.ts';
import { STATE_MENDS, STATE_WORDS } from '../../../functions/domain/mentions/source-words.ts';
import { durationWords, instantWords } from '../../../functions/domain/reports/figure-words.ts';
import { type Instant, MINUTE } from '../../../functions/domain/shared/time.ts';
import type { SourceSurvey } from '../../../functions/use-cases/survey-sources.ts';

interface Drawn {
  readonly now: Instant;
  readonly timeZone: string;
  /** Each gap with its reason, and each bookmark, instead of a summary. */
  readonly details: boolean;
}

/** How well each source is covered: a table, and below it what needs somebody. */
export function drawSources(surveys: readonly SourceSurvey[], drawn: Drawn): string {
  const table = new Table({
    head: ['source', 'state', 'polled', 'last read', 'found after', 'history', 'gaps', 'not understood'],
    style: {
      head: colors.isColorSupported ? ['bold'] : [],
      border: colors.isColorSupported ? ['grey'] : [],
      compact: true,
    },
  });
  table.push(...surveys.map((survey) => rowOf(survey, drawn)));
  const troubled = surveys.filter(({ health }) => health.isTrouble);
  return [
    table.toString(),
    ...(drawn.details ? surveys.flatMap((survey) => detailsOf(survey, drawn)) : []),
    ...troubled.flatMap((survey) => troubleLines(survey, drawn)),
    troubled.length === 0
      ? colors.green('No source needs anybody.')
      : `${colors.red(`${troubled.length} of ${surveys.length} need somebody`)}: docs/RUNBOOK.md#sources-in-trouble`,
    colors.dim('polled: as often as it is just now, ever more seldom while it is silent and no deadline is near'),
    colors.dim('found after: from published to discovered, half and nine in ten of the newest mentions'),
    colors.dim('last read: of a source that sends, when it was last heard; noted every 15 min'),
    colors.dim('last read: a read that changed nothing is noted every 6 h, so the last one may be newer'),
  ].join('\n');
}

function rowOf({ source, label, health, ...survey }: SourceSurvey, { now }: Drawn): string[] {
  const { lag, lastReadAt, refusals } = survey;
  return [
    `${plain(label)}\n${colors.dim(plain(source.id))}`,
    stateWords(health),
    periodWords(survey.pollPeriod, source),
    lastReadAt === undefined ? '–' : `≤ ${durationWords(Math.max(0, now - lastReadAt))} ago`,
    lag === undefined ? '–' : `${durationWords(lag.p50)} / ${durationWords(lag.p90)}`,
    historyWords(survey),
    gapsWords(survey.gaps, now),
    refusals === undefined ? '–' : `${refusals.count} of ${refusals.entries}`,
  ];
}

/** The period now, and between which it moves. */
function periodWords(now: SourceSurvey['pollPeriod'], { tier, slowest = tier }: SourceSurvey['source']): string {
  if (now === undefined) return 'comes to us';
  const every = (minutes: number): string => durationWords(minutes * MINUTE);
  return slowest === tier
    ? `every ${every(now)}`
    : `every ${every(now)}\n${colors.dim(`${every(tier)} to ${every(slowest)}`)}`;
}

function stateWords({ state, isTrouble }: SourceSurvey['health']): string {
  const paint = isTrouble ? colors.red : state === 'read' ? colors.green : colors.yellow;
  return paint(STATE_WORDS[state]);
}

function historyWords({ historyLeft: left }: Pick<SourceSurvey, 'historyLeft'>): string {
  if (left === undefined) return 'kept';
  return left > 0 ? `${durationWords(left)} left` : colors.red('lost for good');
}

function gapsWords(gaps: readonly Gap[], now: Instant): string {
  if (gaps.length === 0) return 'none';
  const whole = gaps.reduce((sum, { from, to = now }) => sum + Math.max(0, to - from), 0);
  return `${gaps.length}, ${durationWords(whole)}${gaps.at(-1)?.to === undefined ? ', open' : ''}`;
}

function troubleLines({ source, label, health, ...survey }: SourceSurvey, { timeZone }: Drawn): string[] {
  const { state, since, line } = health;
  const mend = STATE_MENDS[state];
  const forgets =
    survey.historyLeft !== undefined && survey.historyLeft > 0
      ? [
          `  ${durationWords(survey.historyLeft)} until ${KINDS_OF_SOURCE[source.kind].name} forgets what was posted meanwhile`,
        ]
      : [];
  return [
    `${colors.bold(plain(label))} (${plain(source.id)}) ${colors.red(STATE_WORDS[state])}${since === undefined ? '' : ` since ${instantWords(since, timeZone)}`}`,
    ...(line === undefined ? [] : [`  ${plain(line)}`]),
    ...forgets,
    ...(mend === undefined ? [] : [`  ${colors.dim(`→ ${mend}`)}`]),
  ];
}

function detailsOf({ source, label, ...survey }: SourceSurvey, { timeZone }: Drawn): string[] {
  const { coveredSince, historyDepth, lag, gaps, cursor, refusals } = survey;
  const bookmarks = Object.entries(cursor);
  return [
    `${colors.bold(plain(label))} (${plain(source.id)})`,
    `  covered since ${coveredSince === undefined ? 'never' : instantWords(coveredSince, timeZone)}; it shows ${historyDepth}`,
    ...(lag === undefined ? [] : [`  found after: of the newest ${lag.mentions} mentions`]),
    ...(refusals === undefined ? [] : [`  not understood: ${plain(refusals.firstReason)}`]),
    ...gaps.map(
      ({ from, to, reason }) =>
        `  gap from ${instantWords(from, timeZone)} to ${to === undefined ? 'now' : instantWords(to, timeZone)}: ${plain(reason)}`,
    ),
    ...(bookmarks.length === 0 ? [] : [`  bookmarks: ${plain(bookmarks.map((each) => each.join('=')).join(', '))}`]),
    '',
  ];
}

/** What servers say and what settings name must not steer the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');
