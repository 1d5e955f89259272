import { contentHash } from '../shared/hash.ts';
import type { SlackCard } from './slack-channel.ts';

const REMEMBERED = 24;

/** An alert's key in a few characters: what a message carries and a card remembers. */
export const toldMark = (alertKey: string): string => contentHash(alertKey);

export const wasTold = (card: SlackCard | undefined, alertKey: string): boolean =>
  card?.told.includes(toldMark(alertKey)) === true;

/** With these alerts told, the newest of which are remembered. */
export const withTold = (told: readonly string[], alertKeys: readonly string[]): readonly string[] =>
  [...new Set([...told, ...alertKeys.map(toldMark)])].slice(-REMEMBERED);
