import { Refusal, shown } from '../../shared/refusal.ts';
import { EMOTION_SIZE, type EmotionHeader } from './emotions.ts';

/** The file's first eight bytes: what it is, and the version of this layout. */
const MAGIC = 0x53435752;
const VERSION = 4;
const PREAMBLE = 16;

export const CHANNELS = ['social', 'review'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Buckets of turns of speech are `2 ** TURN_BITS`. */
export const TURN_BITS = 12;
const TURN_SIZE = 2 ** TURN_BITS * 2;

/** Turns the two logits into ones whose probabilities mean what they say: `scale * logit + shift`. */
export interface Calibration {
  readonly scale: number;
  readonly shift: readonly [negative: number, positive: number];
}

/** How one channel reads the table. */
export interface ChannelHeader {
  /** Buckets are `2 ** bits`. */
  readonly bits: number;
  /** What one step of the table's bytes is worth. */
  readonly step: number;
  /** What one step of the turns' numbers is worth. */
  readonly turnStep: number;
  /** Weights of the dense features: negative and positive in turn. */
  readonly dense: readonly number[];
  readonly calibration: Calibration;
  /** By language, where its dev set showed that the channel's own is wrong for it. */
  readonly languages: Readonly<Record<string, Calibration>>;
  /** How far the most probable label must be ahead to be called confident. */
  readonly confidentMargin: number;
}

export interface WeightsHeader {
  readonly seed: number;
  readonly lexiconEntries: number;
  /** Languages that common words tell apart. */
  readonly languages: readonly string[];
  /** Sets of them that a common word may belong to, by place in `languages`. */
  readonly languageSets: readonly (readonly number[])[];
  readonly channels: Readonly<Record<Channel, ChannelHeader>>;
  /** Absent where the weights tell no emotions. */
  readonly emotions?: EmotionHeader;
  readonly trainedOn: readonly { readonly name: string; readonly texts: number; readonly licence: string }[];
  readonly lexica: readonly { readonly name: string; readonly licence: string }[];
}

export interface Weights {
  readonly header: WeightsHeader;
  readonly lexicon: { readonly keys: Uint32Array; readonly codes: Int8Array };
  /** For each channel, negative and positive for each bucket in turn. */
  readonly tables: Readonly<Record<Channel, Int8Array>>;
  /** The same for turns of speech, in fewer buckets and finer steps. */
  readonly turns: Readonly<Record<Channel, Int16Array>>;
  /** Empty where the header has no emotions. */
  readonly emotions: Int8Array;
}

const sizeOf = ({ bits }: ChannelHeader): number => 2 ** bits * 2;
const aligned = (at: number): number => (at + 3) & ~3;

/** Preamble, header as JSON, lexicon keys, lexicon codes, turns and table of each channel, emotions; little-endian, each part on four bytes. */
export function encodeWeights({ header, lexicon, tables, turns, emotions }: Weights): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const keysAt = aligned(PREAMBLE + text.length);
  const codesAt = keysAt + lexicon.keys.length * 4;
  const turnsAt = aligned(codesAt + lexicon.codes.length);
  const tablesAt = turnsAt + CHANNELS.length * TURN_SIZE * 2;
  const tablesSize = CHANNELS.reduce((sum, channel) => sum + sizeOf(header.channels[channel]), 0);
  const bytes = new Uint8Array(tablesAt + tablesSize + emotions.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, text.length, true);
  view.setUint32(12, bytes.length, true);
  bytes.set(text, PREAMBLE);
  lexicon.keys.forEach((key, index) => {
    view.setUint32(keysAt + index * 4, key, true);
  });
  bytes.set(new Uint8Array(lexicon.codes.buffer, lexicon.codes.byteOffset, lexicon.codes.length), codesAt);
  let tableAt = tablesAt;
  CHANNELS.forEach((channel, index) => {
    turns[channel].forEach((weight, at) => {
      view.setInt16(turnsAt + (index * TURN_SIZE + at) * 2, weight, true);
    });
    const { buffer, byteOffset, length } = tables[channel];
    bytes.set(new Uint8Array(buffer, byteOffset, length), tableAt);
    tableAt += length;
  });
  bytes.set(new Uint8Array(emotions.buffer, emotions.byteOffset, emotions.length), tableAt);
  return bytes;
}

/** Views into `bytes`, which must not be changed after. Refuses a file that is cut off, foreign or of another version. */
export function decodeWeights(bytes: Uint8Array): Weights {
  if (bytes.length < PREAMBLE) throw notWeights(`${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== MAGIC)
    throw notWeights(shown(new TextDecoder('latin1').decode(bytes.subarray(0, 4))));
  if (view.getUint32(4, true) !== VERSION) throw notWeights(`version ${view.getUint32(4, true)}`);
  if (view.getUint32(12, true) !== bytes.length) {
    throw notWeights(`${bytes.length} of ${view.getUint32(12, true)} bytes`);
  }
  const textLength = view.getUint32(8, true);
  const text = new TextDecoder().decode(bytes.subarray(PREAMBLE, PREAMBLE + textLength));
  const header = JSON.parse(text) as WeightsHeader;
  const keysAt = aligned(PREAMBLE + textLength);
  const codesAt = keysAt + header.lexiconEntries * 4;
  const turnsAt = aligned(codesAt + header.lexiconEntries);
  const tablesAt = turnsAt + CHANNELS.length * TURN_SIZE * 2;
  const [social, review] = [sizeOf(header.channels.social), sizeOf(header.channels.review)];
  const signed = (at: number, size: number) => new Int8Array(bytes.buffer, bytes.byteOffset + at, size);
  const keys = Uint32Array.from({ length: header.lexiconEntries }, (_, index) =>
    view.getUint32(keysAt + index * 4, true),
  );
  const turnsOf = (index: number) =>
    Int16Array.from({ length: TURN_SIZE }, (_, at) => view.getInt16(turnsAt + (index * TURN_SIZE + at) * 2, true));
  return {
    header,
    lexicon: { keys, codes: signed(codesAt, header.lexiconEntries) },
    tables: { social: signed(tablesAt, social), review: signed(tablesAt + social, review) },
    turns: { social: turnsOf(0), review: turnsOf(1) },
    emotions: signed(tablesAt + social + review, header.emotions === undefined ? 0 : EMOTION_SIZE),
  };
}

const notWeights = (found: string): Refusal =>
  new Refusal(
    "the scorer's weights",
    `are not what this version reads: ${found}`,
    `build them with "replywatch train"`,
  );
