import type { Mention } from '../domain/mentions/mention.ts';
import type { ResponseTruth } from '../domain/mentions/observation.ts';
import { KINDS_OF_SOURCE } from '../domain/mentions/source.ts';
import { withNote } from '../domain/reports/response-note.ts';
import type { Scorer } from '../domain/scoring/model/scorer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { type Duration, type Instant, MINUTE } from '../domain/shared/time.ts';
import type { Clock } from '../domain/sla/clock.ts';
import { eventOfResponse } from '../domain/sla/clock-event.ts';
import { BY_PERSON } from '../domain/sla/clock-seen.ts';
import { isEdit, withContent } from './edit-mention.ts';
import type { Look } from './look-again.ts';
import { truthOf, withClockEvent, withResponse } from './observe-mention.ts';

/** One look that finds nothing may be a hiccup or a cache; a second one after this long is proof. */
export const SECOND_LOOK_AFTER: Duration = 2 * MINUTE;
const GONE_ONCE = 'the source says that the mention is no longer there; looked at once';

/** Whether the mention was gone at the last look, and it is too early for the look that proves it. */
export const awaitsSecondLook = ({ unknown }: Clock, now: Instant): boolean =>
  unknown?.reason === GONE_ONCE && now < unknown.since + SECOND_LOOK_AFTER;

/** The mention with what a look at its thread has shown. */
export function withLook(held: Mention, look: Look, settings: Settings, scorer: Scorer): Mention {
  const { lookedAt, seen } = look;
  if (look.gone) return withAbsence(held, lookedAt, settings);
  if (seen?.fromBrand) {
    // Its account was named as the brand's own after the mention had been taken in.
    const reason = 'written by the brand itself';
    return withClockEvent(held, { what: 'markedNotRelevant', at: lookedAt, by: 'settings', reason }, settings);
  }
  const asRead = seen !== undefined && isEdit(held, seen) ? withEdit(held, look, settings, scorer) : held;
  const answered = look.responses.reduce(
    (mention, response) => withResponse(mention, truthOf(response), settings, lookedAt),
    asRead,
  );
  return withWord(answered, wordFor(answered, look.word), settings, lookedAt);
}

/** Missing from two looks in a row: gone. Missing from one: noted, and nobody is alerted until the second. */
function withAbsence(held: Mention, lookedAt: Instant, settings: Settings): Mention {
  const isProven = held.clock.unknown?.reason === GONE_ONCE && !awaitsSecondLook(held.clock, lookedAt);
  return withClockEvent(
    held,
    isProven ? { what: 'withdrawn', at: lookedAt } : { what: 'sourceUnknown', seenAt: lookedAt, reason: GONE_ONCE },
    settings,
  );
}

function withEdit(
  held: Mention,
  { seen = held.observation, lookedAt }: Look,
  settings: Settings,
  scorer: Scorer,
): Mention {
  const edited = withContent(held, seen, settings, scorer);
  const at = edited.observation.editedAt ?? lookedAt;
  const stars = { starsBefore: held.observation.rating, starsAfter: seen.rating };
  return withClockEvent(edited, { what: 'edited', at, seenAt: lookedAt, ...stars }, settings);
}

/**
 * A thread without any response, although one was seen elsewhere, does not show all that there is. Where the response
 * is a field of the mention there is no elsewhere: it was taken back.
 */
function wordFor({ clock, observation }: Mention, word: ResponseTruth): ResponseTruth {
  if (KINDS_OF_SOURCE[observation.kind].responses === 'onTheMention') return word;
  const isHeld = clock.seen?.responses.some(({ id }) => id !== BY_PERSON) === true;
  if (word.truth !== 'notReplied' || !isHeld) return word;
  return { truth: 'unknown', reason: 'the thread does not show a response that was seen elsewhere' };
}

/** A look that could not tell is kept too: an alert must say that it does not know. */
function withWord(held: Mention, told: ResponseTruth, settings: Settings, lookedAt: Instant): Mention {
  const word = withNote(held, told);
  if (word.truth === 'unknown') {
    if (held.clock.status !== 'running') return held;
    const noted = withClockEvent(held, eventOfResponse(word, lookedAt), settings);
    return noted === held ? held : { ...noted, observation: { ...noted.observation, response: word } };
  }
  // Whatever it says is news as long as the last look could not tell.
  const isNews = held.clock.unknown !== undefined || word.truth === 'notReplied';
  if (!isNews) return withResponse(held, told, settings, lookedAt);
  const next = withClockEvent(held, eventOfResponse(word, lookedAt), settings);
  return next === held ? held : { ...next, observation: { ...next.observation, response: word } };
}
