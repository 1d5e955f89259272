import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import type { HttpResponse } from '../../../functions/ports/http.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { inMemoryHttp } from '../../support/in-memory-http.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { aDiscourseSource, aForumPost, aSearch, aTopic, byCare } from './discourse-builders.ts';

const reader = readerFor(aDiscourseSource());
const [latest, activity] = reader.begin({}) as [PlannedRequest, PlannedRequest];
const readAll = (asked: PlannedRequest, answer: HttpResponse, of = reader, cursor = {}) =>
  of.read(asked, answer, { now: NOW, cursor });
const read = (asked: PlannedRequest, body: unknown, of = reader, cursor = {}) =>
  readingOf(readAll(asked, ok(body), of, cursor));
const mention = first(
  read(latest, { latest_posts: [aForumPost(101, { topic_title: 'Sundial stopped' })] }).observations,
);
const idsOf = (posts: readonly { readonly id: string }[]) => posts.map(({ id }) => id);

/** Follows a look from its first request, with an answer for each. */
function look(answers: readonly unknown[], of = reader, id = '101') {
  let asked: PlannedRequest | undefined = first(of.thread({ ...mention, id }));
  const asks: string[] = [];
  let last = read(asked, answers[0], of);
  for (const body of answers) {
    if (asked === undefined) throw new Error('the look ended before its answers');
    asks.push(asked.url.replace('https://forum.example', ''));
    last = read(asked, body, of);
    asked = last.next;
  }
  return { last, asks, asked };
}

describe('a post on a forum', () => {
  it('is a mention with plain text, its topic’s title, its place and a link', () => {
    expect(mention).toEqual({
      id: '101',
      kind: 'discourse',
      url: 'https://forum.example/t/sundial-stopped/57/1',
      author: { id: 'morrow', name: 'Morrow' },
      title: 'Sundial stopped',
      text: 'My sundial stopped at noon.',
      publishedAt: Date.parse('2026-11-20T10:00:00Z'),
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'unknown', reason: 'a list of posts does not show what answers them' },
      labels: { topic: '57', post: '1' },
    });
  });

  it.each([
    ['was deleted by its author', { user_deleted: true }],
    ['was deleted by staff', { deleted_at: '2026-11-20T11:00:00Z' }],
    ['is a small action', { post_type: 3 }],
    ['is a whisper among staff', { post_type: 4 }],
  ])('that %s is no mention', (_, fields) => {
    expect(read(latest, { latest_posts: [aForumPost(1, fields)] })).toMatchObject({
      observations: [],
      entries: 1,
      refused: { count: 0 },
    });
  });

  it('was edited when it has a second version, whatever moved updated_at', () => {
    const edited = read(latest, { latest_posts: [aForumPost(1, { version: 2, updated_at: '2026-11-20T12:00:00Z' })] });
    expect(edited.observations[0]?.editedAt).toBe(Date.parse('2026-11-20T12:00:00Z'));
    expect(mention).not.toHaveProperty('editedAt');
  });

  it('is read though its numbers are none', () => {
    const odd = { toString: false };
    const fields = { version: odd, user_id: odd, post_number: odd, reply_to_post_number: odd, topic_id: odd };
    expect(read(latest, { latest_posts: [aForumPost(1, fields)] }).observations).toMatchObject([
      { id: '1', labels: {} },
    ]);
    const endless = { latest_posts: [{ ...aForumPost(1), id: '9'.repeat(100) }] };
    expect(read(latest, endless)).toMatchObject({ observations: [], refused: { count: 1 }, cursor: {} });
  });

  it('has no title when it is an answer, and only opening posts count where the settings say so', () => {
    const posts = {
      latest_posts: [aForumPost(2, { post_number: 2, topic_title: 'T' }), aForumPost(1, { topic_title: 'T' })],
    };
    expect(read(latest, posts).observations.map(({ title }) => title)).toEqual([undefined, 'T']);
    const topics = readerFor(aDiscourseSource({ follow: { by: 'posts', posts: 'topics' } }));
    expect(idsOf(read(latest, posts, topics).observations)).toEqual(['1']);
  });
});

describe('the posts of a forum', () => {
  const page = (...ids: number[]) => ({ latest_posts: ids.map((id) => aForumPost(id)) });

  it('are read from the newest, and nothing more while they reach down to the bookmark', () => {
    expect(latest.url).toBe('https://forum.example/posts.json');
    expect(read(latest, page(12, 11))).toMatchObject({ cursor: { posts: '12' }, complete: true });
    expect(read(latest, page(12, 11), reader, { posts: '10' })).toMatchObject({
      cursor: { posts: '12' },
      complete: true,
    });
    expect(read(latest, page(12, 11), reader, { posts: '12' }).cursor).toEqual({});
  });

  it('are walked up from the bookmark in steps of fifty ids, empty ones too', () => {
    const cursor = { posts: '100' };
    const gap = read(latest, page(220, 219), reader, cursor);
    expect(gap).toMatchObject({
      cursor: {},
      complete: false,
      next: { url: 'https://forum.example/posts.json?before=150' },
    });
    const empty = read(gap.next ?? latest, page(), reader, cursor);
    expect(empty).toMatchObject({
      cursor: { posts: '150' },
      next: { url: 'https://forum.example/posts.json?before=200' },
    });
    const third = read(empty.next ?? latest, page(190), reader, cursor);
    const end = read(third.next ?? latest, page(219, 220), reader, cursor);
    expect(end).toMatchObject({ cursor: { posts: '220' } });
    expect(end.next).toBeUndefined();
  });

  it('that were there and are gone all at once are a failure', () => {
    expect(problemOf(readAll(latest, ok(page()), reader, { posts: '5' }))).toMatchObject({ problem: 'shape' });
    expect(read(latest, page())).toMatchObject({ entries: 0, complete: true });
  });
});

describe('a search on a forum', () => {
  const of = readerFor(aDiscourseSource({ follow: { by: 'search', search: 'sundial' }, accounts: [] }));
  const asked = first(of.begin({}));
  const hit = (id: number) => aForumPost(id, { cooked: undefined, blurb: 'My sundial…', post_number: id });

  it('asks for the latest, and reads each new hit whole in its topic, the oldest first', () => {
    expect(asked.url).toBe('https://forum.example/search.json?q=sundial+order%3Alatest&page=1');
    const list = read(asked, aSearch([hit(9), hit(7)]), of);
    expect(list).toMatchObject({ observations: [], entries: 2, next: { url: 'https://forum.example/t/57/7.json' } });
    const one = read(
      list.next ?? asked,
      aTopic([aForumPost(6, { post_number: 6 }), aForumPost(7, { post_number: 7 })]),
      of,
    );
    expect(one).toMatchObject({
      observations: [{ id: '7', text: 'My sundial stopped at noon.' }],
      cursor: { seen: '7' },
    });
    const two = read(one.next ?? asked, aTopic([aForumPost(9, { post_number: 9 })]), of, { seen: '7' });
    expect(two).toMatchObject({ observations: [{ id: '9' }], cursor: { seen: '7,9' }, complete: true });
    expect(two.next).toBeUndefined();
  });

  it('asks for nothing more when all was read before', () => {
    expect(read(asked, aSearch([hit(9), hit(7)]), of, { seen: '7,9' }).next).toBeUndefined();
  });

  it('goes on to further lists until one holds a hit that was read before', () => {
    const more = read(asked, aSearch([hit(9)], { more_full_page_results: true }), of, { seen: '3' });
    expect(more.next?.url).toContain('page=2');
    const last = read(more.next ?? asked, aSearch([hit(5), hit(3)], { more_full_page_results: true }), of, {
      seen: '3',
    });
    expect(last.next?.url).toBe('https://forum.example/t/57/5.json');
    const found = aTopic([aForumPost(5, { post_number: 5 })]);
    expect(read(last.next ?? asked, found, of, { seen: '3' })).toMatchObject({
      cursor: { seen: '3,5' },
      next: { url: 'https://forum.example/t/57/9.json' },
    });
  });

  it.each([403, 404, 410])('is not held up by a topic that answers %i', (status) => {
    const list = read(asked, aSearch([hit(9), hit(7)]), of);
    const answer = { status, headers: {}, body: '{"errors":["x"]}' };
    expect(readingOf(readAll(list.next ?? asked, answer, of))).toMatchObject({
      cursor: { seen: '7' },
      next: { url: 'https://forum.example/t/57/9.json' },
    });
  });
});

describe('responses on a forum', () => {
  const reply = (id: number, number: number, to: number | null, fields = {}) =>
    aForumPost(id, { ...byCare, post_number: number, reply_to_post_number: to, ...fields });
  const action = (id: number, number: number) => ({
    action_type: 5,
    post_id: id,
    topic_id: 57,
    post_number: number,
    username: 'sundial_care',
    excerpt: 'x',
    created_at: '2026-11-20T11:00:00Z',
  });

  it('are found by the activity of the account, each in its topic, the oldest first', () => {
    expect(activity.url).toBe('https://forum.example/user_actions.json?username=sundial_care&filter=5&offset=0');
    const list = read(activity, { user_actions: [action(105, 5), action(103, 3), action(100, 2)] }, reader, {
      'outgoing:sundial_care': '100',
    });
    expect(list).toMatchObject({ observations: [], cursor: {}, next: { url: 'https://forum.example/t/57/3.json' } });
    const one = read(
      list.next ?? activity,
      aTopic([aForumPost(102, { post_number: 2 }), reply(103, 3, 2)], [101, 102, 103]),
    );
    expect(one).toMatchObject({
      observations: [],
      responses: [{ parentId: '102', id: '103', at: Date.parse('2026-11-20T10:00:00Z'), byBot: false }],
      cursor: { 'outgoing:sundial_care': '103' },
      next: { url: 'https://forum.example/t/57/5.json' },
    });
  });

  it('to the topic answer its opening post, though that is not on the page', () => {
    const list = read(activity, { user_actions: [action(140, 40)] });
    const one = read(list.next ?? activity, aTopic([reply(140, 40, null)], [101, 140]));
    expect(one.responses).toMatchObject([{ parentId: '101', id: '140' }]);
  });

  it('to a post further up are read where that stands, for the list tells its number', () => {
    const list = read(activity, { user_actions: [{ ...action(140, 40), reply_to_post_number: 7 }] });
    expect(list.next?.url).toBe('https://forum.example/t/57/7.json');
    const one = read(list.next ?? activity, aTopic([aForumPost(107, { post_number: 7 })], [101, 107, 140]));
    expect(one).toMatchObject({
      observations: [],
      responses: [{ parentId: '107', id: '140', at: Date.parse('2026-11-20T11:00:00Z'), byBot: false }],
      cursor: { 'outgoing:sundial_care': '140' },
    });
    expect(one.next).toBeUndefined();
  });

  const post = aForumPost(101);
  it.each([
    ['to the post', [post, reply(102, 2, 1)], 'replied'],
    ['to the topic', [post, reply(102, 2, null)], 'replied'],
    [
      'to an answer to the post',
      [post, aForumPost(102, { post_number: 2, reply_to_post_number: 1 }), reply(103, 3, 2)],
      'replied',
    ],
    ['by somebody else', [post, aForumPost(102, { post_number: 2, username: 'sundial_care2' })], 'notReplied'],
    ['by the brand, and deleted since', [post, reply(102, 2, 1, { user_deleted: true })], 'notReplied'],
    ['by nobody', [post], 'notReplied'],
  ])('%s: looked at by id, then in the topic', (_, posts, truth) => {
    const { last, asks } = look([
      post,
      aTopic(
        posts,
        posts.filter((one) => one['user_deleted'] !== true).map(({ id }) => id),
      ),
    ]);
    expect(asks).toEqual(['/posts/101.json', '/t/57/1.json']);
    expect(last.verdict).toMatchObject({ id: '101', response: { truth } });
    expect(last.observations.find(({ id }) => id === '101')).toMatchObject({ title: 'Sundial stopped' });
  });

  it('to the topic answer a later post only where the settings say that any later post does', () => {
    const third = aForumPost(103, { post_number: 3 });
    const posts = [post, aForumPost(102, { post_number: 2 }), third, reply(104, 4, null)];
    const wide = readerFor(aDiscourseSource({ anyLaterPost: true }));
    expect(look([third, aTopic(posts)], reader, '103').last.verdict?.response).toEqual({ truth: 'notReplied' });
    const { verdict, responses } = look([third, aTopic(posts)], wide, '103').last;
    expect(verdict?.response).toMatchObject({ truth: 'replied', id: '104' });
    expect(responses.map(({ parentId }) => parentId)).toEqual(['101', '102', '103']);
  });

  const stream = (count: number) => Array.from({ length: count }, (_, index) => 101 + index);
  it('are looked for among all later posts before none is claimed', () => {
    const { last, asks, asked } = look([
      post,
      aTopic([post], stream(121)),
      {
        post_stream: {
          posts: stream(51)
            .slice(1)
            .map((id) => aForumPost(id, { post_number: id - 100 })),
        },
      },
    ]);
    expect(asks[2]).toContain('/t/57/posts.json?post_ids%5B%5D=102&post_ids%5B%5D=103');
    expect(last.verdict?.response).toMatchObject({ truth: 'unknown' });
    expect(new URL(asked?.url ?? '').searchParams.getAll('post_ids[]')).toEqual(stream(101).slice(51).map(String));
  });

  it('are missing for certain though small actions of staff stand among the later posts', () => {
    const closed = aForumPost(102, { post_number: 2, post_type: 3, username: 'moderator' });
    expect(look([post, aTopic([post, closed])]).last.verdict?.response).toEqual({ truth: 'notReplied' });
    const { last } = look([post, aTopic([post], stream(3)), { post_stream: { posts: [closed, aForumPost(103)] } }]);
    expect(last.verdict?.response).toEqual({ truth: 'notReplied' });
  });

  it('are read on from what is left, where a forum shows fewer posts at once, and lists all ids each time', () => {
    const later = [[aForumPost(102, { post_number: 2 })], [aForumPost(103, { post_number: 3 }), reply(104, 4, 1)]].map(
      (posts) => aTopic(posts, stream(4)),
    );
    const { last, asks } = look([post, aTopic([post], stream(4)), ...later]);
    expect(asks.at(-1)).toBe('/t/57/posts.json?post_ids%5B%5D=103&post_ids%5B%5D=104');
    expect(last.verdict?.response).toMatchObject({ truth: 'replied', id: '104' });
  });

  it.each([
    [
      'one later post is missing',
      [{ post_stream: { posts: [] } }],
      stream(2),
      '1 of the later posts could not be read',
    ],
    ['there are too many', [], stream(300), 'the topic has 299 later posts'],
    ['the post is not in the stream', [], [999], 'does not list the post'],
  ])('are unknown when %s', (_, later, ids, reason) => {
    const { last } = look([post, aTopic([post], ids), ...later]);
    expect(last.verdict?.response).toMatchObject({ truth: 'unknown', reason: expect.stringContaining(reason) });
  });

  it('are unknown when no account is named', () => {
    const none = readerFor(aDiscourseSource({ accounts: [] }));
    expect(look([post, aTopic([post])], none).last.verdict?.response.truth).toBe('unknown');
  });

  it('are not asked for when the post is gone; one that was moved is read where it is now', () => {
    const asked = first(reader.thread(mention));
    for (const body of [{ user_deleted: true }, { deleted_at: '2026-11-20T11:00:00Z' }]) {
      expect(problemOf(readAll(asked, ok(aForumPost(101, body)))).problem).toBe('gone');
    }
    expect(problemOf(readAll(asked, { status: 404, headers: {}, body: '' })).problem).toBe('gone');
    expect(read(asked, aForumPost(101, { topic_id: 60, post_number: 4 })).next?.url).toBe(
      'https://forum.example/t/60/4.json',
    );
  });

  it('leave the text of a post alone that is hidden because it was flagged', () => {
    const hidden = aForumPost(101, { hidden: true, cooked: '<p>This post was flagged</p>' });
    expect(look([hidden, aTopic([hidden])]).last).toMatchObject({ observations: [], verdict: { id: '101' } });
  });
});

describe('a forum that does not answer', () => {
  it('says in a 429 how long to wait: in a header or in its body', () => {
    const limited = (headers: Readonly<Record<string, string>>) =>
      problemOf(
        readAll(latest, { status: 429, headers, body: '{"error_type":"rate_limit","extras":{"wait_seconds":7}}' }),
      );
    expect(limited({})).toMatchObject({ problem: 'rateLimited', retryAt: NOW + 7_000 });
    expect(limited({ 'retry-after': '30' })).toMatchObject({ retryAt: NOW + 30_000 });
  });

  it('shows its key to itself only, and the user it acts for', async () => {
    const of = readerFor(aDiscourseSource({ user: 'sundial_care', secrets: { key: 'DISCOURSE_KEY' } }));
    const secrets = inMemorySecrets({ DISCOURSE_KEY: 'abc' });
    const http = inMemoryHttp(() => ({}));
    const [asked] = of.begin({}) as [PlannedRequest];
    const shown = async (url: string) => of.authorise({ ...asked, url }, { http, secrets, now: NOW });
    expect(await shown(asked.url)).toMatchObject({
      request: { headers: { 'api-key': 'abc', 'api-username': 'sundial_care' } },
    });
    const elsewhere = await shown('https://other.example/posts.json');
    expect('request' in elsewhere && elsewhere.request.headers).not.toHaveProperty('api-key');
  });
});

describe('a recorded exchange of a forum', () => {
  const sample = (body: unknown, accounts = ['sundial_care']) =>
    readSample('discourse', { url: 'https://forum.example/x', status: 200, body: JSON.stringify(body) }, accounts);

  it('of a whole topic says what was answered and what was not', () => {
    const posts = [
      aForumPost(101),
      aForumPost(102, { ...byCare, post_number: 2 }),
      aForumPost(103, { post_number: 3 }),
    ];
    const truths = readingOf(sample(aTopic(posts))).observations.map(({ response }) => response.truth);
    expect(truths).toEqual(['replied', 'unknown', 'notReplied']);
  });

  it('of a list of topics gives each once', () => {
    const topic = {
      id: 5,
      title: 'Sundial &amp; rain',
      slug: 's',
      created_at: '2026-11-20T10:00:00Z',
      last_posted_at: null,
      pinned: true,
    };
    const reading = readingOf(sample({ users: [], topic_list: { topics: [topic, topic] } }));
    expect(reading.observations).toMatchObject([
      { id: 'topic-5', title: 'Sundial & rain', url: 'https://forum.example/t/s/5/1' },
    ]);
  });

  it.each([[[{ notification_type: 9 }]], [{ user: { id: 1 } }], [[{ type: 'topic', results: [] }]]])(
    'of %j is one line',
    (body) => {
      expect(problemOf(sample(body)).line).toMatch(/^Discourse answered [^\n]+, not posts$/u);
    },
  );
});
