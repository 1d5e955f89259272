import { contentHash } from '../shared/hash.ts';
import { type MentionKey, mentionName } from './mention.ts';

/**
 * What the lines of all functions about one mention have in common, from the poll that found it to the messages about it.
 * Computed from its name, so no message between functions has to carry it; it tells nothing of the mention or its author.
 */
export const correlationOf = (key: MentionKey): string => contentHash(mentionName(key));
