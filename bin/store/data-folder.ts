import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Instant } from '../../functions/domain/shared/time.ts';

/** Where `npm start -- --data` is told to keep its state when nobody says otherwise. */
export const DATA_FOLDER = '.replywatch';

const NOTE = 'session.json';
const SETTINGS = 'settings.yaml';

/** What a local run leaves in its data folder for the commands. */
const noteSchema = z.object({
  /** `wall`: the run lived in real time. `own`: its clock stands where it stopped. */
  clock: z.enum(['wall', 'own']),
  tableName: z.string(),
  /** While the run lives: its process, its table, its queues, its desk, and its push webhook where it has one. */
  running: z
    .object({
      pid: z.int(),
      dynamodb: z.string(),
      sqs: z.string().optional(),
      push: z.string().optional(),
      desk: z.object({ url: z.string(), key: z.string() }).optional(),
    })
    .optional(),
});
export type SessionNote = z.infer<typeof noteSchema>;

/** Makes the folder; refuses in one line what cannot be one. */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(resolve(folder));
    writeFileSync(join(folder, '.writable'), '');
    rmSync(join(folder, '.writable'));
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Refusal(
      '--data',
      `${folder} cannot be used as a folder (${reason})`,
      'name a folder that you may write',
      {
        cause,
      },
    );
  }
}

/** Step by step: under /proc, Node's recursive mkdir never ends (seen with 24.21). */
function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  if (!existsSync(folder)) mkdirSync(folder);
}

/** Settings as a run was given them. */
export interface GivenSettings {
  readonly text: string;
  /** Files that they name, beside them: each is left beside their copy. */
  readonly files?: { readonly from: string; readonly names: readonly string[] };
}

/** Leaves what the commands need beside the data: the settings of the run, and how its table is reached. */
export function leaveNote(folder: string, note: SessionNote, settings?: GivenSettings): void {
  if (settings !== undefined) leaveSettings(folder, settings);
  // For its owner alone: the note holds what links to the desk are signed with.
  writeFileSync(join(folder, NOTE), `${JSON.stringify(note)}\n`, { mode: 0o600 });
  chmodSync(join(folder, NOTE), 0o600);
}

function leaveSettings(folder: string, { text, files }: GivenSettings): void {
  writeFileSync(join(folder, SETTINGS), text);
  // A run of the settings in this very folder has them already.
  if (files === undefined || resolve(files.from) === resolve(folder)) return;
  for (const name of files.names) copyFileSync(join(files.from, name), join(folder, name));
}

/** Refuses in one line where nothing was kept. */
export function readNote(folder: string): SessionNote {
  const refusal = (cause?: unknown): Refusal =>
    new Refusal(
      folder,
      'holds no local store',
      `run \`npm start -- --data ${folder}\` first`,
      cause === undefined ? {} : { cause },
    );
  if (!existsSync(join(folder, NOTE))) throw refusal();
  try {
    return noteSchema.parse(JSON.parse(readFileSync(join(folder, NOTE), 'utf8')));
  } catch (cause) {
    throw refusal(cause);
  }
}

/** The settings that the run in this folder was given. */
export const settingsLeftIn = (folder: string): string => join(folder, SETTINGS);

const stateSchema = z.object({ clock: z.number().optional() });

/** Where the clock of the run stands. */
export function clockLeftIn(folder: string): Instant | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).clock;
  } catch {
    return undefined;
  }
}
