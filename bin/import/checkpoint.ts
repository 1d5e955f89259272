import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const countsSchema = z.object({
  rows: z.int(),
  discovered: z.int(),
  changed: z.int(),
  known: z.int(),
  refused: z.int(),
  hashedIds: z.int(),
  dayOnly: z.int(),
});

/** What became of the rows so far. */
export type Counts = z.infer<typeof countsSchema>;

export const NO_ROWS: Counts = { rows: 0, discovered: 0, changed: 0, known: 0, refused: 0, hashedIds: 0, dayOnly: 0 };

const schema = z.object({
  /** File, source, store and form of this import: another one begins anew. */
  what: z.string(),
  counts: countsSchema,
  /** Length of the file of refused rows: what is behind it was written after this note. */
  refusedBytes: z.int(),
});

export interface Checkpoint extends z.infer<typeof schema> {}

const noteOf = (file: string): string => `${file}.import.json`;

/** Where an earlier run of the same import got to. */
export function checkpointOf(file: string, what: string): Checkpoint | undefined {
  try {
    const left = schema.parse(JSON.parse(readFileSync(noteOf(file), 'utf8')));
    return left.what === what ? left : undefined;
  } catch {
    return undefined;
  }
}

/** Replaced as a whole, so that a crash leaves the old one or the new one. */
export function leaveCheckpoint(file: string, checkpoint: Checkpoint): void {
  writeFileSync(`${noteOf(file)}.new`, `${JSON.stringify(checkpoint)}\n`);
  renameSync(`${noteOf(file)}.new`, noteOf(file));
}

export const forgetCheckpoint = (file: string): void => rmSync(noteOf(file), { force: true });
