import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import type { MastodonSource } from '../../../functions/domain/mentions/sources/mastodon.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemoryHttp } from '../../support/in-memory-http.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aMastodonSource, anAccount, aResponse, aStatus, first, NOW, ok, problemOf, readingOf } from './builders.ts';

const reader = readerFor(aMastodonSource());
type Cursor = Readonly<Record<string, string>>;

const intakeOf = (source: Partial<MastodonSource>, cursor: Cursor = {}): PlannedRequest =>
  first(readerFor(aMastodonSource(source)).begin(cursor));
const pathOf = (request: PlannedRequest | undefined) =>
  decodeURIComponent((request?.url ?? '').replace('https://social.example', ''));
const readIntake = (body: unknown, cursor: Cursor = {}) =>
  readingOf(reader.read(intakeOf({}, cursor), ok(body), { now: NOW, cursor }));
/** `count` statuses, newest first, one a minute, the newest at 11:59. */
const statuses = (count: number, newestId = 5_000) =>
  Array.from({ length: count }, (_, index) =>
    aStatus(String(newestId - index), { created_at: new Date(NOW - (index + 1) * 60_000).toISOString() }),
  );

describe('requests of a Mastodon source', () => {
  it.each([
    [{ by: 'hashtag', hashtag: 'sundiál' }, '/api/v1/timelines/tag/sundiál?limit=40', 'social.example #sundiál'],
    [
      { by: 'search', search: 'sun dial' },
      '/api/v2/search?q=sun+dial&type=statuses&limit=40',
      'social.example "sun dial"',
    ],
    [{ by: 'mentions' }, '/api/v1/notifications?types[]=mention&limit=40', 'social.example mentions'],
  ] as const)('follow %j', (follow, path, label) => {
    expect(pathOf(intakeOf({ follow }))).toBe(path);
    expect(readerFor(aMastodonSource({ follow })).label).toBe(label);
  });

  it('walk forward from the bookmark', () => {
    expect(pathOf(intakeOf({}, { intake: '4000' }))).toBe('/api/v1/timelines/tag/sundial?limit=40&min_id=4000');
  });

  it('include what each brand account posted, after a look-up where only its name is known', () => {
    const source = readerFor(aMastodonSource({ accounts: ['900', '@sundial@social.example', 'help@other.example'] }));
    const cursor = { 'account:help@other.example': '77', 'outgoing:77': '3000' };
    expect(source.begin(cursor).map((request) => [request.purpose, pathOf(request)])).toEqual([
      ['intake', '/api/v1/timelines/tag/sundial?limit=40'],
      ['outgoing', '/api/v1/accounts/900/statuses?limit=40&exclude_reblogs=true'],
      ['lookup', '/api/v1/accounts/lookup?acct=sundial'],
      ['outgoing', '/api/v1/accounts/77/statuses?limit=40&exclude_reblogs=true&min_id=3000'],
    ]);
  });

  it('hold no token until they are authorised', async () => {
    const withToken = readerFor(aMastodonSource({ secrets: { token: 'MASTODON_TOKEN' } }));
    const planned = first(withToken.begin({}));
    expect(planned.headers).toEqual({ accept: 'application/json' });
    const access = { http: inMemoryHttp(() => ({})), secrets: inMemorySecrets({ MASTODON_TOKEN: 'secret' }), now: NOW };
    expect(await withToken.authorise(planned, access)).toMatchObject({
      request: { headers: { authorization: 'Bearer secret' } },
    });
  });

  it('names the server as the place where ids are unique', () => {
    expect(reader.origin).toBe('mastodon:social.example');
  });
});

describe('a status', () => {
  it('becomes a mention in plain text, with the global address among its labels', () => {
    const status = aStatus('4711', {
      edited_at: '2026-11-20T10:05:00.000Z',
      spoiler_text: 'clock trouble',
      in_reply_to_id: '4700',
    });
    expect(readIntake([status]).observations).toEqual([
      {
        id: '4711',
        kind: 'mastodon',
        url: 'https://social.example/@user1/4711',
        author: { id: '1', name: 'Person 1' },
        title: 'clock trouble',
        text: 'My #sundial stopped at noon.',
        language: 'en',
        publishedAt: Date.parse('2026-11-20T10:00:00Z'),
        publishedPrecision: 'exact',
        editedAt: Date.parse('2026-11-20T10:05:00Z'),
        parentId: '4700',
        fromBrand: false,
        response: { truth: 'unknown', reason: 'a status alone does not show its answers' },
        labels: { uri: 'https://social.example/users/user1/statuses/4711', account: 'user1', visibility: 'public' },
      },
    ]);
  });

  it('is no mention when it is a boost', () => {
    const boost = aStatus('4712', { content: '', reblog: aStatus('4711') });
    expect(readIntake([boost])).toMatchObject({ observations: [], entries: 1, refused: { count: 0 } });
  });

  it('counts as a mention out of a notification only when the notification is of a mention', () => {
    const notifications = ['mention', 'favourite', 'follow'].map((type, index) => ({
      id: String(30 - index),
      type,
      created_at: '2026-11-20T10:00:01.000Z',
      account: anAccount('1'),
      ...(type === 'follow' ? {} : { status: aStatus(String(4711 + index)) }),
    }));
    const mentions = readerFor(aMastodonSource({ follow: { by: 'mentions' } }));
    const reading = readingOf(mentions.read(first(mentions.begin({})), ok(notifications), { now: NOW, cursor: {} }));
    expect(reading.observations.map(({ id }) => id)).toEqual(['4711']);
  });

  it('keeps ids beyond 2^53 as they are, and refuses such an id given as a number', () => {
    const reading = readIntake(
      `[${JSON.stringify(aStatus('117020580518794573'))},{"id":117020580518794573,"account":{},"content":""}]`,
    );
    expect(reading.observations.map(({ id }) => id)).toEqual(['117020580518794573']);
    expect(reading.refused).toEqual({ count: 1, firstReason: 'entry 2 has no id' });
  });
});

describe('the accounts of a brand', () => {
  const isBrand = (accounts: readonly string[], account: Readonly<Record<string, unknown>>, cursor: Cursor = {}) => {
    const source = readerFor(aMastodonSource({ accounts }));
    const answer = ok([
      aStatus('1', {
        account: anAccount('900', { acct: 'sundial', url: 'https://social.example/@sundial', ...account }),
      }),
    ]);
    return first(readingOf(source.read(first(source.begin(cursor)), answer, { now: NOW, cursor })).observations)
      .fromBrand;
  };

  it.each([
    '900',
    'sundial',
    '@sundial',
    'Sundial@social.example',
    '@sundial@social.example',
    'https://social.example/@sundial',
    'https://social.example/users/user900',
  ])('may be named as %s', (entry) => expect(isBrand([entry], {})).toBe(true));

  it('are joined by handle and server for accounts of other servers', () => {
    expect(isBrand(['sundial@other.example'], { acct: 'sundial@other.example' })).toBe(true);
    expect(isBrand(['sundial'], { acct: 'sundial@other.example', url: 'https://other.example/@sundial' })).toBe(false);
    expect(
      isBrand(['sundial@social.example'], { acct: 'sundial@other.example', url: 'https://other.example/@sundial' }),
    ).toBe(false);
  });

  it('are never joined by display name', () => {
    expect(
      isBrand(['sundial'], {
        acct: 'someone',
        username: 'sundial',
        display_name: 'sundial',
        url: 'https://social.example/@someone',
      }),
    ).toBe(false);
  });

  it('are joined by id alone once a look-up has found it', () => {
    const cursor = { 'account:@sundial': '901' };
    expect(isBrand(['@sundial'], {}, cursor)).toBe(false);
    expect(isBrand(['@sundial'], { id: '901', acct: 'renamed' }, cursor)).toBe(true);
  });
});

describe('the walk through a feed', () => {
  it('takes the newest page first and keeps a bookmark ten minutes back', () => {
    const reading = readIntake(statuses(40));
    expect(reading.cursor).toEqual({ intake: '4990' });
    expect(reading.complete).toBe(true);
    expect(reading.next).toBeUndefined();
  });

  it('goes on forward while pages are full, and stops at the first that is not', () => {
    const full = readIntake(statuses(40), { intake: '4000' });
    expect(pathOf(full.next)).toBe('/api/v1/timelines/tag/sundial?limit=40&min_id=5000');
    expect(full.complete).toBe(false);
    expect(readIntake(statuses(3), { intake: '4000' }).next).toBeUndefined();
  });

  it('ends when a server keeps answering the same page', () => {
    expect(readIntake(statuses(40), { intake: '5000' }).next).toBeUndefined();
  });

  it('leaves the bookmark alone while nothing is older than the overlap', () => {
    expect(readIntake(statuses(3), { intake: '4000' }).cursor).toEqual({});
  });

  it('moves the bookmark on a busy feed even when the whole page is minutes old', () => {
    const page = Array.from({ length: 40 }, (_, index) => aStatus(String(5_000 - index)));
    expect(readIntake(page, { intake: '4000' }).cursor).toEqual({ intake: '4961' });
  });

  it('does not let a post from the future move the overlap', () => {
    const future = aStatus('6000', { created_at: '2031-01-01T00:00:00.000Z' });
    expect(readIntake([future, ...statuses(3)], { intake: '4000' }).cursor).toEqual({});
  });

  it('reads searches backwards, over several polls if need be, and moves the bookmark only at the end', () => {
    const search = readerFor(aMastodonSource({ follow: { by: 'search', search: 'sundial' } }));
    const cursor = { intake: '4000' };
    const body = { statuses: statuses(40), accounts: [], hashtags: [] };
    const page = readingOf(search.read(first(search.begin(cursor)), ok(body), { now: NOW, cursor }));
    expect(pathOf(page.next)).toContain('min_id=4000&max_id=4961');
    expect(page.cursor).toEqual({ 'walk:max': '4961', 'walk:newest': '4990' });
    const halfway = { ...cursor, ...page.cursor };
    const again = first(search.begin(halfway));
    expect(again).toEqual(page.next);
    const end = readingOf(search.read(again, ok({ statuses: [] }), { now: NOW, cursor: halfway }));
    expect(end).toMatchObject({ complete: true, cursor: { intake: '4990', 'walk:max': '', 'walk:newest': '' } });
    expect(pathOf(first(search.begin({ ...halfway, ...end.cursor })))).not.toContain('max_id');
  });

  it('asks whether the server has closed its feeds when a hashtag is empty', () => {
    const next = readIntake([]).next;
    expect(pathOf(next)).toBe('/api/v2/instance');
    const read = (access: unknown) =>
      reader.read(
        next ?? first(reader.begin({})),
        ok({ configuration: { timelines_access: { hashtag_feeds: access } } }),
        { now: NOW, cursor: {} },
      );
    expect(problemOf(read({ local: 'disabled', remote: 'disabled' })).line).toBe(
      'social.example #sundial: the server has closed its hashtag feeds',
    );
    expect(problemOf(read({ local: 'authenticated', remote: 'disabled' })).line).toContain('only with a token');
    expect(readingOf(read({ local: 'public', remote: 'disabled' })).cursor).toEqual({ feeds: 'open' });
    expect(readingOf(read(undefined)).cursor).toEqual({ feeds: 'open' });
    expect(readIntake([], { feeds: 'open' }).next).toBeUndefined();
  });

  it('reads a hashtag that was empty, or had one post, from its beginning: a burst after a silence is longer than a page', () => {
    const cursor = { feeds: 'open' };
    const begun = first(reader.begin(cursor));
    expect(pathOf(begun)).toContain('min_id=0');
    const page = readingOf(reader.read(begun, ok(statuses(40)), { now: NOW, cursor }));
    expect(pathOf(page.next)).toContain('min_id=5000');
    expect(page.cursor).toEqual({ intake: '4990' });

    expect(readIntake(statuses(1)).cursor).toEqual(cursor);
    expect(pathOf(first(reader.begin({ ...cursor, intake: '4961' })))).toContain('min_id=4961');
  });

  it('takes a server that cannot describe itself for open', () => {
    const next = readIntake([]).next ?? first(reader.begin({}));
    const answer = { status: 404, headers: {}, body: '<html>' };
    expect(readingOf(reader.read(next, answer, { now: NOW, cursor: {} })).cursor).toEqual({ feeds: 'open' });
  });
});

describe("the brand's outgoing feed", () => {
  const cursor = { 'outgoing:900': '3000' };
  const outgoing = reader.begin(cursor)[1] ?? first(reader.begin(cursor));

  it('gives sightings of responses and no mentions', () => {
    const body = [
      aResponse('5002', '4711'),
      aStatus('5001', { account: anAccount('900') }),
      aResponse('4990', '4700', { account: anAccount('900', { bot: true }) }),
    ];
    const reading = readingOf(reader.read(outgoing, ok(body), { now: NOW, cursor }));
    expect(reading.observations).toEqual([]);
    expect(reading.responses).toMatchObject([
      { parentId: '4711', id: '5002', at: Date.parse('2026-11-20T10:00:00Z'), byBot: false },
      { parentId: '4700', id: '4990', at: Date.parse('2026-11-20T10:00:00Z'), byBot: true },
    ]);
  });

  it('is walked forward while its pages are full', () => {
    const body = Array.from({ length: 40 }, (_, index) => aResponse(String(6_000 - index), '4711'));
    const reading = readingOf(reader.read(outgoing, ok(body), { now: NOW, cursor }));
    expect(pathOf(reading.next)).toContain('/api/v1/accounts/900/statuses?limit=40&exclude_reblogs=true&min_id=6000');
    expect(reading.cursor).toEqual({ 'outgoing:900': '5961' });
  });

  it('follows the look-up of an account at once, and remembers its id', () => {
    const named = readerFor(aMastodonSource({ accounts: ['@sundial'] }));
    const lookup = named.begin({})[1] ?? first(named.begin({}));
    const reading = readingOf(named.read(lookup, ok(anAccount('900')), { now: NOW, cursor: {} }));
    expect(reading.cursor).toEqual({ 'account:@sundial': '900' });
    expect(pathOf(reading.next)).toBe('/api/v1/accounts/900/statuses?limit=40&exclude_reblogs=true');
    const missing = problemOf(named.read(lookup, { status: 404, headers: {}, body: '{}' }, { now: NOW, cursor: {} }));
    expect(missing.line).toBe(
      'social.example, account @sundial of the brand answered 404: there is nothing at this address',
    );
  });
});
