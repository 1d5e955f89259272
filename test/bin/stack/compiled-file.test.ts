import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCompiledFile } from '../../../bin/stack/compiled-file.ts';
import type { Settings } from '../../../functions/domain/settings/settings.ts';

const settings = { brands: [{ id: 'aurora', name: 'Café Aurora' }], shards: 4 } as unknown as Settings;

describe('the compiled settings', () => {
  it('are one file with all of the settings, readable for everybody under any umask', () => {
    const before = process.umask(0o077);
    try {
      using compiled = writeCompiledFile(settings);
      const file = join(compiled.directory, 'settings.json');

      expect(readdirSync(compiled.directory)).toEqual(['settings.json']);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settings);
      expect((statSync(file).mode & 0o777).toString(8)).toBe('644');
    } finally {
      process.umask(before);
    }
  });

  it('have a hash that changes with them and with nothing else', () => {
    using one = writeCompiledFile(settings);
    using same = writeCompiledFile(structuredClone(settings));
    using other = writeCompiledFile({ ...settings, shards: 8 });

    expect(same.hash).toBe(one.hash);
    expect(other.hash).not.toBe(one.hash);
  });

  it('are gone when they are no longer needed', () => {
    const { directory, [Symbol.dispose]: dispose } = writeCompiledFile(settings);
    dispose();

    expect(existsSync(directory)).toBe(false);
  });
});
