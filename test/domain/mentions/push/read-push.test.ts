import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pushJsonSchema } from '../../../../functions/domain/mentions/push/push-schema.ts';
import { isRefused, readEntry } from '../../../../functions/domain/mentions/push/read-entry.ts';
import { readPush } from '../../../../functions/domain/mentions/push/read-push.ts';
import { toWire } from '../../../../functions/domain/mentions/wire.ts';
import { anObservation } from '../../../support/builders.ts';
import { anEntry } from '../../../support/push-builders.ts';

const refusedOf = (entry: unknown) => {
  const read = readEntry(entry, 'push', 3);
  return isRefused(read) ? read : undefined;
};
const readOf = (body: unknown) => {
  const read = readPush(typeof body === 'string' ? body : JSON.stringify(body));
  return 'unreadable' in read ? read.unreadable : read;
};

describe('one entry', () => {
  it('needs only an id and a text; what is left out is unknown', () => {
    expect(readEntry({ id: '7', text: 'Cold coffee.' }, 'push')).toEqual({
      what: 'mention',
      id: '7',
      seen: {
        id: '7',
        kind: 'push',
        author: {},
        text: 'Cold coffee.',
        publishedPrecision: 'unknown',
        fromBrand: false,
        response: { truth: 'unknown', reason: 'the sender does not say' },
        labels: {},
      },
    });
  });

  it('takes all that parse prints', () => {
    const seen = anObservation({ editedAt: Date.parse('2026-11-17T10:00:00Z'), parentId: 'p1' });

    expect(readEntry(toWire(seen), 'push')).toEqual({ what: 'mention', id: seen.id, seen: { ...seen, kind: 'push' } });
  });

  it('may be news of a response alone, or a deletion', () => {
    const response = { truth: 'replied', at: '2026-11-20T12:00:00+01:00', id: 'r1' };

    expect(readEntry({ id: '7', response }, 'push')).toEqual({
      what: 'response',
      id: '7',
      response: { truth: 'replied', at: Date.parse('2026-11-20T11:00:00Z'), id: 'r1' },
    });
    expect(readEntry({ id: '7', deleted: true }, 'push')).toEqual({ what: 'deletion', id: '7' });
  });

  it.each([
    [anEntry({ rating: 9 }), 'rating', '9', 'give a whole number from 1 to 5, or leave it out'],
    [anEntry({ rating: '5' }), 'rating', '"5"', 'give a whole number from 1 to 5, or leave it out'],
    [
      anEntry({ id: 12 }),
      'id',
      '12',
      'give 1 to 200 visible characters without blanks, as text even where it is a number',
    ],
    [
      anEntry({ id: 'a b' }),
      'id',
      '"a b"',
      'give 1 to 200 visible characters without blanks, as text even where it is a number',
    ],
    [
      anEntry({ publishedAt: '2026-11-20' }),
      'publishedAt',
      '"2026-11-20"',
      'give date, time and zone, e.g. 2026-11-22T09:30:00Z; null when nobody knows',
    ],
    [
      anEntry({ publishedAt: '2026-11-20T10:00:00' }),
      'publishedAt',
      '"2026-11-20T10:00:00"',
      'give date, time and zone, e.g. 2026-11-22T09:30:00Z; null when nobody knows',
    ],
    [
      anEntry({ publishedAt: null, publishedPrecision: 'day' }),
      'publishedPrecision',
      '"day"',
      'give exact, day or unknown; unknown exactly when publishedAt is null or left out',
    ],
    [
      anEntry({ publishedAt: '0001-01-01T00:00:00Z' }),
      'publishedAt',
      '"0001-01-01T00:00:00Z"',
      'give date, time and zone, e.g. 2026-11-22T09:30:00Z',
    ],
    [anEntry({ text: undefined }), 'text', 'nothing', 'give a text of at most 20000 characters; it may be empty'],
    [anEntry({ stars: 1 }), 'stars', '1', 'leave it out: docs/push.schema.json names what an entry may have'],
    [
      anEntry({ fromBrand: true }),
      'fromBrand',
      'true',
      'send answers of the brand as {"id": <mention>, "response": {"truth": "replied", "at": ...}}',
    ],
    [
      anEntry({ response: { truth: 'maybe' } }),
      'response.truth',
      '"maybe"',
      'give truth (replied, notReplied or unknown) and, with replied, at; all that you know and no more',
    ],
    [{ id: '7', deleted: 'yes' }, 'deleted', '"yes"', 'give true and the id, and nothing else'],
    [
      { id: '7', deleted: true, text: 'x' },
      'text',
      '"x"',
      'leave it out: docs/push.schema.json names what an entry may have',
    ],
    ['a mention', 'entry', '"a mention"', 'give an object as docs/push.schema.json has it'],
  ])('is refused with field, value and mend: %j', (entry, field, value, mend) => {
    expect(refusedOf(JSON.parse(JSON.stringify(entry)))).toMatchObject({ index: 3, field, value, mend });
  });

  it('does not reach the prototype of anything', () => {
    const entry = JSON.parse('{"id":"7","text":"x","__proto__":{"polluted":true}}') as unknown;
    const labelled = JSON.parse('{"id":"7","text":"x","labels":{"__proto__":"y","constructor":"z"}}') as unknown;

    readEntry(entry, 'push');
    readEntry(labelled, 'push');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('y');
  });
});

describe('a request', () => {
  it('is one entry or a list of them', () => {
    expect(readOf(anEntry())).toMatchObject({ good: [anEntry()], refused: [], history: false });
    expect(readOf({ mentions: [anEntry()], history: true })).toMatchObject({ good: [anEntry()], history: true });
  });

  it('loses no good entry to a bad one', () => {
    const good = [anEntry({ id: 'a' }), anEntry({ id: 'c' })];

    expect(readOf({ mentions: [good[0], anEntry({ id: 'b', rating: 0 }), good[1]] })).toMatchObject({
      good,
      refused: [{ index: 1, id: 'b', field: 'rating', value: '0' }],
    });
  });

  it('takes the first of an id that it holds twice, and says so: nobody could tell which is newer', () => {
    expect(readOf({ mentions: [anEntry(), anEntry({ text: 'Changed.' })] })).toMatchObject({
      good: [anEntry()],
      refused: [{ index: 1, field: 'id', mend: 'is mentions[0] already: send its edit in a later request' }],
    });
  });

  it.each([
    ['', 'it is empty'],
    ['{"mentions": [{"id":', 'it is no JSON, or only the beginning of it: "{\\"mentions\\": [{\\"id\\":"'],
    ['null', 'null is no object'],
    ['[]', '[] is no object'],
    ['{"mentions": {}}', 'mentions is {}, not a list'],
    ['{"mentions": []}', 'mentions is empty'],
    ['{"mentions": [1], "dry": true}', 'beside mentions and history it has "dry"'],
    ['{"mentions": [1], "history": "yes"}', 'history is "yes", not true or false'],
    [JSON.stringify({ mentions: Array.from({ length: 501 }, () => 1) }), 'it holds 501 mentions, 500 are the most'],
    ['['.repeat(400_000), 'it nests deeper than 12 levels'],
    [`{"id":"1","text":"x","labels":${'{"a":'.repeat(200_000)}`, 'it nests deeper than 12 levels'],
  ])('cannot be used at all: %#', (body, why) => {
    expect(readOf(body)).toBe(
      `the body cannot be used: ${why}; send one mention, or {"mentions": [...]}, as docs/push.schema.json has it`,
    );
  });

  it('never throws, and accounts for every entry, whatever is sent', () => {
    const some = fc.oneof(
      fc.constant(anEntry()),
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('id', 'text', 'rating', 'response', 'deleted', 'labels'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), fc.nat(), (mentions, cut) => {
        const body = JSON.stringify({ mentions });
        readPush(body.slice(0, cut % body.length));
        const read = readPush(body);
        if ('unreadable' in read) return;
        expect(read.good.length + read.refused.length).toBe(mentions.length);
      }),
      { numRuns: 150 },
    );
  });
});

it('the JSON Schema that is published is the one that is checked', () => {
  const held = readFileSync(new URL('../../../../docs/push.schema.json', import.meta.url), 'utf8');

  expect(held.replaceAll('\r\n', '\n')).toBe(pushJsonSchema());
});
