import { describe, expect, it } from 'vitest';
import { isProblem } from '../../functions/domain/mentions/reading.ts';
import { aBlueskySource, anAnswer, aPost as aSkyPost, BRAND_DID, uriOf } from '../adapters/sources/bluesky-builders.ts';
import { aResponse, ok } from '../adapters/sources/builders.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { aPost, aReview, review } from './pretend-sources.ts';
import { aWorld, STORE, storyOf, today, type World } from './world.ts';

const WRITES = [
  'mentions.save',
  'mentions.keepEarlierText',
  'sources.saveProgress',
  'sources.openGap',
  'sources.closeGap',
];

const writesIn = (calls: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(calls).filter(([call]) => WRITES.includes(call)));

const reviews = (count: number, time = '10:00') =>
  Array.from({ length: count }, (_, index) => aReview(String(9_000 + count - index), time));

describe('pollSource, a feed that shows the newest first', () => {
  it('takes in every page on the first read, oldest first, and writes the progress before and after', async () => {
    const world = aWorld();
    world.store.reviews = reviews(120);

    const polled = await world.poll(STORE.id);

    expect(polled).toMatchObject({ outcome: 'read', discovered: 120, requests: 4 });
    expect(world.ids()[0]).toBe('9001');
    expect(world.ids().at(-1)).toBe('9120');
    expect(writesIn(world.calls())).toEqual({ 'mentions.save': 120, 'sources.saveProgress': 2 });
  });

  it('writes nothing and reads no mention when the page is the same', async () => {
    const world = aWorld();
    world.store.reviews = reviews(60);
    await world.poll(STORE.id);
    world.calls();

    const polled = await world.poll(STORE.id);

    expect(polled).toMatchObject({ outcome: 'read', discovered: 0, changed: 0, requests: 1 });
    expect(world.calls()).toEqual({ 'sources.find': 1, 'budgets.find': 1, 'http.send': 1 });
  });

  it('writes nothing when the server says 304', async () => {
    const world = aWorld();
    world.store.reviews = reviews(60);
    world.store.etags = true;
    await world.poll(STORE.id);
    world.calls();

    await world.poll(STORE.id);

    expect(world.calls()).toEqual({ 'sources.find': 1, 'budgets.find': 1, 'http.send': 1 });
    expect(world.store.etags).toBe(true);
  });

  it('writes nothing when only the validators of the same content have changed', async () => {
    const world = aWorld();
    world.store.reviews = reviews(3);
    await world.poll(STORE.id);
    world.store.etags = true;
    world.calls();

    await world.poll(STORE.id);

    expect(writesIn(world.calls())).toEqual({});
  });

  it('writes one mention and the progress for one new review', async () => {
    const world = aWorld();
    world.store.reviews = reviews(60);
    await world.poll(STORE.id);
    world.store.reviews = [aReview('9500', '11:30'), ...world.store.reviews];
    world.calls();

    const polled = await world.poll(STORE.id);

    expect(polled).toMatchObject({ discovered: 1, changed: 0 });
    expect(writesIn(world.calls())).toEqual({ 'mentions.save': 1, 'sources.saveProgress': 1 });
  });

  it('goes on below known reviews when the walk before broke off', async () => {
    const world = aWorld();
    world.store.reviews = reviews(120);
    world.store.interrupt = ({ url }) => (url.includes('page=2') ? { status: 503 } : undefined);
    const broken = await world.poll(STORE.id);
    expect(broken).toMatchObject({ outcome: 'failed', discovered: 50 });

    world.store.interrupt = () => undefined;
    const mended = await world.poll(STORE.id);

    expect(mended).toMatchObject({ outcome: 'read', discovered: 70 });
    expect(await world.progress(STORE.id)).not.toHaveProperty('unfinished');
  });

  it('does not believe the 304 of an empty answer', async () => {
    const world = aWorld();
    world.store.reviews = reviews(2);
    world.store.interrupt = ({ url, headers }) => {
      if (!url.includes('page=1/id=')) return undefined;
      if (headers['if-none-match'] === '"empty"') return { status: 304 };
      return { headers: { etag: '"empty"' }, body: '{"feed":{"title":{"label":"Customer Reviews"}}}' };
    };
    expect(await world.poll(STORE.id)).toMatchObject({ discovered: 2 });
    world.store.reviews = [aReview('9500', '11:30'), ...world.store.reviews];

    expect(await world.poll(STORE.id)).toMatchObject({ discovered: 1 });
  });

  it('takes an edit for an edit: earlier text kept first, published time as it was', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('7', '10:00')];
    await world.poll(STORE.id);
    const before = world.mention('7');
    world.store.reviews = [aReview('7', '11:45', review({ text: 'Now it rings at night.', stars: 1 }))];
    world.calls();

    expect(await world.poll(STORE.id)).toMatchObject({ changed: 1, discovered: 0 });

    const after = world.mention('7');
    expect(after.observation).toMatchObject({ publishedAt: today('10:00'), editedAt: today('11:45'), rating: 1 });
    expect(after.severity.level).toBe('high');
    expect(after.clock.dueAt).toBe(before.clock.dueAt);
    expect(storyOf(after)).toEqual([...storyOf(before), 'edited']);
    expect([...(world.mentions.earlierTexts.get('sundial/app-store:us:4711004711/7') ?? [])]).toEqual([
      before.contentHash,
    ]);
    expect(Object.keys(writesIn(world.calls()))).toEqual([
      'mentions.keepEarlierText',
      'mentions.save',
      'sources.saveProgress',
    ]);
  });

  it('does not take an older copy of an edited review for another edit', async () => {
    const world = aWorld();
    const original = aReview('7', '10:00');
    world.store.reviews = [original];
    await world.poll(STORE.id);
    world.store.reviews = [aReview('7', '11:45', review({ text: 'Now it rings at night.' }))];
    await world.poll(STORE.id);
    world.store.reviews = [original];

    expect(await world.poll(STORE.id)).toMatchObject({ changed: 0 });
    expect(world.mention('7').observation.text).toBe('Now it rings at night.');
  });
});

describe('pollSource, a source that walks on from a bookmark', () => {
  const ID = 'sundial-social';

  it('writes nothing when nothing was posted', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '09:00'), aPost('101', '11:30'), aPost('102', '11:40')];
    expect(await world.poll(ID)).toMatchObject({ outcome: 'read', discovered: 3 });
    await world.poll(ID);
    world.calls();

    expect(await world.poll(ID)).toMatchObject({ outcome: 'read', discovered: 0 });
    expect(writesIn(world.calls())).toEqual({});
  });

  it('follows a long walk over several polls and loses nothing', async () => {
    const world = aWorld();
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) =>
        aPost(
          String(from + index),
          `${10 + Math.floor(index / 400)}:${String(Math.floor(index / 10) % 60).padStart(2, '0')}`,
        ),
      );
    world.server.posts = many(1_000, 3);
    await world.poll(ID);
    world.server.posts = [...world.server.posts, ...many(2_000, 700)];

    await world.poll(ID);
    await world.poll(ID);

    expect(world.ids()).toHaveLength(703);
  });

  it('keeps validators only of the addresses that it asks again', async () => {
    const world = aWorld();
    for (let minute = 10; minute < 50; minute += 1) {
      world.server.posts.push(aPost(String(1_000 + minute), `11:${minute}`));
      await world.poll(ID);
    }

    expect(Object.keys((await world.progress(ID))?.validators ?? {}).length).toBeLessThanOrEqual(2);
  });

  it('never takes the posts of the brand for mentions', async () => {
    const world = aWorld();
    world.server.posts = [
      aPost('100', '09:00'),
      aResponse('101', '100', { in_reply_to_id: null, created_at: '2026-11-20T09:30:00.000Z' }),
    ];

    expect(await world.poll(ID)).toMatchObject({ discovered: 1 });
    expect(world.ids()).toEqual(['100']);
  });

  it('stops the clock by a response that only the own feed of the brand shows', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(ID);
    world.server.posts.push(aResponse('101', '100', { created_at: '2026-11-20T11:30:00.000Z' }));

    expect(await world.poll(ID)).toMatchObject({ responses: 1 });
    expect(world.mention('100').clock).toMatchObject({ status: 'met', respondedAt: today('11:30') });
  });

  it('writes a mention with two responses once, however often both are seen', async () => {
    const world = aWorld();
    world.server.posts = [
      aPost('100', '11:00'),
      aResponse('101', '100', { created_at: '2026-11-20T11:30:00.000Z' }),
      aResponse('102', '100', { created_at: '2026-11-20T11:32:00.000Z' }),
    ];
    await world.poll(ID);
    world.server.posts.push(aPost('103', '11:35'));
    world.calls();

    await world.poll(ID);

    expect(writesIn(world.calls())).toEqual({ 'mentions.save': 1, 'sources.saveProgress': 1 });
  });

  it('leaves the bookmark before what could not be stored, and takes in the rest', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '09:00'), aPost('101', '11:00')];
    await world.poll(ID);
    const before = await world.progress(ID);
    world.server.posts.push(aPost('102', '11:30'), aPost('103', '11:35'), aPost('104', '11:58'));
    const { save } = world.mentions;
    Object.assign(world.deps.mentions, {
      save: async (mention: Parameters<typeof save>[0]) => {
        if (mention.externalId === '102') throw new Error('the table is out');
        return save(mention);
      },
    });

    await expect(world.poll(ID)).rejects.toThrow('the table is out');
    expect(world.ids()).toEqual(['100', '101', '103', '104']);
    expect(await world.progress(ID)).toEqual(before);

    Object.assign(world.deps.mentions, { save });
    expect(await world.poll(ID)).toMatchObject({ discovered: 1 });
    expect(world.ids()).toContain('102');
  });
});

describe('pollSource, a good answer that asks to be left alone', () => {
  const untilTen = today('12:10');

  function asking(world: World, when: (request: { readonly url: string }) => boolean): void {
    const { readerFor } = world.deps;
    world.deps.readerFor = (source) => {
      const reader = readerFor(source);
      const read: typeof reader.read = (asked, answer, known) => {
        const reading = reader.read(asked, answer, known);
        return isProblem(reading) || !when(asked) ? reading : { ...reading, waitUntil: untilTen };
      };
      return { ...reader, read };
    };
  }

  it('ends the poll there without a gap, and goes on from the bookmark afterwards', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '11:00'), aResponse('101', '100', { created_at: '2026-11-20T11:30:00.000Z' })];
    asking(world, () => true);

    expect(await world.poll('sundial-social')).toMatchObject({ outcome: 'read', discovered: 1, requests: 1 });
    expect(await world.poll('sundial-social')).toMatchObject({ outcome: 'paused', requests: 0 });
    expect(world.sources.allGaps()).toEqual([]);

    world.world.now = untilTen;
    expect(await world.poll('sundial-social')).toMatchObject({ outcome: 'read', responses: 1 });
  });

  it('breaks off a walk down from the newest, which the next poll takes up', async () => {
    const world = aWorld();
    world.store.reviews = reviews(120);
    asking(world, ({ url }) => url.includes('page=2'));
    expect(await world.poll(STORE.id)).toMatchObject({ outcome: 'failed', discovered: 100 });

    world.world.now = untilTen;
    expect(await world.poll(STORE.id)).toMatchObject({ outcome: 'read', discovered: 20 });
  });
});

describe('pollSource, a mention and its answer that come in one poll', () => {
  it('stops the clock: what the brand posted is stored after what it answers', async () => {
    const source = aBlueskySource({ server: 'https://sky.example' });
    const mention = aSkyPost(uriOf('1'));
    const answer = anAnswer(uriOf('2', BRAND_DID), uriOf('1'), {
      record: { createdAt: '2026-11-20T10:30:00.000Z' },
      indexedAt: '2026-11-20T10:30:01.000Z',
    });
    const http = inMemoryHttp(({ url }) =>
      ok(url.includes('getAuthorFeed') ? { feed: [{ post: answer }] } : { posts: [mention] }),
    );
    const world = aWorld({ sources: [source], http });

    expect(await world.poll(source.id)).toMatchObject({ outcome: 'read', discovered: 1, responses: 1 });
    expect(world.mention(uriOf('1')).clock.seen?.responses).toHaveLength(1);
  });
});
