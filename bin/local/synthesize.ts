import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { type Assembly, readAssembly } from './assembly.ts';

const APP = join(import.meta.dirname, '../app.ts');

/** The CLI asks for them too; they name queues and schedules in words (local-names.ts). */
const CONSTRUCT_PATHS = 'aws:cdk:enable-path-metadata';

export interface SynthesisSettings {
  readonly settings: string;
  /** @default a new temporary folder */
  readonly directory?: string;
}

/** Synthesizes the stack as `cdk synth` does, in a process of its own; what that refuses is refused here in the same words. */
export async function synthesize({ settings, directory }: SynthesisSettings): Promise<Assembly> {
  const out = directory ?? mkdtempSync(join(tmpdir(), 'replywatch-'));
  const child = spawn(process.execPath, [APP], {
    env: {
      ...process.env,
      CDK_OUTDIR: out,
      CDK_CONTEXT_JSON: JSON.stringify({ local: 'true', settings, [CONSTRUCT_PATHS]: true }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [errors, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((done, failed) => child.once('exit', done).once('error', failed)),
  ]);
  if (code !== 0) throw refusalOf(errors);
  return readAssembly(out);
}

/** The line that is a Refusal's becomes that Refusal again; anything else keeps its first telling line. */
function refusalOf(errors: string): Error {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  const only = lines.length === 1 ? (lines[0] ?? '').replace(/^Refusal: /u, '') : '';
  const [path, mend] = [only.indexOf(': '), only.lastIndexOf('; ')];
  if (path > 0 && mend > path)
    return new Refusal(only.slice(0, path), only.slice(path + 2, mend), only.slice(mend + 2));
  const telling = lines.find((line) => /\[ERROR\]|^\w*Error\b/u.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return new Error(`the stack does not synthesize: ${telling.trim()}`);
}
