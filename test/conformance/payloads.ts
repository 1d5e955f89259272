import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSourceKind } from '../../functions/domain/mentions/source.ts';

/** Folders of recorded responses whose name is not the kind's own. */
const KIND_OF: Readonly<Record<string, string>> = {
  'appstore-rss': 'app-store',
  'appstore-connect': 'app-store-connect',
  hackernews: 'hacker-news',
  'rss-atom': 'rss',
  stackexchange: 'stack-exchange',
};

/** Folders of whole exchanges, request and headers included; elsewhere they are named `*.http.json`. */
const RECORDED = ['hackernews'];

/**
 * Feeds every recorded response of a folder to `replywatch parse`: each has to end in mentions or in one clear line.
 * Usage: npm run --silent payloads -- <folder with one sub-folder for each source>
 */
function main(folder: string): number {
  let bad = 0;
  for (const source of readdirSync(folder, { withFileTypes: true })) {
    const kind = KIND_OF[source.name] ?? source.name;
    if (!source.isDirectory() || !isSourceKind(kind)) continue;
    const counts = { files: 0, mentions: 0, refused: 0 };
    for (const file of payloadsIn(join(folder, source.name))) {
      const result = parse(kind, file, RECORDED.includes(source.name));
      counts.files += 1;
      counts.mentions += result.mentions;
      counts.refused += result.refused ? 1 : 0;
      if (result.problem === undefined) continue;
      bad += 1;
      process.stdout.write(`${file}: ${result.problem}\n`);
    }
    process.stdout.write(
      `${kind.padEnd(18)} ${counts.files} files, ${counts.mentions} mentions, ${counts.refused} refused in one line\n`,
    );
  }
  process.stdout.write(`${bad === 0 ? 'every payload ended well' : `${bad} payloads ended badly`}\n`);
  return bad === 0 ? 0 : 1;
}

const payloadsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function parse(
  kind: string,
  file: string,
  isRecorded: boolean,
): { mentions: number; refused: boolean; problem?: string } {
  const recorded = isRecorded || file.endsWith('.http.json') ? ['--recorded'] : [];
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
