import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsJsonSchema } from '../../../functions/domain/settings/json-schema.ts';
import { findProblems } from '../../../functions/domain/settings/read-settings.ts';

const page = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const blocks = [...page.matchAll(/```yaml\n(.*?)```/gsu)].map(([, text]) => text ?? '');

/** Every key that settings may have, at any depth. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' && 'type' in schema
      ? Object.keys(schema.properties ?? {})
      : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)];
}

describe('the page about the settings', () => {
  it('names every key', () => {
    const keys = [...new Set(keysOf(JSON.parse(settingsJsonSchema())))];

    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !new RegExp(`\`${key}\`|[{ ]${key}:`, 'u').test(page))).toEqual([]);
  });

  it('shows a file and a calendar that are in order', () => {
    expect(blocks).toHaveLength(3);
    expect(findProblems(`${blocks[0]}${blocks[1]}`, 'docs/settings.md')).toEqual([]);
    expect(findProblems(blocks[0] ?? '', 'docs/settings.md')).toEqual([]);
  });
});
