import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../functions/domain/mentions/observation.ts';
import { fromWire, toWire } from '../../../functions/domain/mentions/wire.ts';
import { mentionJsonSchema } from '../../../functions/domain/mentions/wire-schema.ts';

const seen: Observation = {
  id: '117020580518794573',
  kind: 'mastodon',
  url: 'https://social.example/@maren/117020580518794573',
  author: { id: '1', name: 'Maren' },
  text: 'It rains inside my sundial.',
  language: 'en',
  publishedAt: Date.parse('2026-11-20T10:00:00Z'),
  publishedPrecision: 'exact',
  parentId: '117020580518794000',
  fromBrand: false,
  response: { truth: 'replied', at: Date.parse('2026-11-20T11:30:00Z'), id: '117020580518795000', byBot: false },
  labels: { visibility: 'public' },
};

const sent = {
  id: 'r-1',
  kind: 'app-store',
  author: {},
  text: '',
  publishedAt: null,
  publishedPrecision: 'unknown',
  fromBrand: false,
  response: { truth: 'unknown', reason: 'not looked at' },
  labels: {},
};

describe('a mention on the wire', () => {
  it('has UTC instants and leaves out what is absent', () => {
    expect(JSON.stringify(toWire(seen))).toBe(
      '{"id":"117020580518794573","kind":"mastodon","url":"https://social.example/@maren/117020580518794573",' +
        '"author":{"id":"1","name":"Maren"},"text":"It rains inside my sundial.","language":"en",' +
        '"publishedAt":"2026-11-20T10:00:00.000Z","publishedPrecision":"exact","parentId":"117020580518794000",' +
        '"fromBrand":false,"response":{"truth":"replied","id":"117020580518795000","byBot":false,' +
        '"at":"2026-11-20T11:30:00.000Z"},"labels":{"visibility":"public"}}',
    );
  });

  it('comes back as it was', () => {
    expect(fromWire(JSON.parse(JSON.stringify(toWire(seen))))).toEqual(seen);
  });

  it('says null where the published time is unknown', () => {
    expect(toWire(fromWire(sent)).publishedAt).toBeNull();
    expect(fromWire(sent)).not.toHaveProperty('publishedAt');
  });

  it('may carry instants with an offset', () => {
    const read = fromWire({ ...sent, publishedAt: '2026-11-20T10:00:00+02:00', publishedPrecision: 'exact' });
    expect(read.publishedAt).toBe(Date.parse('2026-11-20T08:00:00Z'));
  });

  it.each([
    [{ id: 7 }, 'mention.id: 7 cannot stand here; docs/mention.schema.json says what can'],
    [{ id: 'two words' }, 'mention.id: "two words" cannot stand here'],
    [{ rating: 6 }, 'mention.rating: 6 cannot stand here'],
    [{ kind: 'fax' }, 'mention.kind: "fax" cannot stand here'],
    [{ url: 'javascript:alert(1)' }, 'mention.url: "javascript:alert(1)" cannot stand here'],
    [{ response: { truth: 'unknown' } }, 'mention.response.reason: nothing cannot stand here'],
    [
      { publishedPrecision: 'exact' },
      'mention.publishedAt: null with publishedPrecision "exact"; give null exactly when',
    ],
    [
      { publishedAt: '2026-11-20T10:00:00', publishedPrecision: 'exact' },
      'mention.publishedAt: "2026-11-20T10:00:00" cannot',
    ],
    [
      { publishedAt: '1950-11-20T10:00:00Z', publishedPrecision: 'exact' },
      'mention.publishedAt: "1950-11-20T10:00:00Z" is no instant',
    ],
    [{ stars: 3 }, 'mention: has "stars"; leave out what docs/mention.schema.json does not name'],
  ])('is refused in one line with %j', (wrong, line) => {
    expect(() => fromWire({ ...sent, ...wrong })).toThrow(line);
  });

  it('is refused when it is no object', () => {
    expect(() => fromWire(null, 'line 3')).toThrow('line 3: null cannot stand here');
  });

  it('has the JSON Schema that docs/mention.schema.json holds', async () => {
    const held: unknown = JSON.parse(
      await readFile(new URL('../../../docs/mention.schema.json', import.meta.url), 'utf8'),
    );
    expect(held).toEqual(mentionJsonSchema());
  });
});
