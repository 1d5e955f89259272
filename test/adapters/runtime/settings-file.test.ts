import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsFromFile } from '../../../functions/adapters/runtime/settings-file.ts';

const SETTINGS = { brands: [], sources: [], policies: [], owners: [], routes: [], shards: 2 };

describe('settings file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replywatch-'));
    path = join(folder, 'settings.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read once', async () => {
    await writeFile(path, JSON.stringify(SETTINGS));
    const read = settingsFromFile(path);
    expect(await read()).toEqual(SETTINGS);

    await rm(path);
    expect(await read()).toEqual(SETTINGS);
  });

  it.each([
    [undefined, 'compiled settings cannot be read; deploy again or set SETTINGS_FILE'],
    ['{', 'compiled settings are not JSON; deploy again'],
    ['{"brands":[]}', 'compiled settings lack one of brands, sources, policies, owners, routes; deploy again'],
  ])('refuses %j in one line, and is read again afterwards', async (text, problem) => {
    if (text !== undefined) await writeFile(path, text);
    const read = settingsFromFile(path);
    await expect(read()).rejects.toMatchObject({ name: 'Refusal', message: `${path}: ${problem}` });

    await writeFile(path, JSON.stringify(SETTINGS));
    expect((await read()).shards).toBe(2);
  });
});
