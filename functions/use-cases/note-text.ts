import type { Mention } from '../domain/mentions/mention.ts';
import { signatureOf } from '../domain/scoring/likeness/text-signature.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Place } from './place.ts';

/**
 * The mention with how many others of its brand say nearly the same, from before. Asked for complaints only, for each
 * note costs a read and a write; never for history, and not where the text is too short to tell.
 */
export async function withLikeTexts(
  found: Mention,
  { history, readAt }: Place,
  mentions: Pick<MentionStore, 'noteText'>,
): Promise<Mention> {
  const { brand, origin, externalId, observation, severity } = found;
  if (history || severity.sentiment.label !== 'negative') return found;
  const signature = signatureOf(`${observation.title ?? ''} ${observation.text}`);
  if (signature === undefined) return found;
  const at = observation.publishedAt ?? readAt;
  const duplicates = await mentions.noteText({ brand, origin, externalId, signature, at });
  return duplicates === 0 ? found : { ...found, severity: { ...severity, duplicates } };
}
