import type { FeatureList, Features } from '../text/features.ts';
import { DENIAL, NEGATOR } from '../text/lexicon.ts';
import { MOST_TOKENS, NUMBER, POINT } from '../text/tokens.ts';
import { type ChannelHeader, TURN_BITS } from './weights-file.ts';

const MOST_WORDS = 5;
/** A word must carry this much of the strongest word's weight to be named. */
const SHARE_OF_STRONGEST = 0.25;
/** What one point of a lexicon's valence is worth beside the table's weights, in naming words. */
const VALENCE_WORTH = 0.25;

/** The hashed part of both logits, and what each token gave to it. */
export class Contributions {
  negative = 0;
  positive = 0;
  readonly #features: Features;
  /** Positive minus negative, by token. */
  readonly #leaning = new Float64Array(MOST_TOKENS);
  readonly #worths = new Float64Array(MOST_TOKENS);
  /** Turns of speech belong to no token. */
  readonly #unseen = new Float64Array(1);

  constructor(features: Features) {
    this.#features = features;
  }

  sum(table: Int8Array, turnTable: Int16Array, { bits, step, turnStep }: ChannelHeader): void {
    const shift = 32 - bits;
    const { words, grams, turns, tokens } = this.#features;
    this.negative = 0;
    this.positive = 0;
    this.#leaning.fill(0, 0, tokens.count);
    this.#add(words, table, shift, step, this.#leaning);
    this.#add(grams, table, shift, step, this.#leaning);
    this.#add(turns, turnTable, 32 - TURN_BITS, turnStep, this.#unseen);
  }

  /** Each list counts 1/sqrt(n), as it did in training. */
  #add(
    { hashes, tokens, count }: FeatureList,
    table: Int8Array | Int16Array,
    shift: number,
    step: number,
    leaning: Float64Array,
  ): void {
    if (count === 0) return;
    const scale = step / Math.sqrt(count);
    let [negative, positive] = [0, 0];
    for (let at = 0; at < count; at += 1) {
      const index = ((hashes[at] as number) >>> shift) * 2;
      const [n, p] = [table[index] as number, table[index + 1] as number];
      negative += n;
      positive += p;
      const token = tokens[at] as number;
      leaning[token] = (leaning[token] as number) + (p - n) * scale;
    }
    this.negative += negative * scale;
    this.positive += positive * scale;
  }

  /** Words that lean to one side (-1 negative, 1 positive), most telling first. */
  tellingWords(side: -1 | 1): string[] {
    const { tokens } = this.#features;
    const worths = this.#worths;
    let most = 0;
    for (let token = 0; token < tokens.count; token += 1) {
      const worth = this.#worthOf(token, side);
      worths[token] = worth;
      if (worth > most) most = worth;
    }
    const words: string[] = [];
    const least = most * SHARE_OF_STRONGEST;
    while (most > 0 && words.length < MOST_WORDS) {
      const token = worths.indexOf(most);
      worths[token] = 0;
      const word = tokens.shown(token);
      if (!words.includes(word)) words.push(word);
      most = 0;
      for (let other = 0; other < tokens.count; other += 1) {
        const worth = worths[other] as number;
        if (worth >= least && worth > most) most = worth;
      }
    }
    return words;
  }

  #worthOf(token: number, side: -1 | 1): number {
    const { tokens, reading, tone } = this.#features;
    const kind = tokens.kind[token] as number;
    const code = reading.codes[token] as number;
    if (kind === NUMBER || (code > NEGATOR && code !== DENIAL) || (kind === POINT && code === 0)) return 0;
    const valence = code >= NEGATOR ? 0 : (code / 10) * (tone.negated[token] === 1 ? -1 : 1);
    return side * ((this.#leaning[token] as number) + valence * VALENCE_WORTH);
  }
}
