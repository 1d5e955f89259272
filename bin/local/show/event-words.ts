import colors from 'picocolors';
import type { HistoryEvent } from '../../../functions/domain/mentions/history.ts';
import type { Mention } from '../../../functions/domain/mentions/mention.ts';
import { KINDS_OF_SOURCE } from '../../../functions/domain/mentions/source.ts';
import { localTime } from './local-time-words.ts';

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/gu;
const WIDEST = 140;
/** Columns of a line before the words of a customer. */
const BEFORE_QUOTE = 61;

/** Which mention a line is about: its stars or its tone, and where it stands. */
export function headline(mention: Mention): string {
  const { rating } = mention.observation;
  const tone = rating === undefined ? toneMark(mention) : `${'★'.repeat(rating)}${'☆'.repeat(5 - rating)}`;
  const who = mention.observation.author.name ?? 'somebody';
  const place = KINDS_OF_SOURCE[mention.observation.kind].name;
  const bad = mention.severity.level !== 'none' && mention.severity.level !== 'low';
  return `${(bad ? colors.red : colors.green)(tone.padEnd(8))} ${`${place} · ${cut(who, 14)}`.padEnd(27)}`;
}

function toneMark({ severity }: Mention): string {
  return { negative: 'negative', neutral: 'neutral', positive: 'positive' }[severity.sentiment.label];
}

/** One event in people's words; `undefined` for what would only be noise beside its neighbour. */
export function eventWords(event: HistoryEvent, mention: Mention, timeZone: string): string | undefined {
  const detail = (event.detail ?? '').replace(INSTANT, (text) => localTime(Date.parse(text), timeZone));
  switch (event.what) {
    case 'discovered':
      return `${colors.bold('arrived')}  “${cut(mention.observation.text, quoteWidth())}”`;
    case 'clockStarted':
      return colors.yellow(`clock started, answer ${detail}`);
    case 'nextClockStarted':
      return colors.yellow(`the customer came back: next clock started, answer ${detail}`);
    case 'excluded':
      return colors.dim(`counted, no answer asked: ${detail}`);
    case 'edited':
      return `${colors.magenta('edited by the customer')} ${detail}`;
    case 'stageDue':
      return colors.red(stageDue(detail, mention));
    case 'stageHeld':
      return colors.dim(`held outside of the delivery hours: ${detail}`);
    case 'alerted':
      return colors.dim(`the ${stageName(detail)} is delivered`);
    case 'folded':
      return colors.dim(`told with others: ${detail}`);
    case 'responseSeen':
      return `${colors.cyan('answered by the brand')}, ${detail}`;
    case 'met':
      return colors.green(`met: answered in time ${detail}`);
    case 'late':
      return colors.red(`late: answered after the deadline ${detail}`);
    case 'sourceUnknown':
      return colors.dim(`cannot tell whether somebody answered: ${detail}`);
    default:
      return `${event.what} ${detail}`.trim();
  }
}

/** Where the source cannot show responses, silence is not a fact. */
function stageDue(stage: string, { observation }: Mention): string {
  const silence = observation.response.truth === 'unknown' ? 'no answer could be seen' : 'nobody has answered';
  if (stage.startsWith('warn')) return `warning: the deadline is near and ${silence}`;
  if (stage === 'breach') return `breach: the deadline has passed and ${silence}`;
  return `${stageName(stage)}: still ${silence}`;
}

function stageName(stage: string): string {
  if (stage.startsWith('warn')) return 'warning';
  return stage.startsWith('escalate') ? stage.replace('escalate', 'escalation ') : stage;
}

const quoteWidth = (): number => Math.max(24, Math.min(process.stdout.columns ?? WIDEST, WIDEST) - BEFORE_QUOTE);

export const cut = (text: string, width: number): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
};
