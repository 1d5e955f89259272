import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CHANNELS,
  type Channel,
  type ChannelHeader,
  encodeWeights,
} from '../../functions/domain/scoring/model/weights-file.ts';
import { Features } from '../../functions/domain/scoring/text/features.ts';
import { Lexicon } from '../../functions/domain/scoring/text/lexicon.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { buildLexicon, LANGUAGES, vaderEntries } from './build-lexicon.ts';
import { calibrateChannel } from './calibrate-channel.ts';
import { trainChannel } from './channel-model.ts';
import { trainEmotions } from './emotions.ts';
import { examplesOf } from './examples.ts';
import { frequentWords } from './frequent-words.ts';
import { type LabelledSet, type LabelledText, readSets, withoutLeaks, withoutStrayLabels } from './labelled-sets.ts';
import type { QuantisedWeights } from './logits.ts';
import { ownSets } from './own/own-sets.ts';
import { LANGUAGE_WITHHELD, SEED } from './plan.ts';
import { seededNumbers } from './seeded-order.ts';
import { LEXICON_LICENCES, SET_LICENCES } from './set-licences.ts';

/**
 * Builds the scorer's weights from a folder with `train/`, `dev/`, `dev-only/` and `lexica/`. Only sets of `train/` with
 * a known licence are learned from; the others decide calibration. Equal data gives equal bytes. `ownShare` of the
 * texts of our own making is taken.
 */
export function trainScorer(folder: string, onProgress: (line: string) => void, ownShare = 1): Uint8Array {
  const heldOut = [...readSets(join(folder, 'dev')), ...readSets(join(folder, 'dev-only'))];
  const given = trainable(readSets(join(folder, 'train')), heldOut, onProgress);
  const sets = [...given.map(withoutStrayLabels), ...withoutLeaks(ownSets(SEED, ownShare), heldOut)];
  const { entries, languageSets } = buildLexicon(readVader(folder), frequentWords(given, LANGUAGES));
  const lexicon = entries.packed();
  onProgress(`lexicon: ${lexicon.keys.length} entries`);
  const features = new Features(new Lexicon(lexicon.keys, lexicon.codes), SEED, LANGUAGES, languageSets);
  const examples = examplesOf(
    sets.flatMap(({ texts }) => texts),
    features,
    languageTold(SEED),
  );
  onProgress(`examples: ${examples.count} texts, ${examples.hashes.length} features`);
  const trained = {} as Record<Channel, QuantisedWeights>;
  const channels = {} as Record<Channel, ChannelHeader>;
  for (const channel of CHANNELS) {
    const weights = trainChannel(channel, sets, examples, onProgress);
    trained[channel] = weights;
    const { bits, step, turnStep, dense } = weights;
    channels[channel] = { bits, step, turnStep, dense, ...calibrateChannel(channel, heldOut, features, weights) };
  }
  const emotions = trainEmotions(folder, features, SEED, onProgress);
  return encodeWeights({
    header: {
      seed: SEED,
      lexiconEntries: lexicon.keys.length,
      languages: LANGUAGES,
      languageSets,
      channels,
      ...(emotions && { emotions: emotions.header }),
      trainedOn: sets.map(({ name, texts }) => ({ name, texts: texts.length, licence: SET_LICENCES[name] ?? '' })),
      lexica: LEXICON_LICENCES,
    },
    lexicon,
    tables: { social: trained.social.table, review: trained.review.table },
    emotions: emotions?.table ?? new Int8Array(),
    turns: { social: trained.social.turns, review: trained.review.turns },
  });
}

function trainable(
  sets: readonly LabelledSet[],
  heldOut: readonly LabelledSet[],
  onProgress: (line: string) => void,
): LabelledSet[] {
  const unknown = sets.find(({ name }) => SET_LICENCES[name] === undefined);
  if (unknown) {
    throw new Refusal(
      `train/${unknown.name}.tsv`,
      'has no known licence',
      'add it to bin/training/set-licences.ts once its licence allows shipping weights',
    );
  }
  const clean = withoutLeaks(sets, heldOut);
  const count = (of: readonly LabelledSet[]): number => of.reduce((sum, { texts }) => sum + texts.length, 0);
  onProgress(`training texts: ${count(clean)}; ${count(sets) - count(clean)} dropped that a held-out set has too`);
  return clean;
}

function readVader(folder: string): Map<string, number> {
  const file = join(folder, 'lexica/vader_lexicon.txt');
  try {
    return vaderEntries(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Refusal(file, 'cannot be read', 'put the VADER lexicon there', { cause });
  }
}

/** The language of a text, withheld for a share of them that the seed decides. */
function languageTold(seed: number): (text: LabelledText) => string {
  const next = seededNumbers(seed);
  return ({ language }) => (next() < LANGUAGE_WITHHELD ? '' : language);
}
