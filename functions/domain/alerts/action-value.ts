import type { MentionKey } from '../mentions/mention.ts';
import { SLACK_LIMITS } from './slack-blocks.ts';

/** What a button speaks of: the mention and the response cycle that it was drawn for. */
export interface ActionSubject {
  readonly key: MentionKey;
  readonly cycle: number;
}

/** `1/acme/app-store:us:310633997/4711`, each part percent-encoded; nothing when that is longer than a button holds. */
export function actionValue({ key, cycle }: ActionSubject): string | undefined {
  const value = [String(cycle), key.brand, key.origin, key.externalId]
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
  return value.length <= SLACK_LIMITS.value ? value : undefined;
}

/** The inverse of `actionValue`; nothing for anything else. */
export function readActionValue(value: unknown): ActionSubject | undefined {
  if (typeof value !== 'string' || value.length > SLACK_LIMITS.value) return undefined;
  const parts = value.split('/').map(decoded);
  const [cycle, brand, origin, externalId] = parts;
  if (parts.length !== 4 || !cycle || !brand || !origin || !externalId || !/^[1-9]\d{0,5}$/u.test(cycle))
    return undefined;
  return { key: { brand, origin, externalId }, cycle: Number(cycle) };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
