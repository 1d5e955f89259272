import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { emptyStore, storeWith } from '../commands/small-store.ts';
import { aClock, aMention, anObservation, POSTED_AT } from '../support/builders.ts';

/** `npm run rehearse`: export, destroy, import, and the same report. Exits with 1 where it is another one. */
const MENTIONS = 3_000;

const mentionOf = (index: number): Mention => {
  const clocks: readonly Parameters<typeof aClock>[0][] = [
    {},
    { status: 'met', respondedAt: POSTED_AT + (10 + (index % 200)) * MINUTE },
    { status: 'late', respondedAt: POSTED_AT + 5 * HOUR + index * 1_000 },
  ];
  const observation = anObservation({
    id: `m${index}`,
    rating: 1 + (index % 5),
    publishedAt: POSTED_AT - index * MINUTE,
  });
  return aMention({ observation, externalId: `m${index}`, clock: aClock(clocks[index % clocks.length] ?? {}) });
};

const timed = <Result>(what: string, work: () => Result): Result => {
  const start = performance.now();
  const result = work();
  process.stdout.write(`| ${what} | ${((performance.now() - start) / 1_000).toFixed(1)} s |\n`);
  return result;
};
const replywatch = (...args: string[]): string =>
  execFileSync(process.execPath, ['bin/replywatch.ts', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 100_000_000,
  });
const RANGE = ['--from', '2026-11-01', '--to', '2026-11-30'];
const reportsOf = (folder: string): readonly string[] =>
  ['html', 'csv', 'json'].map((format) => replywatch('report', ...RANGE, '--format', format, '--data', folder));
const hashOf = (texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);

const place = mkdtempSync(join(tmpdir(), 'replywatch-rehearsal-'));
const { folder } = await storeWith(
  Array.from({ length: MENTIONS }, (_, index) => mentionOf(index)),
  false,
);
process.stdout.write(`| ${MENTIONS} mentions | time |\n|---|---|\n`);
const before = timed('reports before (HTML, CSV, JSON)', () => reportsOf(folder));
const words = timed('backup', () => replywatch('backup', '--to', place, '--data', folder));
rmSync(folder, { recursive: true });
const other = await emptyStore();
const back = timed('restore into an empty store', () => replywatch('restore', '--from', place, '--data', other.folder));
const after = timed('reports after', () => reportsOf(other.folder));
const isSame = before.every((text, index) => text === after[index]);
process.stdout.write(
  `\n${words.trim().replace(/: .*$/u, '')}; ${back.trim()}\nReports before ${hashOf(before)}, after ${hashOf(after)}: ${isSame ? 'the same bytes' : 'NOT the same'}.\n`,
);
rmSync(place, { recursive: true });
rmSync(other.folder, { recursive: true });
if (!isSame) process.exitCode = 1;
