import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemOf, lineOf } from '../../../bin/backup/backup-line.ts';
import { restore } from '../../../bin/backup/restore.ts';
import { createIncidentStore } from '../../../functions/adapters/dynamodb/incident-store.ts';
import { mentionKeyOf } from '../../../functions/adapters/dynamodb/keys.ts';
import { createMentionStore } from '../../../functions/adapters/dynamodb/mention-store.ts';
import { upgraded } from '../../../functions/adapters/dynamodb/parse-item.ts';
import { createPulse } from '../../../functions/adapters/dynamodb/pulse.ts';
import { createSlackCards } from '../../../functions/adapters/dynamodb/slack-cards.ts';
import { createSourceStore } from '../../../functions/adapters/dynamodb/source-store.ts';
import { startTableEngine } from '../../support/engines.ts';

const RELEASED = join(import.meta.dirname, '../../released');
const versions = readdirSync(RELEASED).filter((name) => name.endsWith('.jsonl'));
const NOW = Date.parse('2026-11-22T12:00:00Z');
const later = (item: Readonly<Record<string, unknown>>) => ({ ...item, ttl: undefined });

describe.each(versions)('items as %s wrote them', (file) => {
  const lines = readFileSync(join(RELEASED, file), 'utf8').split('\n').filter(Boolean);
  const items = lines.map(itemOf);

  it('are read, written back, and say the same in the form of this version', async () => {
    const engine = await startTableEngine('dynalite');
    try {
      const tableName = await engine.freshTable();
      const { client } = engine;
      const now = () => NOW;
      const content = items.map((item) => lineOf(later(item))).join('\n');
      const place = { read: async () => content, write: async () => undefined };
      const manifest = { files: [{ name: 'items', items: items.length, sha256: '' }], items: items.length };
      await restore({ client, tableName }, { place, manifest: manifest as never }, () => undefined);
      const mentions = createMentionStore({ client, tableName, shards: 1, now });
      const sources = createSourceStore({ client, tableName, now });

      const keys = items.filter(({ sk }) => sk === 'A').map(({ pk }) => mentionKeyOf(pk));
      for (const key of keys) {
        const held = await mentions.find(key);
        if (held === undefined) throw new Error('a mention is missing');
        expect(await mentions.save({ ...held, version: held.version + 1 })).toBe('saved');
        expect(await mentions.find(key)).toEqual({ ...held, version: held.version + 1 });
      }
      expect(keys.length).toBeGreaterThan(5);

      const sourceIds = items.filter(({ sk }) => sk === 'CUR').map(({ pk }) => String(pk).slice('S#'.length));
      for (const id of sourceIds) {
        const found = await sources.find(id);
        expect(found?.source.id).toBe(id);
        if (found?.progress.version) {
          const progress = { ...found.progress, version: found.progress.version + 1 };
          expect(await sources.saveProgress(progress)).toBe('saved');
          expect((await sources.find(id))?.progress).toEqual(progress);
        }
        await sources.gaps(id, 0, NOW);
      }
      expect(sourceIds.length).toBeGreaterThan(1);

      const cards = createSlackCards({ client, tableName });
      await Promise.all(keys.map((key) => cards.channels(key)));
      await createIncidentStore({ client, tableName, now }).past('sundial', 0, NOW);
      expect(await createPulse(client, tableName).lastCheck()).toBeDefined();
      expect(await sources.watermark()).toBeGreaterThan(0);
    } finally {
      await engine.stop();
    }
  }, 30_000);
});

describe('an item of an older form', () => {
  it('goes through every step between, in their order, and no further', () => {
    const steps = [
      (item: object) => ({ ...item, words: 'of two' }),
      (item: object) => ({ ...item, words: `${'words' in item ? item.words : ''}, then three` }),
    ];

    expect(upgraded({ v: 1 }, steps)).toEqual({ v: 1, words: 'of two, then three' });
    expect(upgraded({}, steps)).toEqual({ words: 'of two, then three' });
    expect(upgraded({ v: 2 }, steps)).toEqual({ v: 2, words: ', then three' });
    expect(upgraded({ v: 3 }, steps)).toEqual({ v: 3 });
  });
});
