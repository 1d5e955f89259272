import type { EarlierNotes } from '../domain/mentions/author-notes.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Place } from './place.ts';

/**
 * How many mentions of the same author are known from before, here and now. Noted only where a policy asks, for each
 * note costs a write, and only where the source tells authors by their ids; undefined says that nobody knows.
 */
export async function noteAuthor(
  { id: externalId, author: { id: authorId }, publishedAt }: Observation,
  { source: { brand }, origin, settings: { policies }, readAt }: Place,
  mentions: Pick<MentionStore, 'noteAuthor'>,
): Promise<EarlierNotes | undefined> {
  const isAsked = policies.some(({ when }) => when.repeatAuthor !== undefined);
  if (!isAsked || authorId === undefined) return undefined;
  return mentions.noteAuthor({ brand, origin, externalId, authorId, at: publishedAt ?? readAt });
}
