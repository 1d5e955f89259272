import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScorer } from '../../domain/scoring/model/scorer.ts';
import { installScorer } from '../../domain/scoring/sentiment.ts';
import { Refusal } from '../../domain/shared/refusal.ts';

/** The weights lie beside this module here, and beside the bundle of each function that has it. */
export const WEIGHTS_FILE = join(import.meta.dirname, 'scorer.bin');

/** Reads the weights and judges with them from now on. Called once, when a process starts. */
export function installBuiltInScorer(file: string = WEIGHTS_FILE): void {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Refusal(file, "the scorer's weights cannot be read", 'build them with "replywatch train"', { cause });
  }
  installScorer(createScorer(bytes));
}
