import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringIn } from '../../../bin/import/bring-in.ts';
import { openFile } from '../../../bin/import/import-file.ts';
import type { SourceOf } from '../../../functions/domain/mentions/source.ts';
import { newFolder } from '../../local/tiny-stack.ts';
import { aPolicy, at } from '../../support/builders.ts';
import { inMemoryMentionStore } from '../../support/in-memory-mention-store.ts';
import { inMemorySourceStore } from '../../support/in-memory-source-store.ts';
import { wordListScorer } from '../../support/word-list-scorer.ts';
import { alertSettings } from '../../use-cases/alert-ports.ts';

const NOW = at('2026-11-20T12:00:00Z');
const SURVEY: SourceOf<'file'> = {
  id: 'survey',
  brand: 'sundial',
  kind: 'file',
  name: 'Survey',
  tier: 1440,
  accounts: [],
  server: '',
};

function aStore() {
  const now = () => NOW;
  const settings = alertSettings({
    brands: [{ id: 'sundial', name: 'Sundial' }],
    sources: [SURVEY],
    calendars: {},
    policies: [aPolicy()],
    shards: 2,
  });
  return { settings, now, mentions: inMemoryMentionStore({ now, shards: 2 }), sources: inMemorySourceStore([SURVEY]) };
}
type Store = ReturnType<typeof aStore>;

const find = (store: Store, id: string) =>
  store.mentions.find({ brand: 'sundial', origin: 'file:survey', externalId: id });

async function bring(
  file: string,
  store: Store,
  over: { startClocks?: boolean; stop?: AbortSignal; onProgress?: () => void } = {},
) {
  const opened = await openFile(file, { map: [], dates: 'ymd', blankReply: 'not-replied' });
  const given = { startClocks: false, stop: new AbortController().signal, onProgress: () => {}, ...over };
  return bringIn({ file, opened, scorer: wordListScorer, source: SURVEY, where: 'memory', ...given }, store);
}

function fileOf(content: string, name = 'rows.csv'): string {
  const file = join(newFolder(), name);
  writeFileSync(file, content);
  return file;
}

const rowsOf = (count: number): string =>
  `id,text,stars,date\n${Array.from({ length: count }, (_, index) => `r${index},Cold coffee number ${index}.,1,2025-03-04T10:00:00Z`).join('\n')}\n`;

describe('imported history', () => {
  const csv = `id,text,stars,date,replied at
met,Cold.,1,2025-03-04T10:00:00Z,2025-03-04T12:00:00Z
late,Cold.,1,2025-03-04T10:00:00Z,2025-03-06T12:00:00Z
unanswered,Cold.,1,2025-03-04T10:00:00Z,
fresh,Cold.,1,2026-11-20T11:00:00Z,
`;

  it('is judged by the times that the file has, and alerts nobody', async () => {
    const store = aStore();
    await bring(fileOf(csv.replace('replied at', 'respondedAt')), store);

    expect((await find(store, 'met'))?.clock).toMatchObject({ status: 'met', respondedAt: at('2025-03-04T12:00:00Z') });
    expect((await find(store, 'late'))?.clock.status).toBe('late');
    const unanswered = (await find(store, 'unanswered'))?.clock;
    expect(unanswered).toMatchObject({ status: 'running', dueAt: at('2025-03-04T14:00:00Z') });
    expect(unanswered?.fired).toBe(unanswered?.ladder.length);
    const due = await Promise.all([0, 1].map((shard) => Array.fromAsync(store.mentions.dueBefore(shard, NOW))));
    expect(due.flat()).toEqual([]);
    expect((await find(store, 'fresh'))?.clock).toMatchObject({ status: 'running', fired: 0 });
  });

  it('alerts where somebody asks for it', async () => {
    const store = aStore();
    await bring(fileOf(csv), store, { startClocks: true });
    const due = await Promise.all([0, 1].map((shard) => Array.fromAsync(store.mentions.dueBefore(shard, NOW + 1))));

    expect(due.flat().map(({ externalId }) => externalId)).toContain('unanswered');
  });

  it('covers a source of files from its first row on', async () => {
    const store = aStore();
    await bring(fileOf(csv), store);

    expect(await store.sources.find('survey')).toMatchObject({
      progress: { coveredSince: at('2025-03-04T10:00:00Z') },
    });
  });
});

describe('rows that are refused', () => {
  it('lie beside the file with their reason, and can be mended and imported', async () => {
    const store = aStore();
    const file = fileOf('id,text,stars\n1,"a, ""b""",1\n2,"c, ""d""",7\n');
    const done = await bring(file, store);

    expect(done).toMatchObject({ rows: 2, discovered: 1, refused: 1, refusedFile: `${file}.refused.csv` });
    const refused = readFileSync(`${file}.refused.csv`, 'utf8');
    expect(refused).toBe(
      'id,text,stars,refused_line,refused_field,refused_value,refused_mend\n2,"c, ""d""",7,3,stars,"""7""","write whole stars from 1 to 5, or leave it empty"\n',
    );
    expect(await bring(fileOf(refused.replace(',7,3,', ',2,3,')), store)).toMatchObject({ discovered: 1, refused: 0 });
    expect(await find(store, '2')).toMatchObject({ observation: { text: 'c, "d"', rating: 2 } });
  });

  it('leave no file when there are none', async () => {
    const file = fileOf(rowsOf(3));
    await bring(file, aStore());

    expect([existsSync(`${file}.refused.csv`), existsSync(`${file}.import.json`)]).toEqual([false, false]);
  });
});

describe('an import that ends early', () => {
  it('goes on where it was after Ctrl-C', async () => {
    const store = aStore();
    const file = fileOf(rowsOf(900));
    const stop = new AbortController();

    expect(await bring(file, store, { stop: stop.signal, onProgress: () => stop.abort() })).toMatchObject({
      rows: 400,
      interrupted: true,
    });
    expect(await bring(file, store)).toMatchObject({ rows: 900, discovered: 900, known: 0, resumedAt: 400 });
    expect(await bring(file, store)).toMatchObject({ rows: 900, known: 900, discovered: 0 });
  });

  it('begins anew with another file, though it has the same name', async () => {
    const store = aStore();
    const file = fileOf(rowsOf(900));
    const stop = new AbortController();
    await bring(file, store, { stop: stop.signal, onProgress: () => stop.abort() });
    writeFileSync(file, rowsOf(10));

    expect(await bring(file, store)).toMatchObject({ rows: 10, known: 10 });
  });

  it('wherever it dies, ends with every row stored once or refused once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 1_300 }), { maxLength: 3 }), async (deaths) => {
        const store = aStore();
        const bad = rowsOf(1_000).replaceAll(/(r\d*7),(.*?),1,/gu, '$1,$2,8,');
        const file = fileOf(bad);
        const { save } = store.mentions;
        for (const death of deaths) {
          let saves = 0;
          store.mentions.save = async (mention) => {
            saves += 1;
            if (saves > death) throw new Error('power cut');
            return save(mention);
          };
          await bring(file, store).catch((error: unknown) => expect(String(error)).toContain('power cut'));
        }
        store.mentions.save = save;
        const done = await bring(file, store);

        expect(done).toMatchObject({ refused: expect.any(Number) });
        const refused = existsSync(`${file}.refused.csv`)
          ? readFileSync(`${file}.refused.csv`, 'utf8').trim().split('\n').slice(1)
          : [];
        expect(new Set(refused).size).toBe(100);
        expect(refused).toHaveLength(100);
        const stored = await Array.fromAsync(store.mentions.facts('sundial', 0, NOW));
        expect(stored).toHaveLength(900);
      }),
      { numRuns: 6 },
    );
  });
});
