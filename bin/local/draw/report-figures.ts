import {
  cautionWords,
  durationWords,
  percentWords,
  waitWords,
} from '../../../functions/domain/reports/figure-words.ts';
import type { BacklogBand, Figures } from '../../../functions/domain/reports/figures.ts';
import type { FrictionLine } from '../../../functions/domain/reports/friction.ts';
import type { Portion } from '../../../functions/domain/reports/portion.ts';
import type { Report } from '../../../functions/domain/reports/report.ts';
import type { GroupCoverage } from '../../../functions/domain/reports/report-coverage.ts';
import type { WaitFigures } from '../../../functions/domain/reports/response-times.ts';
import type { Storm } from '../../../functions/domain/reports/storm.ts';

type Line = readonly [name: string, words: string];

const MOST_STORMS = 3;
const MOST_MOMENTS = 3;

/** What stands beside the headline figures, as far as there is something to say. */
export function moreFigures(report: Report): readonly Line[] {
  const { total, previous, storms, friction, scores } = report;
  const { business, firstResponse, outcome, quality } = total;
  const isTold = business.firstResponse.p50?.value !== firstResponse.p50?.value;
  const { nextResponse, teamNextResponse } = business;
  return [
    ...given(
      isTold,
      'In open hours',
      `${pairWords(business.firstResponse)}; once discovered ${pairWords(business.teamResponse)}`,
    ),
    ...given(
      nextResponse.p50?.value !== total.nextResponse.p50?.value,
      'Next, open hours',
      `${pairWords(nextResponse)}${teamNextResponse.waits > 0 ? `; once seen ${pairWords(teamNextResponse)}` : ''}`,
    ),
    ...given(
      total.backlog.some(({ clocks }) => clocks > 0),
      'Waiting since',
      backlogWords(total.backlog),
    ),
    ...given(
      Object.values(total.stages).some((count) => count > 0),
      'Stages reached',
      stageWords(total),
    ),
    ...portion('Stars raised', outcome.recovered),
    ...portion('Settled at once', outcome.resolved),
    ...portion('Written again', outcome.repeated),
    ...given(total.mentions > 0, 'Tone', toneWords(total, previous)),
    ...given(
      friction.some(({ score }) => score),
      'Friction',
      frictionWords(friction),
    ),
    ...storms.slice(0, MOST_STORMS).map((storm): Line => ['Storm', stormWords(storm)]),
    ...given(quality.read > 0, 'Hints', hintWords(total)),
    ...given(scores.nps !== undefined, 'NPS, by survey', npsWords(scores.nps)),
    ...(scores.csat ? portion('CSAT, by survey', scores.csat) : []),
  ];
}

/** `99 %`, with how many mentions come from sources that show no responses, or clocks nobody can tell of. */
export function seenWords({ least, blind, unknown }: GroupCoverage): string {
  // Rounded down: 100 % means all of the time.
  const share = least === undefined ? '–' : least === 1 ? '100 %' : `${Math.min(99, Math.floor(100 * least))} %`;
  if (blind > 0) return `${share}, ${blind} blind`;
  return unknown === 0 ? share : `${share}, ${unknown} unknown`;
}

const pairWords = ({ p50, p90 }: WaitFigures): string => `median ${waitWords(p50)}, nine in ten ${waitWords(p90)}`;

const given = (isThere: boolean, name: string, words: string): readonly Line[] => (isThere ? [[name, words]] : []);

function portion(name: string, { part, whole }: Portion): readonly Line[] {
  if (whole === 0) return [];
  const caution = cautionWords(part, whole);
  return [[name, `${percentWords(part, whole)} (${part} of ${whole})${caution === undefined ? '' : `, ${caution}`}`]];
}

function backlogWords(bands: readonly BacklogBand[]): string {
  const last = bands.findLast(({ under }) => under !== undefined)?.under ?? 0;
  return bands
    .filter(({ clocks }) => clocks > 0)
    .map(
      ({ under, clocks }) =>
        `${clocks} ${under === undefined ? `over ${durationWords(last)}` : `under ${durationWords(under)}`}`,
    )
    .join(', ');
}

const stageWords = ({ stages: { warn, breach, escalate } }: Figures): string =>
  `${warn} warned, ${breach} past the deadline, ${escalate} escalated before anybody answered`;

function toneWords({ mood }: Figures, { mood: before }: Figures): string {
  const { negative, neutral, positive, stars } = mood;
  const tone = `${negative} negative, ${neutral} neutral, ${positive} positive`;
  if (stars.mean === undefined) return tone;
  const past = before.stars.mean === undefined ? '' : `, before ${before.stars.mean.toFixed(1)}`;
  return `${tone}; ${stars.mean.toFixed(1)} stars on average${past}`;
}

const frictionWords = (lines: readonly FrictionLine[]): string =>
  lines
    .filter(({ score = 0 }) => score > 0)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, MOST_MOMENTS)
    .map(({ moment, score = 0, change }) => {
      const moved = change === undefined ? '' : ` (${change < 0 ? '' : '+'}${change.toFixed(1)})`;
      return `${moment === '-' ? 'no moment told' : moment} ${score.toFixed(1)}${moved}`;
    })
    .join(', ');

const stormWords = ({ kind, id, theme, sourceId, mentions, overdue, calmAt }: Storm): string =>
  `${kind} of ${theme ?? sourceId ?? 'the whole brand'}, ${mentions} mentions, ${overdue} overdue, ${calmAt === undefined ? 'goes on' : 'calm'} (${id})`;

function hintWords({ quality: { read, hints } }: Figures): string {
  const { reused, otherLanguage, writeToUs, besideThePoint } = hints;
  return `of ${read} responses read: ${reused} reused, ${otherLanguage} in another language, ${writeToUs} "write to us" only, ${besideThePoint} beside the point`;
}

const npsWords = (nps: Report['scores']['nps']): string =>
  nps === undefined ? '' : `${nps.score} (${nps.answers} answers; ${nps.range[0]} to ${nps.range[1]} fits as well)`;
