import { describe, expect, it } from 'vitest';
import { branchesOf } from '../../../functions/adapters/sources/branches.ts';
import { idAt, listUnder } from '../../../functions/adapters/sources/fields.ts';
import { NO_ACCOUNTS, type Post, postOf } from '../../../functions/adapters/sources/thread.ts';
import { listReading, threadReading } from '../../../functions/adapters/sources/thread-reading.ts';
import { NOW } from './builders.ts';

const post = (id: string, parentId?: string, fields: { fromBrand?: boolean; byBot?: boolean; answers?: number } = {}) =>
  postOf({
    ...{ id, parentId, kind: 'rss', author: {}, text: 'x', publishedAt: NOW + Number(id), untold: 'no' },
    ...{ fromBrand: false, ...fields },
  });
const shown = (read: readonly Post[], fields: object = {}) =>
  threadReading({
    read,
    refused: { count: 0 },
    entries: read.length,
    accounts: ['us'],
    about: '1',
    doubts: [],
    ...fields,
  });
const truths = (read: readonly Post[], fields: object = {}) =>
  shown(read, fields).observations.map(({ response }) => response);

describe('a thread around a mention', () => {
  it('tells what was answered, directly or further down, and what was not', () => {
    const reading = shown([post('1'), post('2', '1'), post('3', '2', { fromBrand: true }), post('4', '1')]);
    const replied = { truth: 'replied', id: '3', at: NOW + 3, byBot: false, text: expect.any(String) };
    expect(reading).toMatchObject({
      verdict: { id: '1', response: replied },
      responses: [{ parentId: '2', id: '3' }],
      entries: 4,
      complete: true,
    });
    expect(reading.observations.map(({ response }) => response)).toEqual([
      replied,
      replied,
      { truth: 'unknown', reason: 'posted by the brand itself' },
      { truth: 'notReplied' },
    ]);
  });

  it('knows of no absence above the mention, in doubt, or where more is counted than shown', () => {
    const unknown = (reason: string) => ({ truth: 'unknown', reason });
    expect(truths([post('0'), post('1', '0')], { above: new Set(['0']) })).toEqual([
      unknown('a thread shows one branch only of what answers a post above'),
      { truth: 'notReplied' },
    ]);
    expect(truths([post('1')], { doubts: [undefined, 'cut', 'broken'] })).toEqual([unknown('cut')]);
    expect(truths([post('1')], { doubts: ['cut'], accounts: [] })).toEqual([unknown(NO_ACCOUNTS)]);
    const counted = unknown('the server counts more answers than it shows');
    expect(truths([post('1'), post('2', '1', { answers: 1 }), post('3', '1')])).toEqual([
      counted,
      counted,
      { truth: 'notReplied' },
    ]);
    expect(shown([post('2', '1')], { links: [{ id: '1', answers: 2 }] })).toMatchObject({
      verdict: { response: counted },
      complete: false,
    });
  });

  it('takes a post for an answer to whatever it also answers', () => {
    const response = { ...post('3', '1', { fromBrand: true }), alsoAnswers: ['1', '2'] };
    const reading = shown([post('1'), post('2', '1'), response]);
    expect(reading.responses.map(({ parentId }) => parentId)).toEqual(['1', '2']);
    expect(reading.observations.map(({ response: { truth } }) => truth)).toEqual(['replied', 'replied', 'unknown']);
  });

  it('has no verdict where nobody knows what it was asked for', () => {
    expect(shown([post('1')], { about: undefined })).not.toHaveProperty('verdict');
  });
});

describe('a list of posts', () => {
  it('says what its own posts answer, and nothing else for sure', () => {
    const reading = listReading(['1', '2', 'broken', 'ad'], (id) => {
      if (id === 'ad') return 'notAMention';
      return id === 'broken'
        ? { refused: 'is broken' }
        : post(id, id === '2' ? '1' : undefined, { fromBrand: id === '2' });
    });
    expect(reading).toMatchObject({ entries: 4, refused: { count: 1, firstReason: 'entry 3 is broken' } });
    expect(reading.observations.map(({ response }) => response.truth)).toEqual(['replied', 'unknown']);
  });
});

describe('a tree of answers', () => {
  const idOf = (node: unknown) => idAt(node, 'id');

  it('is a list by levels, each node below the one that it hangs from', () => {
    const tree = { id: 'a', below: [{ id: 'b', below: [{ id: 'd', parent: 'wrong' }] }, { below: [{ id: 'e' }] }, 7] };
    expect(branchesOf(tree, 'below', idOf).map(({ id, parentId }) => [id, parentId])).toEqual([
      ['a', undefined],
      ['b', 'a'],
      ['', 'a'],
      ['', 'a'],
      ['d', 'b'],
      ['e', undefined],
    ]);
    expect(branchesOf(undefined, 'below', idOf)).toEqual([{ node: undefined, id: '' }]);
  });
});

describe('a list under one of several names', () => {
  it('is the first that is one', () => {
    expect(listUnder({ a: 'no', b: [1], c: [2] }, 'a', 'b', 'c')).toEqual([1]);
    expect(listUnder({ a: 'no' }, 'a', 'b')).toBeUndefined();
  });
});
