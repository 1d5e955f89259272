import type { MentionKey } from '../../mentions/mention.ts';
import { DAY, type Duration, type Instant } from '../../shared/time.ts';
import { isNearlySame, type TextSignature } from './text-signature.ts';

/** What a mention says, to be noted beside what other mentions of its brand say. */
export interface TextNote extends MentionKey {
  readonly signature: TextSignature;
  /** When it was posted; where the source does not say, when it was read. */
  readonly at: Instant;
}

/** A note as it is kept: `mention` tells mentions apart, and no more. */
export interface NotedText extends Pick<TextNote, 'signature' | 'at'> {
  readonly mention: number;
}

/** A brand's notes have places; the oldest one gives way. Two kilobytes hold them all: two write units. */
export const NOTE_PLACES = 42;
/** Texts posted further apart are no campaign. */
export const SAME_TEXT_WITHIN: Duration = 14 * DAY;

/**
 * The place that a note takes: the one it has already, else an empty one, else that of the oldest note. Mentions start
 * looking at different places, so that those found at once seldom take the same.
 */
export function placeFor({ mention }: NotedText, noted: ReadonlyMap<number, NotedText>): number {
  const places = Array.from({ length: NOTE_PLACES }, (_, step) => (mention + step) % NOTE_PLACES);
  const own = places.find((place) => noted.get(place)?.mention === mention);
  const free = own ?? places.find((place) => !noted.has(place));
  const age = (place: number): Instant => noted.get(place)?.at ?? 0;
  return free ?? places.reduce((oldest, place) => (age(place) < age(oldest) ? place : oldest));
}

/** How many other mentions say nearly the same, posted within two weeks of it; one that is noted twice counts once. */
export const othersLike = ({ mention, signature, at }: NotedText, noted: Iterable<NotedText>): number =>
  new Set(
    [...noted].flatMap((other) =>
      other.mention !== mention &&
      Math.abs(other.at - at) <= SAME_TEXT_WITHIN &&
      isNearlySame(other.signature, signature)
        ? [other.mention]
        : [],
    ),
  ).size;
