import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { synthesize } from '../../bin/local/synthesize.ts';
import { loadSettings } from '../../bin/settings/read-settings-file.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { newFolder } from './tiny-stack.ts';

const failure = async (action: () => unknown): Promise<unknown> => {
  try {
    return await action();
  } catch (error) {
    return error;
  }
};

it('refuses a settings file in the very words of the settings themselves, on one line', async () => {
  const settings = join(newFolder(), 'replywatch.yaml');
  writeFileSync(settings, 'version: 1\nbrands: 7\n');

  const own = await failure(() => loadSettings(settings));
  const passedOn = await failure(() => synthesize({ settings }));

  expect(passedOn).toBeInstanceOf(Refusal);
  expect(String(passedOn)).toBe(String(own));
});
