import type { Observation, ResponseTruth } from '../../domain/mentions/observation.ts';
import { timeOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, starsOf, textAt, valueAt, webAddressAt } from './fields.ts';

/** Times of the documented examples have no zone; Trustpilot's webhooks write the same times with `Z`, so they are UTC. */
const at = (given: unknown) => timeOf(given, 'utc');

/** Reads one service review, from a list, by itself or from a webhook's event. One that was taken down is no mention. */
export function readReview(entry: unknown): Entry<Observation> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const id = idAt(entry, 'id');
  if (id === undefined) return { refused: 'has no id' };
  const [title, text] = [textAt(entry, 'title'), valueAt(entry, 'text')];
  const rating = starsOf(valueAt(entry, 'stars'));
  if (typeof text !== 'string' && title === undefined && rating === undefined) {
    return { refused: `has neither stars nor words (id ${id})` };
  }
  if (isTakenDown(entry)) return 'notAMention';
  const language = textAt(entry, 'language');
  const created = at(valueAt(entry, 'createdAt'));
  const updated = at(valueAt(entry, 'updatedAt'));
  const isEdited = created !== undefined && updated !== undefined && updated.at > created.at;
  return {
    id,
    kind: 'trustpilot',
    url: webAddressAt(entry, 'link') ?? `https://www.trustpilot.com/reviews/${encodeURIComponent(id)}`,
    author: authorOf(entry),
    ...(title === undefined ? {} : { title: title.trim() }),
    text: typeof text === 'string' ? text.trim() : '',
    ...(rating === undefined ? {} : { rating }),
    ...(language === undefined ? {} : { language }),
    ...(created === undefined ? {} : { publishedAt: created.at }),
    publishedPrecision: created?.precision ?? 'unknown',
    ...(isEdited && !isOfTheResponse(entry, updated.at) ? { editedAt: updated.at } : {}),
    fromBrand: false,
    response: responseOf(entry),
    labels: labelsOf(entry, created?.assumed),
  };
}

/** Reported, and hidden while or because it breaks the rules: nobody is to be alerted. */
export const isTakenDown = (entry: unknown): boolean => valueAt(entry, 'reportData', 'reviewVisibility') === 'hidden';

/** `consumer.name` in webhooks, `consumer.displayName` everywhere else. */
function authorOf(entry: unknown): Observation['author'] {
  const id = idAt(entry, 'consumer', 'id');
  const name = textAt(entry, 'consumer', 'displayName') ?? textAt(entry, 'consumer', 'name');
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** Nobody says whether a response moves the time of the review: a change at that very time is not taken for an edit. */
const isOfTheResponse = (entry: unknown, changedAt: number): boolean =>
  ['createdAt', 'updatedAt'].some((field) => at(valueAt(entry, 'companyReply', field))?.at === changedAt);

/** `null` is a complete word that there is none; a review that leaves the field out says nothing. */
function responseOf(entry: unknown): ResponseTruth {
  const reply = valueAt(entry, 'companyReply');
  if (reply === null) return { truth: 'notReplied' };
  if (reply === undefined) return { truth: 'unknown', reason: 'the answer does not say whether there is a response' };
  const text = textAt(reply, 'text');
  if (text === undefined) {
    return { truth: 'unknown', reason: 'Trustpilot shows a response without text' };
  }
  const created = at(valueAt(reply, 'createdAt'));
  return { truth: 'replied', ...(created === undefined ? {} : { at: created.at }), text };
}

function labelsOf(entry: unknown, assumed: 'UTC' | undefined): Readonly<Record<string, string>> {
  const verified = valueAt(entry, 'isVerified');
  const given = {
    assumedZone: assumed,
    verified: typeof verified === 'boolean' ? String(verified) : undefined,
    reference: textAt(entry, 'referenceId'),
    location: textAt(entry, 'consumer', 'displayLocation'),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
