import { HASH_START, hashOf, hashStep, joined, mixed } from './hash.ts';
import { languageByScript, languageByWords } from './language.ts';
import { GROUP, type Lexicon, languageSalt, NAME, NEGATOR, PLACE } from './lexicon.ts';
import { plainForm } from './plain-form.ts';
import { Reading } from './reading.ts';
import { NUMBER, POINT, RUN, Tokens, WORD } from './tokens.ts';
import { Tone } from './tone.ts';

const MOST_FEATURES = 40_000;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const LONGEST_RUN_GRAM = 4;
const BOUNDARY = 32;
/** Tokens. */
const SHORT_TEXT = 16;

const WORD_SALT = 0x1b873593;
const PAIR_SALT = 0x52dce729;
const NEGATED_SALT = 0x38495ab5;
const UNREAL_SALT = 0x2545f491;
const TURN_SALT = 0x165667b1;
const GRAM_SALT = 0x27d4eb2f;
const EVENT_SALT = 0x61c88647;
const LANGUAGE_SALT = 0x7feb352d;

/** Features of one kind: their 32-bit hashes, whose high bits name a bucket, and which token they come from. */
export class FeatureList {
  readonly hashes = new Uint32Array(MOST_FEATURES);
  readonly tokens = new Uint16Array(MOST_FEATURES);
  count = 0;

  add(hash: number, token: number): void {
    if (this.count >= MOST_FEATURES) return;
    this.hashes[this.count] = hash;
    this.tokens[this.count] = token;
    this.count += 1;
  }
}

/**
 * Turns a text into features: hashed words and word pairs, hashed character n-grams, hashed turns of speech, and the
 * lexicon's sums. Trainer and scorer share it. All fields are overwritten by the next `read`.
 */
export class Features {
  readonly words = new FeatureList();
  readonly grams = new FeatureList();
  readonly turns = new FeatureList();
  readonly tokens: Tokens;
  readonly reading: Reading;
  readonly tone = new Tone();
  readonly #seed: number;
  readonly #lexicon: Lexicon;
  readonly #languages: readonly string[];
  readonly #languageSets: readonly (readonly number[])[];

  /** Another seed puts every feature elsewhere. */
  constructor(lexicon: Lexicon, seed: number, languages: readonly string[], sets: readonly (readonly number[])[]) {
    this.#lexicon = lexicon;
    this.#languages = languages;
    this.#languageSets = sets;
    this.tokens = new Tokens(lexicon);
    this.reading = new Reading(lexicon);
    this.#seed = seed;
  }

  /** `told` is a primary subtag in lower case, or empty: then it is told from the text. Answers the language read. */
  read(text: string, told: string): string {
    const form = plainForm(text);
    const written = told === '' ? languageByScript(form.lower) : told;
    this.tokens.scan(form, languageSalt(written ?? ''));
    const language = written ?? languageByWords(this.tokens, this.#lexicon, this.#languages, this.#languageSets);
    const salt = languageSalt(language);
    this.reading.read(this.tokens, language, salt);
    this.tone.weigh(this.tokens, this.reading, language);
    this.words.count = 0;
    this.grams.count = 0;
    this.turns.count = 0;
    this.#addWords();
    this.#addTurns(language);
    return language;
  }

  /** False for a text of numbers and punctuation, or of nothing. */
  saysSomething(): boolean {
    const { tokens, reading } = this;
    for (let token = 0; token < tokens.count; token += 1) {
      const kind = tokens.kind[token];
      if (kind !== NUMBER && (kind !== POINT || reading.codes[token] !== 0)) return true;
    }
    return false;
  }

  #hash(salt: number, hash: number): number {
    return mixed(joined(salt ^ this.#seed, hash));
  }

  #addWords(): void {
    const { tokens, words, tone } = this;
    let before = HASH_START;
    for (let token = 0; token < tokens.count; token += 1) {
      const kind = tokens.kind[token] as number;
      const masked = this.#mask(token);
      const hash = masked === 0 ? (tokens.hash[token] as number) : masked;
      if (kind === RUN) {
        this.#addRunGrams(token);
        before = hash;
        continue;
      }
      if (masked === 0) {
        const negated = tone.negated[token] === 1;
        const unreal = tone.unreal[token] === 1;
        // "Not bad" must not sound like "bad", nor "I hoped for a bargain" like "a bargain": a word that praises or
        // blames loses its own voice there.
        const silenced = (negated || unreal) && this.#praisesOrBlames(token);
        if (!silenced) words.add(this.#hash(WORD_SALT, hash), token);
        if (negated) words.add(this.#hash(NEGATED_SALT, hash), token);
        else if (unreal && silenced) words.add(this.#hash(UNREAL_SALT, hash), token);
        if (tone.turnAt > 0 && token >= tone.turnAt) words.add(this.#hash(TURN_SALT, hash), token);
        if (kind === WORD && !silenced) this.#addGrams(token);
      }
      if (kind !== POINT) words.add(this.#hash(PAIR_SALT, joined(before, hash)), token);
      before = hash;
    }
  }

  #praisesOrBlames(token: number): boolean {
    const code = this.reading.codes[token] as number;
    return code !== 0 && code < NEGATOR;
  }

  /** Numbers, names, places and groups of people stand for their kind only. */
  #mask(token: number): number {
    if (this.tokens.kind[token] === NUMBER) return NUMBER;
    const code = this.reading.codes[token] as number;
    return code === NAME || code === PLACE || code === GROUP ? NAME : 0;
  }

  #addGrams(token: number): void {
    const { tokens, grams } = this;
    const from = (tokens.from[token] as number) - 1;
    const to = tokens.to[token] as number;
    if (grams.count + (to - from) * LONGEST_GRAM >= MOST_FEATURES) return;
    // Most features are made here: straight into the arrays.
    const salt = joined(GRAM_SALT ^ this.#seed, 0);
    const { units } = tokens;
    const { hashes, tokens: owners } = grams;
    let { count } = grams;
    for (let start = from; start < to; start += 1) {
      let hash = GRAM_SALT;
      const end = Math.min(start + LONGEST_GRAM, to + 1);
      for (let at = start; at < end; at += 1) {
        hash = hashStep(hash, at === from || at === to ? BOUNDARY : (units[at] as number));
        if (at - start + 1 < SHORTEST_GRAM) continue;
        hashes[count] = mixed(salt ^ hash);
        owners[count] = token;
        count += 1;
      }
    }
    grams.count = count;
  }

  /** Grams of a script without spaces run on over the pieces of its stretch. */
  #addRunGrams(token: number): void {
    const { tokens, grams } = this;
    let last = token;
    while (
      last + 1 < tokens.count &&
      tokens.kind[last + 1] === RUN &&
      tokens.shownFrom[last + 1] === tokens.shownTo[last] &&
      last < token + 4
    )
      last += 1;
    const to = tokens.to[last] as number;
    for (let start = tokens.from[token] as number; start < (tokens.to[token] as number); start += 1) {
      let hash = GRAM_SALT;
      const end = Math.min(start + LONGEST_RUN_GRAM, to);
      for (let at = start; at < end; at += 1) {
        hash = hashStep(hash, tokens.units[at] as number);
        grams.add(this.#hash(GRAM_SALT, hash), token);
      }
    }
  }

  #addTurns(language: string): void {
    const { tone, turns } = this;
    const { events, eventCount } = tone;
    for (let start = 0; start < eventCount; start += 1) {
      let hash = EVENT_SALT;
      for (let at = start; at < Math.min(start + 3, eventCount); at += 1) {
        hash = hashStep(hash, events[at] as number);
        turns.add(this.#hash(EVENT_SALT, hash), 0);
      }
    }
    if (eventCount <= 8) {
      let whole = EVENT_SALT ^ 1;
      for (let at = 0; at < eventCount; at += 1) whole = hashStep(whole, events[at] as number);
      turns.add(this.#hash(EVENT_SALT, whole), 0);
      // In a short text the turn of speech is all there is.
      if (this.tokens.count <= SHORT_TEXT) turns.add(this.#hash(EVENT_SALT, hashStep(whole, SHORT_TEXT)), 0);
    }
    turns.add(this.#hash(LANGUAGE_SALT, hashOf(language)), 0);
  }
}
