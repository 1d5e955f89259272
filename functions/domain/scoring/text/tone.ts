import { BUT, DENIAL, EXPECTED, isNegation, NEGATOR, NOW, ONCE, STRONGER, WEAKER } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { ELONGATED, EMOJI, MOST_TOKENS, POINT, SHOUTED, type Tokens, WORD } from './tokens.ts';

/** Tokens that a negation reaches. */
const REACH = 4;
/** Where the negation follows what it turns ("accha nahi hai"): tokens that it reaches back, and forward where nothing stands there. */
const REACH_BACK = 2;
const REACH_BEYOND = 2;
const NEGATES_AFTER: ReadonlySet<string> = new Set(['hi', 'ur', 'bn']);
/** Tokens for which something is hoped for, or told of the past. */
const UNREAL_REACH = 9;
/** What praise or blame of something hoped for or past counts beside that of what is. */
const UNREAL_WORTH = 0.3;
const STRONG = 24;
const MOST_EVENTS = 12;

/** What a text does, in order: the alphabet of `events`. */
const GOOD = 1;
const BAD = 2;
const NOT_GOOD = 3;
const NOT_BAD = 4;
const VERY_GOOD = 5;
const VERY_BAD = 6;
const BARE_NOT = 7;
const TURN = 8;
const HOPED = 9;
const FORMERLY = 10;
const TODAY = 11;
const QUESTION = 12;
const END = 13;
const NO_GOOD = 14;
const NO_BAD = 15;

/** Sums over a text. They stand twice: once for every language, once more for those that are not English. */
const SUMS = 24;
export const DENSE_FEATURES = SUMS * 2;

const saturated = (sum: number): number => sum / (Math.abs(sum) + 4);

/**
 * The lexicon's view of a text: sums with negation, contrast and emphasis, and the bare sequence of what was said
 * ("hoped, good, but, not"), from which the model learns how turns of speech change a meaning.
 */
export class Tone {
  readonly dense = new Float64Array(DENSE_FEATURES);
  readonly events = new Uint8Array(MOST_EVENTS);
  eventCount = 0;
  /** 1 where a token stands in the reach of a negation. */
  readonly negated = new Uint8Array(MOST_TOKENS);
  /** 1 where a token tells of what was hoped, said or formerly so. */
  readonly unreal = new Uint8Array(MOST_TOKENS);
  /** The token after the last "but", or 0. */
  turnAt = 0;

  weigh(tokens: Tokens, { codes, denying }: Reading, language: string): void {
    const followed = NEGATES_AFTER.has(language);
    const { dense } = this;
    dense.fill(0);
    this.eventCount = 0;
    this.turnAt = 0;
    let reach = 0;
    let open = false;
    let denies = false;
    let unreal = 0;
    let factor = 1;
    let [good, bad, notGood, notBad, beforeTurn, afterTurn] = [0, 0, 0, 0, 0, 0];
    let [first, last, best, worst, iconGood, iconBad] = [0, 0, 0, 0, 0, 0];
    let [hopedGood, hopedBad] = [0, 0];
    let [shouted, words, longDrawn, exclaimed, asked, negators] = [0, 0, 0, 0, 0, 0];
    for (let token = 0; token < tokens.count; token += 1) {
      const kind = tokens.kind[token] as number;
      const flags = tokens.flags[token] as number;
      const code = codes[token] as number;
      if (kind === WORD) words += 1;
      if ((flags & SHOUTED) !== 0) shouted += 1;
      if ((flags & ELONGATED) !== 0) longDrawn += 1;
      const turnedBack = followed && isWorth(code) && this.#isFollowed(tokens, codes, token);
      this.negated[token] = reach > 0 || turnedBack ? 1 : 0;
      this.unreal[token] = unreal > 0 ? 1 : 0;
      if (reach > 0) reach -= 1;
      if (unreal > 0) unreal -= 1;
      if (code === 0) {
        if (kind !== POINT) continue;
        const point = tokens.units[tokens.from[token] as number] as number;
        if (point === 33) exclaimed += 1;
        if (point === 63) asked += 1;
        if (!endsClause(point)) continue;
        if (open) this.#note(BARE_NOT);
        open = false;
        reach = 0;
        if (point !== 44) unreal = 0;
        if (point === 63) this.#note(QUESTION);
        else if (point !== 44) this.#note(END);
        continue;
      }
      if (code >= NEGATOR) {
        if (isNegation(code)) {
          denies = code === DENIAL;
          negators += 1;
          reach = REACH;
          open = true;
          if (followed) {
            const turnsBack = this.#turnsBack(tokens, codes, token);
            reach = turnsBack ? 0 : REACH_BEYOND;
            open = !turnsBack;
          }
        } else if (code === BUT) {
          if (open) this.#note(BARE_NOT);
          open = false;
          reach = 0;
          unreal = 0;
          this.turnAt = token + 1;
          this.#note(TURN);
          beforeTurn += afterTurn;
          afterTurn = 0;
        } else if (code === STRONGER) factor = 1.35;
        else if (code === WEAKER) factor = 0.65;
        else if (code === EXPECTED || code === ONCE) {
          unreal = UNREAL_REACH;
          this.#note(code === ONCE ? FORMERLY : HOPED);
        } else if (code === NOW) {
          unreal = 0;
          this.#note(TODAY);
        }
        continue;
      }
      // "Not worth" and "fonctionne pas" are entries of their own, which their "not" must not turn.
      const isWhole = denying[token] === 1;
      const isNegated = this.negated[token] === 1 && !isWhole;
      const valence = (code / 10) * factor * ((flags & SHOUTED) !== 0 ? 1.2 : 1);
      factor = 1;
      const isUnreal = this.unreal[token] === 1;
      const felt = (isNegated ? -0.7 * valence : valence) * (isUnreal ? UNREAL_WORTH : 1);
      if (isNegated || isWhole) open = false;
      if (kind === EMOJI || kind === POINT) {
        if (valence > 0) iconGood += valence;
        else iconBad -= valence;
      } else if (isUnreal) {
        if (valence > 0 !== isNegated) hopedGood += Math.abs(valence);
        else hopedBad += Math.abs(valence);
      } else if (valence > 0) {
        if (isNegated) notGood += valence;
        else good += valence;
      } else if (isNegated) notBad -= valence;
      else bad -= valence;
      this.#note(eventOf(code, isNegated, denies));
      afterTurn += felt;
      if (first === 0) first = felt;
      last = felt;
      if (felt > best) best = felt;
      if (felt < worst) worst = felt;
    }
    if (open) this.#note(BARE_NOT);
    if (this.eventCount > 0 && this.events[this.eventCount - 1] === END) this.eventCount -= 1;
    const sum = beforeTurn + afterTurn;
    dense[0] = 1;
    dense[1] = saturated(good);
    dense[2] = saturated(bad);
    dense[3] = saturated(notGood);
    dense[4] = saturated(notBad);
    dense[5] = sum / Math.sqrt(sum * sum + 15);
    dense[6] = this.turnAt > 0 ? saturated(afterTurn) : 0;
    dense[7] = this.turnAt > 0 ? saturated(beforeTurn) : 0;
    dense[8] = last / 4;
    dense[9] = saturated(iconGood);
    dense[10] = saturated(iconBad);
    dense[11] = best / 4;
    dense[12] = worst / 4;
    dense[13] = saturated(exclaimed);
    dense[14] = saturated(asked);
    const allShouted = words > 2 && shouted * 10 > words * 7;
    dense[15] = allShouted ? 0 : saturated(shouted);
    dense[16] = saturated(longDrawn);
    dense[17] = Math.log2(1 + tokens.count) / 6;
    dense[18] = first / 4;
    dense[19] = good + bad + notGood + notBad + iconGood + iconBad > 0 ? 1 : 0;
    dense[20] = saturated(negators);
    dense[21] = allShouted ? 1 : 0;
    dense[22] = saturated(hopedGood);
    dense[23] = saturated(hopedBad);
    // Most that is written to learn from is English, and would drown what the word lists are worth elsewhere.
    if (language !== 'en') dense.copyWithin(SUMS, 0, SUMS);
  }

  /** Whether a negation follows within reach, and no other word that praises or blames stands between. */
  #isFollowed(tokens: Tokens, codes: Int8Array, token: number): boolean {
    for (let at = token + 1; at <= token + REACH_BACK && at < tokens.count; at += 1) {
      const code = codes[at] as number;
      if (isNegation(code)) return true;
      if (isWorth(code) || tokens.kind[at] === POINT) return false;
    }
    return false;
  }

  #turnsBack(tokens: Tokens, codes: Int8Array, token: number): boolean {
    for (let at = token - 1; at >= token - REACH_BACK && at >= 0; at -= 1) {
      if (tokens.kind[at] === POINT) return false;
      if (isWorth(codes[at] as number)) return true;
    }
    return false;
  }

  /** The last dozen: the end of a text says most. */
  #note(event: number): void {
    if (this.eventCount === MOST_EVENTS) {
      if (event === END) return;
      this.events.copyWithin(0, 1);
      this.eventCount -= 1;
    }
    const before = this.eventCount === 0 ? END : this.events[this.eventCount - 1];
    if (event === before && (event === END || event === HOPED || event === FORMERLY)) return;
    this.events[this.eventCount] = event;
    this.eventCount += 1;
  }
}

/** Whether a word praises or blames. */
const isWorth = (code: number): boolean => code !== 0 && code < NEGATOR;

function eventOf(code: number, isNegated: boolean, denies: boolean): number {
  if (isNegated && denies) return code > 0 ? NO_GOOD : NO_BAD;
  if (isNegated) return code > 0 ? NOT_GOOD : NOT_BAD;
  if (code > 0) return code >= STRONG ? VERY_GOOD : GOOD;
  return code <= -STRONG ? VERY_BAD : BAD;
}

/** `,` `.` `;` `:` `!` `?` and their kin in other scripts. */
const endsClause = (unit: number): boolean =>
  unit === 44 ||
  unit === 46 ||
  unit === 59 ||
  unit === 58 ||
  unit === 33 ||
  unit === 63 ||
  unit === 0x3002 ||
  unit === 0x0964 ||
  unit === 0x060c ||
  unit === 0x061f ||
  unit === 0x3001;
