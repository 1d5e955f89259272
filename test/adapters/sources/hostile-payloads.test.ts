import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResponseTruth } from '../../../functions/domain/mentions/observation.ts';
import { isProblem } from '../../../functions/domain/mentions/reading.ts';
import type { SourceKind } from '../../../functions/domain/mentions/source.ts';
import { fromWire, toWire } from '../../../functions/domain/mentions/wire.ts';
import { DAY, SECOND } from '../../../functions/domain/shared/time.ts';
import { readSample } from '../../support/connectors.ts';
import { PAYLOADS } from './all-payloads.ts';
import { IDS } from './hostile-payload.ts';

const read = (kind: SourceKind, body: string) => readSample(kind, { status: 200, headers: {}, body }, ['900']);

/** The wire does not tell what a response says. */
function untold(response: ResponseTruth): ResponseTruth {
  if (response.truth !== 'replied') return response;
  const { text: _, ...rest } = response;
  return rest;
}

/** Whatever came: one clear line, or mentions that the wire accepts, each id once and none but those that were sent. */
function mentionsIn(kind: SourceKind, body: string): readonly string[] {
  const reading = read(kind, body);
  if (isProblem(reading)) {
    expect(reading.line).toMatch(/^[^\n]+$/u);
    return [];
  }
  const ids = reading.observations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const seen of reading.observations) {
    expect(fromWire(JSON.parse(JSON.stringify(toWire(seen))))).toEqual({ ...seen, response: untold(seen.response) });
  }
  expect(ids.length + reading.refused.count).toBeLessThanOrEqual(reading.entries);
  return ids;
}

interface Damage {
  readonly path: readonly number[];
  readonly with: unknown;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  path: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
  with: fc.oneof(
    fc.constantFrom(undefined, null, '', 0, -1, 1e300, true, [], {}, [[]], '\u0000', '2026-02-30T10:00:00Z', '<b>'),
    fc.jsonValue({ maxDepth: 2 }),
  ),
});

/** Replaces what lies at the path, taking each step by position; `undefined` removes it. */
function damaged(value: unknown, [step, ...rest]: readonly number[], put: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return put;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return put;
  const inner: unknown = damaged(Reflect.get(value, key), rest, put);
  return Object.assign(Array.isArray(value) ? [] : {}, value, { [key]: inner });
}

const YEAR = 365 * DAY;
/** ISO with any zone, and seconds since 1970 where they stand alone. */
const INSTANTS = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)|(?<=: ?"?)1[67]\d{8}(?=[",}])/gu;

function skewed(text: string, skew: number): string {
  if (/^\d+$/u.test(text)) return String(Number(text) + Math.round(skew / SECOND));
  return new Date(Date.parse(text.replace(/([+-]\d\d)(\d\d)$/u, '$1:$2')) + skew).toISOString();
}

describe.each(PAYLOADS)('%s, %s', (kind, _, entries, bodyOf) => {
  const whole = JSON.stringify(bodyOf(entries));

  it('gives every mention that was sent', () => {
    expect(mentionsIn(kind, whole)).toEqual(IDS);
  });

  it('cut anywhere gives one clear line', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(mentionsIn(kind, whole.slice(0, length))).toEqual([]);
      }),
    );
  });

  it('with wrong types and missing fields never crashes and invents nothing', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const body = damages.reduce<unknown>(
          (inner, { path, with: put }) => damaged(inner, path, put),
          bodyOf(entries),
        );
        const sent = JSON.stringify(body) ?? '';
        // As JSON writes it: a damaged id may hold a quotation mark.
        for (const id of mentionsIn(kind, sent)) expect(sent).toContain(JSON.stringify(id).slice(1, -1));
      }),
      { numRuns: 400 },
    );
  });

  it('one broken entry costs no other', () => {
    fc.assert(
      fc.property(fc.nat(entries.length - 1), fc.jsonValue({ maxDepth: 1 }), (at, junk) => {
        const ids = mentionsIn(kind, JSON.stringify(bodyOf(entries.toSpliced(at, 1, junk))));
        expect(ids).toEqual(IDS.toSpliced(at, 1));
      }),
    );
  });

  it('repeated and reordered gives each mention once, each with the same truth', () => {
    const truths = (body: string) => {
      const reading = read(kind, body);
      return isProblem(reading)
        ? []
        : reading.observations.map(({ id, response }) => `${id} ${response.truth}`).toSorted();
    };
    const order = fc.tuple(
      fc.shuffledSubarray([...entries.keys()].slice(1), { minLength: entries.length - 1 }),
      fc.subarray([...entries.keys()].slice(1)),
    );
    fc.assert(
      fc.property(order, ([indexes, again]) => {
        const body = bodyOf([0, ...indexes, ...again].map((index) => entries[index]));
        expect(truths(JSON.stringify(body))).toEqual(truths(whole));
      }),
    );
  });

  it('by a server whose clock is wrong by anything up to 400 years gives the same mentions', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400 * YEAR, max: 400 * YEAR }), (skew) => {
        expect(
          mentionsIn(
            kind,
            whole.replace(INSTANTS, (text) => skewed(text, skew)),
          ),
        ).toEqual(IDS);
      }),
      { numRuns: 30 },
    );
  });

  it('is one clear line when it is any other JSON', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        expect(mentionsIn(kind, body)).toEqual([]);
      }),
    );
  });
});
