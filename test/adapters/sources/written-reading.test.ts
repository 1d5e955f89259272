import { describe, expect, it } from 'vitest';
import { NOTHING } from '../../../functions/adapters/sources/answer.ts';
import { getJson } from '../../../functions/adapters/sources/json-exchange.ts';
import { writtenReading } from '../../../functions/adapters/sources/written-reading.ts';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { NOW } from './builders.ts';

const pageOf = (page: number): PlannedRequest => getJson('https://a.example/written', { page }, 'outgoing', { page });
const read = (
  times: readonly number[],
  {
    asked = pageOf(1),
    next = pageOf(2),
    cursor = {},
  }: { asked?: PlannedRequest; next?: PlannedRequest; cursor?: object },
) =>
  writtenReading(NOTHING, {
    key: 'written',
    times,
    overlap: HOUR,
    asked,
    next,
    known: { now: NOW, cursor: { ...cursor } },
  });

describe('a walk through what the brand wrote', () => {
  it('moves its bookmark at its end only, to the newest of all its pages', () => {
    const one = read([NOW - 5, NOW - 9], {});
    expect([one.cursor, one.complete, one.next?.notes['page']]).toEqual([{}, false, '2']);
    const two = read([NOW - 12], { asked: one.next ?? pageOf(2), next: pageOf(3) });
    const three = writtenReading(
      { ...NOTHING, cursor: { api: 'v4' } },
      {
        ...{ key: 'written', times: [NOW - 20], overlap: HOUR, asked: two.next ?? pageOf(3), next: undefined },
        known: { now: NOW, cursor: {} },
      },
    );
    expect(three).toMatchObject({ complete: true, cursor: { api: 'v4', written: String(NOW - 5) } });
  });

  it('ends where the last poll had been, an overlap further down', () => {
    const cursor = { written: String(NOW - HOUR) };
    expect(read([NOW - 2 * HOUR], { cursor }).next).toBeDefined();
    expect(read([NOW - 2 * HOUR - 1], { cursor })).toMatchObject({ cursor: {}, complete: true });
  });

  it('ends after ten pages, and at one that holds nothing', () => {
    let asked = pageOf(1);
    for (let page = 1; page <= 10; page += 1)
      asked = read([NOW - page], { asked, next: pageOf(page + 1) }).next ?? asked;
    expect(asked.notes['page']).toBe('10');
    expect(read([NOW - 11], { asked, next: pageOf(11) })).toMatchObject({ cursor: { written: String(NOW - 1) } });
    expect(read([], {}).next).toBeUndefined();
  });

  it('does not let a time in the future move the bookmark beyond now', () => {
    expect(read([NOW + HOUR, NOW - 3 * HOUR], { cursor: { written: '5' } }).next?.notes['newest']).toBe(
      String(NOW - 3 * HOUR),
    );
  });
});
