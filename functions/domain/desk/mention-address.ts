import type { MentionKey } from '../mentions/mention.ts';

/** `/mention?m=sundial%2Fapp-store...`: each part percent-encoded, for origins and ids may hold slashes. */
export const mentionAddress = (key: MentionKey): string => `/mention?m=${encodeURIComponent(mentionParam(key))}`;

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
