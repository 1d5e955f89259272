import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Payload, payloadsIn } from './payload-folders.ts';

/**
 * Feeds every recorded response of a folder to `replywatch parse`: each has to end in mentions or in one clear line.
 * Usage: npm run --silent payloads -- <folder with one sub-folder for each source>
 */
function main(folder: string): number {
  let bad = 0;
  for (const [kind, payloads] of Map.groupBy(payloadsIn(folder), (payload) => payload.kind)) {
    const counts = { mentions: 0, refused: 0 };
    for (const payload of payloads) {
      const result = parse(payload);
      counts.mentions += result.mentions;
      counts.refused += result.refused ? 1 : 0;
      if (result.problem === undefined) continue;
      bad += 1;
      process.stdout.write(`${payload.file}: ${result.problem}\n`);
    }
    process.stdout.write(
      `${kind.padEnd(18)} ${payloads.length} files, ${counts.mentions} mentions, ${counts.refused} refused in one line\n`,
    );
  }
  process.stdout.write(`${bad === 0 ? 'every payload ended well' : `${bad} payloads ended badly`}\n`);
  return bad === 0 ? 0 : 1;
}

function parse({ kind, file, isRecorded }: Payload): { mentions: number; refused: boolean; problem?: string } {
  const recorded = isRecorded ? ['--recorded'] : [];
  const command = [new URL('../../bin/replywatch.ts', import.meta.url).pathname, 'parse', kind, ...recorded];
  const run = spawnSync(process.execPath, command, { input: readFileSync(file), encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = run.stdout.split('\n').filter(Boolean);
  const said = run.stderr.split('\n').filter(Boolean);
  const refused = run.status === 1 && lines.length === 0;
  const problem = problemOf(run.status, lines, said);
  return { mentions: lines.length, refused, ...(problem === undefined ? {} : { problem }) };
}

function problemOf(status: number | null, lines: readonly string[], said: readonly string[]): string | undefined {
  if (status !== 0 && status !== 1) return `exit ${status}`;
  if (said.length > 1 || (status === 1 && said.length !== 1)) return `${said.length} lines on stderr`;
  const mentions = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const ids = mentions.map((mention) => mention['id']);
  if (ids.some((id) => typeof id !== 'string')) return 'an id is no string';
  if (new Set(ids).size !== ids.length) return 'an id twice';
  if (mentions.some(({ publishedAt: at }) => at !== null && !/^\d{4}-.+Z$/u.test(String(at))))
    return 'a time that is not UTC';
  if (mentions.some(({ rating }) => rating !== undefined && !(Number(rating) >= 1 && Number(rating) <= 5)))
    return 'stars beyond 1 to 5';
  return undefined;
}

process.exitCode = main(process.argv[2] ?? '../shared/payloads');
