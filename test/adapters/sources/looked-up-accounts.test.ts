import { describe, expect, it } from 'vitest';
import { getJson } from '../../../functions/adapters/sources/json-exchange.ts';
import {
  type AccountIds,
  accountId,
  isOneOf,
  lookedUp,
} from '../../../functions/adapters/sources/looked-up-accounts.ts';

const ids: AccountIds = { id: /^#/u, prefix: 'id:' };
const isOurs = (entry: string, id: string, name: string, cursor: Readonly<Record<string, string>> = {}) =>
  isOneOf(ids, { accounts: [entry], cursor }, id, (given) => given === name);

describe('accounts that settings name', () => {
  it('have the id that stands there, or that a look-up has found', () => {
    expect(accountId(ids, '#7', {})).toBe('#7');
    expect(accountId(ids, 'care', {})).toBeUndefined();
    expect(accountId(ids, 'care', { 'id:care': '#7' })).toBe('#7');
  });

  it.each([
    ['#7', '#7', 'other', {}, true],
    ['#7', '#8', '#7', {}, false],
    ['care', '#8', 'care', {}, true],
    ['care', '#8', 'cares', {}, false],
    ['care', '#8', 'care', { 'id:care': '#7' }, false],
    ['care', '#7', 'renamed', { 'id:care': '#7' }, true],
  ])('%s against %s, %s, with %j', (entry, id, name, cursor, expected) => {
    expect(isOurs(entry, id, name, { ...cursor })).toBe(expected);
  });

  it('are kept once they were looked up, and asked for at once', () => {
    const asked = getJson('https://a.example/', {}, 'lookup', { entry: 'care' });
    const next = (id: string) => getJson(`https://a.example/${id}`, {}, 'outgoing');
    expect(lookedUp(ids, { who: 'x', asked, json: {} }, '7', next)).toMatchObject({
      cursor: { 'id:care': '7' },
      next: { url: 'https://a.example/7' },
      complete: false,
    });
    expect(lookedUp(ids, { who: 'x', asked, json: { a: 1 } }, undefined, next)).toMatchObject({
      line: 'x answered an object with a, not the id of an account',
    });
  });
});
