import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { AT, aComment, anAnswer, aQuestion, aStackExchangeSource, aUser, items } from './stack-exchange-builders.ts';

const reader = readerFor(aStackExchangeSource());
const [questions, answers, comments] = reader.begin({}) as [PlannedRequest, PlannedRequest, PlannedRequest];
const read = (asked: PlannedRequest, body: unknown, of = reader, cursor = {}) =>
  readingOf(of.read(asked, ok(body), { now: NOW, cursor }));
const mention = first(read(questions, items([aQuestion(71)])).observations);
const query = (asked: PlannedRequest | undefined) => Object.fromEntries(new URL(asked?.url ?? '').searchParams);
const ours = { owner: aUser(900) };

describe('what is asked of Stack Exchange', () => {
  it('is at first the newest questions, and what the brand’s users wrote, all of them in one request each', () => {
    const both = readerFor(aStackExchangeSource({ accounts: ['900', '901'], tag: 'noon' })).begin({});
    expect(both.map(({ url }) => new URL(url).pathname)).toEqual([
      '/2.3/search/advanced',
      '/2.3/users/900;901/answers',
      '/2.3/users/900;901/comments',
    ]);
    expect(query(both[0])).toEqual({
      site: 'coffee',
      filter: 'withbody',
      pagesize: '100',
      q: 'sundial',
      tagged: 'noon',
      sort: 'creation',
      order: 'desc',
      page: '1',
    });
    expect(readerFor(aStackExchangeSource({ accounts: [] })).begin({})).toHaveLength(1);
  });

  it('is from then on what was asked since an hour before the newest, from the oldest up', () => {
    const { cursor, next } = read(questions, items([aQuestion(71)], { has_more: true }));
    expect(cursor).toEqual({ questions: String(AT - 3_600) });
    expect(next).toBeUndefined();
    expect(query(reader.begin(cursor)[0])).toMatchObject({ order: 'asc', fromdate: String(AT - 3_600), page: '1' });
  });

  it('goes on by time, and by page only within one second', () => {
    const cursor = { questions: String(AT - 3_600) };
    const [asked] = reader.begin(cursor) as [PlannedRequest];
    const second = read(asked, items([aQuestion(71)], { has_more: true }), reader, cursor).next ?? asked;
    expect(query(second)).toMatchObject({ fromdate: String(AT), page: '1' });
    const third = read(second, items([aQuestion(72)], { has_more: true }), reader, cursor).next;
    expect(query(third)).toMatchObject({ fromdate: String(AT), page: '2' });
    expect(read(second, items([aQuestion(72)]), reader, cursor).next).toBeUndefined();
  });

  it.each<unknown>([null, 'x', { toString: false }, {}])('is not led astray by a time that is %j', (creation_date) => {
    const { cursor } = read(questions, items([aQuestion(71), aQuestion(72, { creation_date })]));
    expect(cursor).toEqual({ questions: String(AT - 3_600) });
  });

  it('never moves a bookmark back, and none for other accounts', () => {
    expect(read(questions, items([aQuestion(71)]), reader, { questions: String(AT) }).cursor).toEqual({});
    expect(read(questions, items([]), reader, { questions: '1700000000' }).cursor).toEqual({});
    const { cursor } = read(answers, items([anAnswer(5, 71, ours)]));
    const other = readerFor(aStackExchangeSource({ accounts: ['901'] }));
    expect(query(reader.begin(cursor)[1])['fromdate']).toBe(String(AT + 60 - 86_400));
    expect(query(other.begin(cursor)[1])['fromdate']).toBeUndefined();
  });
});

describe('a question', () => {
  it('is a mention with plain text, decoded title, author id and UTC instant', () => {
    expect(mention).toEqual({
      id: '71',
      kind: 'stack-exchange',
      url: 'https://coffee.example/questions/71/why',
      author: { id: '12', name: 'User & 12' },
      title: 'Why does my "Sundial" stop at <noon>?',
      text: 'It stops.\n\na < b',
      publishedAt: AT * 1_000,
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'unknown', reason: 'a list of questions does not show what answers them' },
      labels: { tags: 'sundial noon' },
    });
  });

  it('reads the same while votes, views and answers are counted up', () => {
    const later = aQuestion(71, {
      score: 9,
      view_count: 99,
      answer_count: 4,
      is_answered: true,
      last_activity_date: AT + 99,
    });
    expect(read(questions, items([later])).observations).toEqual([mention]);
  });

  it.each([
    ['was edited', { last_edit_date: AT + 5 }, { editedAt: (AT + 5) * 1_000 }],
    ['was closed', { closed_date: AT + 5 }, { labels: { tags: 'sundial noon', closed: 'true' } }],
    [
      'is by a deleted user',
      { owner: { user_type: 'does_not_exist', display_name: 'user12' } },
      { author: { name: 'user12' } },
    ],
    ['came without its body', { body: undefined }, { text: '' }],
  ])('that %s', (_, fields, expected) => {
    expect(read(questions, items([aQuestion(71, fields)])).observations).toMatchObject([expected]);
  });

  it('without id or words is refused, the others are kept', () => {
    const reading = read(questions, items([{}, aQuestion(71, { title: '', body: '' }), aQuestion(72)]));
    expect(reading).toMatchObject({
      entries: 3,
      observations: [{ id: '72' }],
      refused: { count: 2, firstReason: 'entry 1 has no numeric id' },
    });
  });
});

describe('responses on Stack Exchange', () => {
  it('are the answers and comments of the brand’s users, each for the post that it stands below', () => {
    const answered = read(answers, items([anAnswer(81, 71, ours)]));
    expect(answered).toMatchObject({
      observations: [],
      responses: [{ parentId: '71', id: '81', at: (AT + 60) * 1_000, byBot: false }],
    });
    const commented = read(comments, items([aComment(91, 71, ours), aComment(92, 71)]));
    expect(commented.responses).toMatchObject([{ parentId: '71', id: 'comment-91' }]);
  });

  /** Follows a look at question 71 to its end. */
  function look(bodies: readonly unknown[], of = reader) {
    let asked: PlannedRequest | undefined = first(of.thread(mention));
    const asks: string[] = [];
    let last = read(asked, bodies[0], of);
    for (const body of bodies) {
      if (asked === undefined) throw new Error('the look ended before its answers');
      asks.push(new URL(asked.url).pathname.replace('/2.3/questions/71', ''));
      last = read(asked, body, of);
      asked = last.next;
    }
    return { asks, response: last.verdict?.response, asked };
  }
  const question = items([aQuestion(71)]);

  it.each([
    ['an answer', [question, items([anAnswer(81, 71, ours)])], ['', '/answers'], 'replied'],
    [
      'an answer on the second page',
      [question, items([anAnswer(80, 71)], { has_more: true }), items([anAnswer(81, 71, ours)])],
      ['', '/answers', '/answers'],
      'replied',
    ],
    ['a comment', [question, items([]), items([aComment(91, 71, ours)])], ['', '/answers', '/comments'], 'replied'],
    [
      'neither',
      [question, items([anAnswer(80, 71)]), items([aComment(91, 71)])],
      ['', '/answers', '/comments'],
      'notReplied',
    ],
    ['no answer at all', [items([aQuestion(71, { answer_count: 0 })]), items([])], ['', '/comments'], 'notReplied'],
  ])('are looked for by id until %s is found', (_, bodies, paths, truth) => {
    const { asks, response, asked } = look(bodies);
    expect(asks).toEqual(paths);
    expect(response).toMatchObject({ truth });
    expect(asked).toBeUndefined();
  });

  it('are unknown when an answer cannot be read, or no account is named', () => {
    expect(look([question, items([anAnswer(80, 71), { answer_id: 'x' }])]).response).toMatchObject({
      truth: 'unknown',
      reason: '1 of the answers could not be read',
    });
    const none = readerFor(aStackExchangeSource({ accounts: [] }));
    expect(look([question, items([])], none).response).toMatchObject({ truth: 'unknown' });
  });

  it('are no question once the question has vanished', () => {
    const asked = first(reader.thread(mention));
    expect(problemOf(reader.read(asked, ok(items([])), { now: NOW, cursor: {} })).problem).toBe('gone');
    expect(problemOf(reader.read(asked, ok(items([aQuestion(72)])), { now: NOW, cursor: {} })).problem).toBe('shape');
  });
});

describe('what Stack Exchange says of its limits', () => {
  it.each([
    ['backoff, of the method alone', { backoff: 10 }, undefined, NOW + 10_000],
    ['a used-up quota', { quota_remaining: 0 }, Date.parse('2026-11-21T00:00:00Z'), undefined],
    ['both', { backoff: 10, quota_remaining: 0 }, Date.parse('2026-11-21T00:00:00Z'), NOW + 10_000],
    ['neither', { backoff: 0 }, undefined, undefined],
  ])('in a good answer: %s', (_, fields, waitUntil, partWaitUntil) => {
    const reading = read(questions, items([aQuestion(71)], fields));
    expect(reading.observations).toHaveLength(1);
    expect([reading.waitUntil, reading.partWaitUntil]).toEqual([waitUntil, partWaitUntil]);
  });

  it('of one method, whatever it is asked about', () => {
    const walks = readerFor(aStackExchangeSource({ accounts: ['900', '901'] })).begin({});
    expect(walks.map(({ part }) => part)).toEqual(['search/advanced', 'users/{ids}/answers', 'users/{ids}/comments']);
    expect(first(reader.thread(mention)).part).toBe('questions/{ids}');
  });

  const error = (error_name: string, error_message = 'x') => ({
    status: 400,
    headers: {},
    body: JSON.stringify({ error_id: 502, error_name, error_message }),
  });
  it.each([
    [
      'throttle_violation',
      'too many requests from this IP, more requests available in 65 seconds',
      'rateLimited',
      NOW + 65_000,
    ],
    ['throttle_violation', 'slow down', 'rateLimited', undefined],
    ['temporarily_unavailable', 'x', 'outage', undefined],
    ['key_required', 'x', 'unauthorised', undefined],
    ['bad_parameter', 'site', 'shape', undefined],
  ])('in a 400: %s', (name, message, problem, retryAt) => {
    const refused = problemOf(reader.read(questions, error(name, message), { now: NOW, cursor: {} }));
    expect(refused).toMatchObject({ problem, line: expect.stringContaining(`400 (${name})`) });
    expect(refused.retryAt).toBe(retryAt);
  });
});

describe('a recorded exchange of Stack Exchange', () => {
  it('gives the questions also under a name that a client gave to the page', () => {
    const body = JSON.stringify({ pages: items([aQuestion(71), aQuestion(71), aQuestion(72)]) });
    expect(readingOf(readSample('stack-exchange', { status: 200, body }, [])).observations.map(({ id }) => id)).toEqual(
      ['71', '72'],
    );
  });

  it('knows that an answer beside its question is one', () => {
    const body = JSON.stringify(items([aQuestion(71), anAnswer(81, 71, ours)]));
    expect(readingOf(readSample('stack-exchange', { status: 200, body }, ['900'])).observations).toMatchObject([
      { id: '71', response: { truth: 'replied', id: '81' } },
      { id: '81', parentId: '71', fromBrand: true },
    ]);
  });
});
