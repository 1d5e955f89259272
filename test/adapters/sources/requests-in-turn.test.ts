import { describe, expect, it } from 'vitest';
import { getJson } from '../../../functions/adapters/sources/json-exchange.ts';
import { inTurn, thenAsked } from '../../../functions/adapters/sources/requests-in-turn.ts';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';

const request = (id: string): PlannedRequest => getJson(`https://forum.example/${id}`, {}, 'intake', { id });

describe('requests in turn', () => {
  it('are asked one after the other, each with its own notes', () => {
    const [one, two, three] = [request('1'), request('2'), request('3')];
    const first = inTurn([one, two, three]);
    expect(first).toMatchObject({ url: one.url, notes: { id: '1' } });
    expect(first && thenAsked(first)).toEqual([two, three]);
  });

  it('end where none is left', () => {
    expect(inTurn([])).toBeUndefined();
    expect(thenAsked(request('1'))).toEqual([]);
    expect(thenAsked(inTurn([request('1')]) ?? request('2'))).toEqual([]);
  });

  it('may be put before others that wait already', () => {
    const first = inTurn([request('1'), request('4')]) ?? request('0');
    const second = inTurn([request('2'), request('3'), ...thenAsked(first)]) ?? request('0');
    expect([second, ...thenAsked(second)].map(({ notes }) => notes['id'])).toEqual(['2', '3', '4']);
  });
});
