import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { command as erase } from '../../bin/commands/erase-author.ts';
import { command as exported } from '../../bin/commands/export-author.ts';
import { withStore } from '../../bin/store/open-store.ts';
import { anObservation } from '../support/builders.ts';
import { type SmallStore, smallStore } from './small-store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let kept: SmallStore;
beforeAll(async () => {
  kept = await smallStore({ running: true });
});
afterAll(() => kept.stop());

const SEEN = anObservation();
const NAME = SEEN.author.name ?? '';

async function run(command: typeof erase, ...args: string[]): Promise<string> {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const errors = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  // Options that one call gave stay with a command of commander.
  for (const option of ['id', 'name']) command.setOptionValue(option, undefined);
  for (const option of ['dryRun', 'json', 'future']) command.setOptionValue(option, false);
  try {
    await command.parseAsync([...args, '--since', '2026-11-01', '--data', kept.folder], { from: 'user' });
    return said.join('');
  } finally {
    write.mockRestore();
    errors.mockRestore();
  }
}

describe('erase-author and export-author', () => {
  it('export all, say what would go, erase it, and find nothing the second time', async () => {
    const all = JSON.parse(await run(exported, 'app-store', '--name', NAME)) as { mentions: { name: string }[] };
    expect(all.mentions).toHaveLength(3);
    expect(JSON.stringify(all)).toContain(SEEN.text);

    expect(await run(erase, 'app-store', '--name', NAME, '--dry-run')).toContain('3 mentions would be erased\n');
    const done = JSON.parse(await run(erase, 'app-store', '--name', NAME, '--json')) as Record<string, unknown>;
    expect(done).toMatchObject({ schema: 'replywatch.erased-author.1', dryRun: false, erasedBefore: 0 });
    expect(done['mentions']).toEqual(all.mentions.map(({ name }) => name));

    expect(await run(erase, 'app-store', '--name', NAME)).toBe('0 mentions erased; 3 of this kind were before\n');
    expect(JSON.parse(await run(exported, 'app-store', '--name', NAME))).toMatchObject({ authors: [], mentions: [] });
  });

  it('leave no trace of the words in the table', async () => {
    const items = await withStore({ endpoint: 'local', data: kept.folder, stack: 'x' }, async ({ table, mentions }) => {
      const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
      const key = { brand: 'acme', origin: 'app-store:us:1', externalId: '4711' };
      return { raw: JSON.stringify(Items), mention: await mentions.find(key) };
    });

    expect(items.raw).not.toContain(NAME);
    expect(items.mention).toMatchObject({ observation: { text: '', author: {} }, contentHash: 'erased' });
  });

  it.each([
    [['appstore', '--id', '1'], 'kind: "appstore" is no kind of source; give one of app-store'],
    [['app-store'], 'author: nobody is named; give --id, or --name as the source shows it'],
    [['app-store', '--name', '  '], 'author: nobody is named'],
  ])('refuse %j in one line', async (args, line) => {
    await expect(run(erase, ...args)).rejects.toThrow(line);
    await expect(run(exported, ...args)).rejects.toThrow(line);
  });
});
