import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { trainFromHistory } from '../../bin/commands/train-from-history.ts';
import { withStore } from '../../bin/store/open-store.ts';
import type { OpenedStore } from '../../bin/store/opened-store.ts';
import { trainScorer } from '../../bin/training/train-scorer.ts';
import { createScorer } from '../../functions/domain/scoring/model/scorer.ts';
import { decodeWeights } from '../../functions/domain/scoring/model/weights-file.ts';
import { runCommand } from './run-command.ts';
import { type SmallStore, smallStore } from './small-store.ts';

const LEAK = 'The zeppelin landed softly';

let folder = '';

const train = (data = folder): Uint8Array => trainScorer(data, () => undefined, 0.005);

const rows = (...texts: readonly (readonly [number, string])[]): string =>
  texts.map(([label, text]) => `${label}\ten\t\t${text}\n`).join('');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replywatch-train-'));
  for (const name of ['train', 'dev', 'dev-only', 'lexica']) mkdirSync(join(folder, name));
  const taught = Array.from({ length: 40 }, (_, at) => [
    [0, `grumbelig thing number ${at}, grumbelig again`] as const,
    [1, `a thing on the shelf, row ${at}`] as const,
    [2, `snorkelig thing number ${at}, snorkelig indeed`] as const,
  ]).flat();
  writeFileSync(join(folder, 'train/goemotions.tsv'), rows(...taught, [2, LEAK]));
  const held = rows([0, 'such a grumbelig day'], [1, 'a row of shelves'], [2, 'such a snorkelig day'], [2, LEAK]);
  writeFileSync(join(folder, 'dev/tweeteval.tsv'), held);
  writeFileSync(join(folder, 'dev-only/appstore.tsv'), held);
  writeFileSync(join(folder, 'lexica/vader_lexicon.txt'), 'dreadful\t-2.5\t0.5\t[]\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('replywatch train', () => {
  it('learns from train/ alone, leaves out what a held-out set has too, and gives the same bytes twice', () => {
    const bytes = train();

    expect(Buffer.compare(bytes, train())).toBe(0);
    expect(decodeWeights(bytes).header.trainedOn.find(({ name }) => name === 'goemotions')?.texts).toBe(120);
    const judge = createScorer(bytes);
    expect(judge('a grumbelig one', 'en', 'social').negative).toBeGreaterThan(
      judge('a snorkelig one', 'en', 'social').negative,
    );
  }, 60_000);

  it('refuses a set whose licence nobody has looked at, and a folder that is not there, in one line', () => {
    writeFileSync(join(folder, 'train/found-somewhere.tsv'), rows([0, 'bad']));

    expect(() => train()).toThrow(/^.*found-somewhere.*licence.*$/u);
    expect(() => train(join(folder, 'nowhere'))).toThrow(/^.*nowhere.*$/u);
  });
});

describe('replywatch train --from-history', () => {
  let store: SmallStore;
  beforeAll(async () => {
    store = await smallStore({ running: true });
  }, 60_000);
  afterAll(() => store.stop());

  it('says of each brand of the store what was learned, or why nothing is used', async () => {
    const { status, stdout, stderr } = await runCommand([
      'train',
      '--from-history',
      '--from',
      '30d',
      '--data',
      store.folder,
    ]);

    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('acme: 3 mentions with text, 3 with stars that say something, 0 corrected by people');
    expect(stdout).toContain('words     not used: 3 texts with stars or corrections, 100 are needed');
  }, 60_000);

  it('takes away a table that can no longer be shown to help, but not in a dry run', async () => {
    const opened = async <Result>(work: (store: OpenedStore) => Promise<Result>): Promise<Result> =>
      withStore({ endpoint: 'local', data: store.folder, stack: 'ReplyWatch' }, work);
    const words = [['sour', -0.5, 0.5]] as const;
    const table = { brand: 'acme', madeAt: 0, words, shares: {}, sureLead: { social: 0.4, review: 0.6 } };
    await opened(({ brandTables }) => brandTables.save(table));
    const options = { endpoint: 'local', data: store.folder, stack: 'ReplyWatch', from: '30d' } as const;
    const flags = { forget: false, progress: false, json: false };
    const printed: string[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);

    await trainFromHistory({ ...options, ...flags, dryRun: true });
    expect(await opened(({ brandTables }) => brandTables.find('acme'))).toEqual(table);
    await trainFromHistory({ ...options, ...flags, dryRun: false });
    spy.mockRestore();

    expect(await opened(({ brandTables }) => brandTables.find('acme'))).toBeUndefined();
    expect(printed[0]).toContain('the table of before would be taken away; leave out --dry-run to do it.');
    expect(printed[1]).toContain('the table of before is taken away.');
  }, 60_000);
});
