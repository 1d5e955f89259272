import type { Instant } from '../shared/time.ts';
import { type HistoryEvent, historyEvent, withEvents } from './history.ts';
import type { Mention } from './mention.ts';
import { tombstoneOf } from './tombstone.ts';

/** Takes the place of the content hash: with the hash somebody could try whether a text that they know was this one. */
const NO_CONTENT = 'erased';

/**
 * What stays of a mention whose author asked to be forgotten: timings, stars, language, verdicts, and who of us did what.
 * Beside what a tombstone leaves out, the words that our own people wrote about it go too. It never comes back, whatever
 * a source shows. Its clock is the caller's to end.
 */
export function erased(mention: Mention, at: Instant): Mention {
  const { parentId: _parent, response, ...seen } = tombstoneOf(mention).observation;
  const { severity, clock, history } = tombstoneOf(mention);
  return {
    ...mention,
    observation: { ...seen, response: response.truth === 'replied' ? withoutId(response) : response },
    severity: { ...severity, reasons: severity.reasons.map((reason) => reason.replace(/, as .*$/su, '')) },
    clock: { ...clock, ...(clock.reason !== undefined && { reason: beforeColon(clock.reason) }) },
    history: withEvents(history.map(withoutWords), [historyEvent(at, 'erased', 'its author asked for it')]),
    contentHash: NO_CONTENT,
    erasedAt: at,
  };
}

const withoutId = ({ id: _, ...response }: { readonly truth: 'replied'; readonly id?: string }) => response;

/** What people write when they do these: `mira: called her`, `until ... by bo: waits for her order`, a link. */
const BY_PEOPLE = new Set(['noted', 'snoozed', 'markedNotRelevant', 'markedAnswered']);

function withoutWords({ at, what, detail }: HistoryEvent): HistoryEvent {
  if (detail === undefined || !BY_PEOPLE.has(what)) return detail === undefined ? { at, what } : { at, what, detail };
  // Instants hold colons too, but no blank after them.
  return { at, what, detail: beforeColon(detail).replace(/ https?:.*$/su, '') };
}

const beforeColon = (text: string): string => text.split(': ')[0] ?? '';
