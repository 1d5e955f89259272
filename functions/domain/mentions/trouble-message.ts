import { toIso } from '../shared/time.ts';
import type { SourceHealth } from './source-health.ts';
import { STATE_MENDS, STATE_WORDS } from './source-words.ts';

interface Told {
  readonly fresh: readonly { readonly sourceId: string; readonly label: string; readonly health: SourceHealth }[];
  /** Names of sources that need nobody any more. */
  readonly over: readonly string[];
  /** How many are in trouble in all. */
  readonly troubled: number;
}

/** A mail nobody reads to its end helps nobody; the rest is in `replywatch sources`. */
const MOST_NAMED = 20;

/** What the operator is told: which sources need somebody, what each says, and where it is written what to do. */
export function troubleMessage({ fresh, over, troubled }: Told): { subject: string; text: string } {
  const [first] = fresh;
  const subject =
    first === undefined
      ? `Sources are well again: ${listed(over)}`
      : `${first.label} (${first.sourceId}) ${STATE_WORDS[first.health.state]}${fresh.length > 1 ? `, and ${fresh.length - 1} more` : ''}`;
  const more = fresh.length - MOST_NAMED;
  const lines = [
    ...fresh
      .slice(0, MOST_NAMED)
      .flatMap(({ sourceId, label, health: { state, since, line } }) => [
        `${label} (${sourceId}): ${STATE_WORDS[state]}${since === undefined ? '' : `, since ${toIso(since)}`}`,
        ...(line === undefined ? [] : [`  ${line}`]),
        ...(STATE_MENDS[state] === undefined ? [] : [`  -> ${STATE_MENDS[state]}`]),
        '',
      ]),
    ...(more > 0 ? [`and ${more} more`, ''] : []),
    ...(over.length > 0 ? [`Well again: ${listed(over)}`, ''] : []),
    `Sources that need somebody, in all: ${troubled}. The whole picture: replywatch sources --endpoint aws --trouble`,
    'What to do: docs/RUNBOOK.md#sources-in-trouble',
    '',
  ];
  return { subject, text: lines.join('\n') };
}

const listed = (labels: readonly string[]): string =>
  labels.length > MOST_NAMED
    ? `${labels.slice(0, MOST_NAMED).join(', ')} and ${labels.length - MOST_NAMED} more`
    : labels.join(', ');
