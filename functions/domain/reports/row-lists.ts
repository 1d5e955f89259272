import { EMOTIONS, type Emotion } from '../scoring/model/emotions.ts';
import { MOMENTS, type Moment } from '../scoring/moment.ts';
import type { Duration } from '../shared/time.ts';
import type { Bucket } from '../sla/verdict.ts';
import { BACKLOG_ENDS, bandOf } from './backlog.ts';
import { BUCKETS, durationWords } from './figure-words.ts';
import { HINT_NAMES, HINTS, type Hint } from './hints.ts';
import { hourIn, WEEKDAY_NAMES, weekdayIn } from './local-hours.ts';
import type { MeasuredRow } from './measured-row.ts';

/** The waits that percentiles are of. */
export const WAIT_LISTS = {
  first: 'first responses, the longest wait first',
  next: 'next responses, the longest wait first',
  team: 'first responses, the longest after we had found it first',
  'team-next': 'next responses, the longest after we had seen it first',
  lag: 'mentions, the latest found first',
} as const;
export type WaitList = keyof typeof WAIT_LISTS;

const OTHERS = {
  'late-discovered': 'deadline had passed before we saw it',
  unasked: 'answered although no policy asks for it',
  warned: 'a warning fell due unanswered',
  breached: 'the deadline fell due unanswered',
  escalated: 'an escalation fell due unanswered',
  recovered: 'stars raised after our response',
  'not-recovered': 'answered, stars not raised',
  resolved: 'nobody came back within 14 days of our response',
  'came-back': 'the customer came back within 14 days of our response',
  repeated: 'complaints by somebody who had written within 14 days before',
  negative: 'negative mentions',
  neutral: 'neutral mentions',
  positive: 'positive mentions',
  stars: 'mentions with stars, the fewest first',
  read: 'responses that could be read',
} as const;

export const hintList = (hint: Hint): string => `hint-${hint}`;
const HINT_LIST_NAMES: Readonly<Record<Hint, string>> = {
  reused: 'responses in the same words as another one',
  otherLanguage: 'responses in another language than the mention',
  writeToUs: 'responses that only ask to write elsewhere',
  besideThePoint: 'responses without a word of what was complained about',
};
export const emotionList = (emotion: Emotion): string => `emotion-${emotion}`;
export const momentList = (moment: Moment | '-'): string => `friction-${moment === '-' ? 'none' : moment}`;
export const ageList = (band: number): string => `age-${band + 1}`;
export const weekdayList = (weekday: number): string => `weekday-${weekday + 1}`;
export const hourList = (hour: number): string => `hour-${String(hour).padStart(2, '0')}`;

function ageName(band: number): string {
  const [from, under] = [BACKLOG_ENDS[band - 1], BACKLOG_ENDS[band]];
  if (under === undefined) return `waiting for ${durationWords(from ?? 0)} or longer`;
  return `waiting for less than ${durationWords(under)}${from === undefined ? '' : `, ${durationWords(from)} at least`}`;
}

/** Every list that rows are told by, in the order of the report: its id, as `--rows` takes it, and what is in it. */
export const ROW_LISTS: ReadonlyMap<string, string> = new Map<string, string>([
  ...BUCKETS.map(({ bucket, words }) => [bucket, words] as const),
  ...Object.entries(WAIT_LISTS),
  ...[...BACKLOG_ENDS, undefined].map((_, band) => [ageList(band), ageName(band)] as const),
  ...Object.entries(OTHERS),
  ...EMOTIONS.map((emotion) => [emotionList(emotion), `mentions that show ${emotion}`] as const),
  ...[...HINT_NAMES, 'reused' as const].map((hint) => [hintList(hint), HINT_LIST_NAMES[hint]] as const),
  ...([...MOMENTS, '-'] as const).map(
    (moment) => [momentList(moment), `complaints of ${moment === '-' ? 'no moment told' : `"${moment}"`}`] as const,
  ),
  ...WEEKDAY_NAMES.map((name, index) => [weekdayList(index), `posted on a ${name}`] as const),
  ...Array.from({ length: 24 }, (_, hour) => [hourList(hour), `posted from ${hourList(hour).slice(5)}:00 on`] as const),
]);

/** The lists that a row is in, but for those whose rows make one list together only: `hint-reused`. */
export function listsOf(row: MeasuredRow, timeZone: string): readonly string[] {
  return [...listsOfClock(row), ...(row.isFirst ? listsOfMention(row, timeZone) : []), ...hintLists(row)];
}

function listsOfClock({ facts, bucket, isAnswered, wait, teamWait, age, reached }: MeasuredRow): string[] {
  const isFirst = facts.cycle === 1;
  const isAsked = facts.status !== 'excluded';
  const lists: (string | false)[] = [
    bucket,
    wait !== undefined && (isFirst ? 'first' : 'next'),
    teamWait !== undefined && (isFirst ? 'team' : 'team-next'),
    age !== undefined && ageList(bandOf(age)),
    reached.warn > 0 && 'warned',
    reached.breach > 0 && 'breached',
    reached.escalate > 0 && 'escalated',
    isAsked && facts.lateDiscovered && 'late-discovered',
    !isAsked && isAnswered && 'unasked',
    isAsked &&
      isAnswered &&
      facts.rating !== undefined &&
      (facts.recoveredAt === undefined ? 'not-recovered' : 'recovered'),
  ];
  return lists.filter((list) => list !== false);
}

function listsOfMention({ facts, lag, cameBack }: MeasuredRow, timeZone: string): string[] {
  const isComplaint = facts.sentiment === 'negative';
  const lists: (string | false)[] = [
    lag !== undefined && 'lag',
    cameBack !== undefined && (cameBack ? 'came-back' : 'resolved'),
    isComplaint && facts.repeat === 1 && 'repeated',
    facts.sentiment,
    facts.rating !== undefined && 'stars',
    facts.emotion !== undefined && emotionList(facts.emotion),
    isComplaint && momentList(facts.moment ?? '-'),
    weekdayList(weekdayIn(facts.postedAt, timeZone)),
    hourList(hourIn(facts.postedAt, timeZone)),
  ];
  return lists.filter((list) => list !== false);
}

const hintLists = ({ hints }: MeasuredRow): string[] =>
  hints === undefined ? [] : ['read', ...hintsIn(hints).map(hintList)];

/** The hints whose letters are in a note. */
export const hintsIn = (note: string): readonly (keyof typeof HINTS)[] => {
  const [letters = ''] = note.split('#');
  return HINT_NAMES.filter((hint) => letters.includes(HINTS[hint]));
};

/** The key of a response's words in a note; absent where too little is said. */
export const wordsKeyIn = (note: string | undefined): string | undefined => note?.split('#')[1];

const WORST: Readonly<Record<Bucket, number>> = {
  overdue: 5,
  notAnswerable: 4,
  late: 3,
  inWindow: 2,
  met: 1,
  excluded: 0,
};

/** What stands first in a list: the longest of waits, the furthest past its deadline, the fewest stars, else what went worst. */
export function rankIn(list: string, row: MeasuredRow): Duration | number {
  const { facts, bucket, wait, teamWait, lag, age } = row;
  switch (list) {
    case 'first':
    case 'next':
      return wait?.calendar ?? 0;
    case 'team':
    case 'team-next':
      return teamWait?.calendar ?? 0;
    case 'lag':
      return lag ?? 0;
    case 'late':
      return (facts.respondedAt ?? 0) - (facts.dueAt ?? 0);
    case 'stars':
      return -(facts.rating ?? 0);
    case 'overdue':
    case 'notAnswerable':
    case 'inWindow':
      return -(facts.dueAt ?? 0);
    default:
      return list.startsWith('age-') ? (age ?? 0) : WORST[bucket];
  }
}
