import type { Mention } from '../mentions/mention.ts';
import { mentionName } from '../mentions/mention.ts';
import type { Instant } from '../shared/time.ts';
import type { DeliveryHours } from './clock.ts';
import { type ClockStory, type CycleStory, type ExplainOptions, type StageStory, storyOf } from './explain-story.ts';
import { lengthText, localText } from './explain-text.ts';

/** The story of a clock in plain words, one fact a line, every time local and with its offset. Shows no text, no author. */
export function explainClock(
  mention: Mention,
  options: ExplainOptions & { readonly timeZone: string },
): readonly string[] {
  const story = storyOf(mention, options);
  const local: Local = (at) => localText(at, options.timeZone);
  return [
    `${mentionName(story)}: severity ${story.severity.level}${inBrackets(story.severity.reasons.join('; '))}`,
    `Times are of ${options.timeZone}.`,
    ...policyLines(story),
    ...discoveryLines(story, local),
    ...story.cycles.flatMap((cycle) => cycleLines(cycle, story, local)),
    ...(story.lookAt === undefined
      ? []
      : [`Read again at its source: ${local(story.lookAt)}, before any alert, and at polls.`]),
    ...(story.history.length === 0 ? [] : ['History:']),
    ...story.history.map(({ at, what, detail }) => `  ${local(at)}  ${asWords(what)}${detail ? `: ${detail}` : ''}`),
  ];
}

type Local = (at: Instant) => string;

function policyLines({ policy, passedOver, target, nextTarget, calendar, deliver }: ClockStory): readonly string[] {
  const next = nextTarget === undefined ? '' : ` (next ones within ${lengthText(nextTarget)})`;
  const inTime = calendar === undefined ? 'around the clock' : `in the open time of calendar ${calendar}`;
  return [
    ...passedOver.map(({ id, why }) => `Policy ${id} did not match: ${why}.`),
    policy ? `Policy ${policy.id} matched (version ${policy.version}).` : 'No policy matched.',
    ...(target === undefined ? [] : [`Target: a response within ${lengthText(target)}${next}, ${inTime}.`]),
    ...(deliver ? [deliveryWords(deliver)] : []),
  ];
}

function discoveryLines({ publishedAt, discoveredAt }: ClockStory, local: Local): readonly string[] {
  if (publishedAt === undefined)
    return [`Discovered ${local(discoveredAt)}; the source does not say when it was posted.`];
  return [
    `Posted ${local(publishedAt)}, discovered ${local(discoveredAt)}: ${lengthText(discoveredAt - publishedAt)} of discovery lag.`,
  ];
}

function cycleLines(cycle: CycleStory, story: ClockStory, local: Local): readonly string[] {
  const name = cycle.cycle === 1 ? 'First response' : `Next response (cycle ${cycle.cycle})`;
  const { dueAt, unpausedDueAt, teamDueAt, respondedAt, counted } = cycle;
  return [
    dueAt === undefined ? `${name}: no clock.` : `${name}: clock started ${local(cycle.startedAt)}.`,
    ...(counted ? [`  used until a recompute at ${local(counted.at)}: ${lengthText(counted.used)}`] : []),
    ...cycle.windows.map(([from, to]) => `  counted ${local(from)} to ${local(to)}: ${lengthText(to - from)}`),
    ...cycle.pauses.map(([from, to]) => `  paused ${local(from)} to ${local(to)}`),
    ...(dueAt === undefined ? [] : [`  deadline ${local(dueAt)}${snoozedFrom(unpausedDueAt, local)}`]),
    ...(teamDueAt === undefined ? [] : [`  past due when discovered; by the team clock due ${local(teamDueAt)}`]),
    ...cycle.stages.map((stage) => stageLine(stage, local)),
    ...(respondedAt === undefined ? [] : [`  response posted ${local(respondedAt)}`]),
    `  ${cycle.verdict}${byPolicy(cycle, story)}`,
  ];
}

const STAGE_STATES = {
  done: 'done',
  pending: 'decided, not yet known to be delivered',
  ahead: 'ahead',
  off: 'not needed',
} as const;

/** A stage that somebody will be, was or would have been told of later than it fell due says from when to when. */
function stageLine({ key, at, heldUntil, overtakenBy, owner, state }: StageStory, local: Local): string {
  const held = heldUntil === undefined ? '' : `, held from then to ${local(heldUntil)}`;
  const overtaken = overtakenBy === undefined ? '' : `, ${overtakenBy} will say it`;
  return `  ${key} ${local(at)} to ${owner}: ${STAGE_STATES[state]}${held}${overtaken}`;
}

function deliveryWords({ calendar, urgent }: DeliveryHours): string {
  const always = urgent.length === 0 ? '' : `; ${urgent.join(' and ')} at any time`;
  return `Alerts: in the open time of calendar ${calendar}${always}.`;
}

const snoozedFrom = (unpausedDueAt: Instant | undefined, local: Local): string =>
  unpausedDueAt === undefined ? '' : `, moved by snoozes from ${local(unpausedDueAt)}`;

const byPolicy = (cycle: CycleStory, { policy }: ClockStory): string =>
  policy && cycle.status !== 'excluded' ? `, by policy ${policy.id}` : '';

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);

/** `responseSeen` -> `response seen` */
const asWords = (what: string): string => what.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
