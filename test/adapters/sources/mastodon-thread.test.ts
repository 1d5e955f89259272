import { describe, expect, it } from 'vitest';
import type { MastodonSource } from '../../../functions/domain/mentions/sources/mastodon.ts';
import { readerFor } from '../../support/connectors.ts';
import { aMastodonSource, anAccount, aResponse, aStatus, first, NOW, ok, problemOf, readingOf } from './builders.ts';

const known = { now: NOW, cursor: {} };

/** Looks at status 4711 again: the status, then its context. */
function lookAgain(status: unknown, context: unknown, source: Partial<MastodonSource> = {}, headers = {}) {
  const reader = readerFor(aMastodonSource(source));
  const mention = first(readingOf(reader.read(first(reader.begin({})), ok([aStatus('4711')]), known)).observations);
  const shown = readingOf(reader.read(first(reader.thread(mention)), ok(status), known));
  if (shown.next === undefined) throw new Error('the context is to be asked for');
  return readingOf(reader.read(shown.next, ok(context, headers), known));
}

const verdictOf = (...args: Parameters<typeof lookAgain>) => lookAgain(...args).verdict?.response;
const below = (...descendants: readonly unknown[]) => ({ ancestors: [], descendants });
const byCustomer = (id: string, parent: string, fields = {}) =>
  aStatus(id, { in_reply_to_id: parent, account: anAccount('2'), ...fields });
const repliesOf = (count: number, parent = '4711') =>
  Array.from({ length: count }, (_, index) => byCustomer(String(8_000 + index), parent));

describe('looking at one mention again', () => {
  it('reads the mention as it is now, edits included', () => {
    const reader = readerFor(aMastodonSource());
    const mention = first(readingOf(reader.read(first(reader.begin({})), ok([aStatus('4711')]), known)).observations);
    const request = first(reader.thread(mention));
    const edited = aStatus('4711', { content: '<p>All is well again.</p>', edited_at: '2026-11-20T11:00:00.000Z' });
    const reading = readingOf(reader.read(request, ok(edited), known));
    expect(first(reading.observations)).toMatchObject({
      text: 'All is well again.',
      editedAt: Date.parse('2026-11-20T11:00:00Z'),
    });
    expect(reading.next?.url).toBe('https://social.example/api/v1/statuses/4711/context');
  });

  it('says when the mention is gone, whatever language the error is in', () => {
    const reader = readerFor(aMastodonSource());
    const mention = first(readingOf(reader.read(first(reader.begin({})), ok([aStatus('4711')]), known)).observations);
    const gone = reader.read(
      first(reader.thread(mention)),
      { status: 404, headers: {}, body: '{"error":"Nicht gefunden"}' },
      known,
    );
    expect(problemOf(gone).problem).toBe('gone');
  });

  it('finds a direct answer and when it was posted', () => {
    expect(verdictOf(aStatus('4711', { replies_count: 1 }), below(aResponse('4800', '4711')))).toEqual({
      truth: 'replied',
      id: '4800',
      at: Date.parse('2026-11-20T10:00:00Z'),
      byBot: false,
      text: expect.any(String),
    });
  });

  it('finds an answer further down the chain', () => {
    const context = below(byCustomer('4750', '4711', { replies_count: 1 }), aResponse('4800', '4750'));
    expect(verdictOf(aStatus('4711', { replies_count: 1 }), context)).toMatchObject({ truth: 'replied', id: '4800' });
  });

  it("prefers a person's answer to an earlier one by a bot, and says so when there is only a bot", () => {
    const bot = aResponse('4790', '4711', {
      created_at: '2026-11-20T09:00:00.000Z',
      account: anAccount('900', { bot: true }),
    });
    const status = aStatus('4711', { replies_count: 2 });
    expect(verdictOf(status, below(bot, aResponse('4800', '4711')))).toMatchObject({ id: '4800', byBot: false });
    expect(verdictOf(status, below(bot))).toMatchObject({ truth: 'replied', id: '4790', byBot: true });
  });

  it('does not take somebody who shares the name for the brand', () => {
    const namesake = byCustomer('4800', '4711', {
      account: anAccount('2', { display_name: 'sundial', username: 'sundial' }),
    });
    expect(verdictOf(aStatus('4711', { replies_count: 1 }), below(namesake))).toEqual({ truth: 'notReplied' });
  });

  it('says that nobody answered only when the context is whole', () => {
    expect(verdictOf(aStatus('4711'), below())).toEqual({ truth: 'notReplied' });
    expect(lookAgain(aStatus('4711'), below()).complete).toBe(true);
  });

  it.each([
    [
      '59 answers without a token',
      aStatus('4711', { replies_count: 59 }),
      below(...repliesOf(59)),
      {},
      {},
      'the context is cut at 59 answers',
    ],
    [
      'a refresh under way',
      aStatus('4711'),
      below(),
      {},
      { 'mastodon-async-refresh': 'id="abc", retry=5' },
      'the server is still fetching answers from other servers',
    ],
    [
      'more answers counted than shown',
      aStatus('4711', { replies_count: 2 }),
      below(byCustomer('4750', '4711')),
      {},
      {},
      'the server counts more answers than it shows',
    ],
    [
      'more answers counted than shown further down',
      aStatus('4711', { replies_count: 1 }),
      below(byCustomer('4750', '4711', { replies_count: 1 })),
      {},
      {},
      'the server counts more answers than it shows',
    ],
    [
      'an answer that cannot be read',
      aStatus('4711'),
      below({ id: '1' }),
      {},
      {},
      '1 of the answers could not be read',
    ],
    [
      'no account of the brand',
      aStatus('4711'),
      below(),
      { accounts: [] },
      {},
      'no account of the brand is named for this source',
    ],
  ])('does not know after %s', (_, status, context, source, headers, reason) => {
    expect(verdictOf(status, context, source, headers)).toEqual({ truth: 'unknown', reason });
  });

  it('knows more with a token, whose contexts are cut much later', () => {
    const status = aStatus('4711', { replies_count: 59 });
    expect(verdictOf(status, below(...repliesOf(59)), { secrets: { token: 'MASTODON_TOKEN' } })).toEqual({
      truth: 'notReplied',
    });
  });

  it('does not know below a depth of twenty', () => {
    const chain = Array.from({ length: 20 }, (_, index) =>
      byCustomer(String(8_000 + index), index === 0 ? '4711' : String(7_999 + index), {
        replies_count: index === 19 ? 0 : 1,
      }),
    );
    expect(verdictOf(aStatus('4711', { replies_count: 1 }), below(...chain))).toMatchObject({
      reason: 'the context is cut at depth 20',
    });
  });

  it('survives a thread that bites its own tail', () => {
    const loop = below(byCustomer('1', '2'), byCustomer('2', '1'), byCustomer('3', '3'), aResponse('4', '1'));
    expect(lookAgain(aStatus('4711'), loop).observations).toHaveLength(4);
  });

  it('gives each status of a context once, with its own truth', () => {
    const context = {
      ancestors: [byCustomer('4600', '4500', { in_reply_to_id: null })],
      descendants: [
        byCustomer('4750', '4711', { replies_count: 1 }),
        aResponse('4800', '4750'),
        byCustomer('4760', '4711'),
        byCustomer('4760', '4711'),
      ],
    };
    const reading = lookAgain(aStatus('4711', { replies_count: 2 }), context);
    expect(reading.observations.map(({ id, fromBrand, response }) => [id, fromBrand, response.truth])).toEqual([
      ['4600', false, 'unknown'],
      ['4750', false, 'replied'],
      ['4800', true, 'unknown'],
      ['4760', false, 'notReplied'],
    ]);
    expect(reading.responses.map(({ parentId, id }) => [parentId, id])).toEqual([['4750', '4800']]);
  });
});
