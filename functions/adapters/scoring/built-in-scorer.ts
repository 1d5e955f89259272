import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScorer, type Scorer } from '../../domain/scoring/model/scorer.ts';
import { Refusal } from '../../domain/shared/refusal.ts';

/** The weights lie beside this module here, and beside the bundle of each function that has it. */
export const WEIGHTS_FILE = join(import.meta.dirname, 'scorer.bin');

let built: Scorer | undefined;

/** The scorer with its weights, read once in each process. */
export function builtInScorer(file: string = WEIGHTS_FILE): Scorer {
  if (file !== WEIGHTS_FILE) return scorerFrom(file);
  built ??= scorerFrom(file);
  return built;
}

function scorerFrom(file: string): Scorer {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Refusal(file, "the scorer's weights cannot be read", 'build them with "replywatch train"', { cause });
  }
  return createScorer(bytes);
}
