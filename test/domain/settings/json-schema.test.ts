import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsJsonSchema } from '../../../functions/domain/settings/json-schema.ts';

const committed = readFileSync(new URL('../../../replywatch.schema.json', import.meta.url), 'utf8');

describe('the JSON Schema beside the settings', () => {
  it('is in step with what the settings are read by', () => {
    expect(committed.replaceAll('\r\n', '\n')).toBe(settingsJsonSchema());
  });

  it('explains every key and says that one value may stand for a list of one', () => {
    const schema = JSON.parse(settingsJsonSchema());

    expect(
      Object.values(schema.properties).every((property) => (property as { description?: string }).description),
    ).toBe(true);
    expect(schema.properties.policies.items.properties.when.properties.stars.anyOf).toMatchObject([
      { type: 'integer' },
      { type: 'array', items: { type: 'integer' } },
    ]);
    expect(schema.required).toEqual(['version', 'brands', 'sources', 'policies']);
  });
});
