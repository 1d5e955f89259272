import type { MentionKey } from './mention.ts';

/** A mention's name as one word: each part percent-encoded, for origins and ids may hold slashes. */
export const mentionParam = ({ brand, origin, externalId }: MentionKey): string =>
  [brand, origin, externalId].map((part) => encodeURIComponent(part.toWellFormed())).join('/');

const LONGEST = 4_000;

/** The inverse; nothing for anything else. */
export function readMentionParam(given: string | null): MentionKey | undefined {
  if (given === null || given.length > LONGEST) return undefined;
  const parts = given.split('/').map(decoded);
  const [brand, origin, externalId] = parts;
  return parts.length === 3 && brand && origin && externalId ? { brand, origin, externalId } : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
