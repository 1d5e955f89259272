import { describe, expect, it } from 'vitest';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { DAY } from '../../functions/domain/shared/time.ts';
import { nextDueOf } from '../../functions/domain/sla/watch.ts';
import {
  aCustomerReview,
  aCustomerReviewResponse,
  anAppStoreConnectSource,
  aReviewPage,
  relatedTo,
} from '../adapters/sources/app-store-connect-builders.ts';
import { aKeyPair } from '../adapters/sources/auth/keys.ts';
import {
  aBlueskySource,
  anActor,
  anAnswer,
  BRAND_DID,
  aPost as skyPost,
  uriOf,
} from '../adapters/sources/bluesky-builders.ts';
import { anAccount, aResponse, ok } from '../adapters/sources/builders.ts';
import {
  aGoogleBusinessSource,
  anOwnersReply,
  aPlacePage,
  aPlaceReview,
} from '../adapters/sources/google-business-builders.ts';
import { anRssFeed, anRssSource, aRssItem } from '../adapters/sources/rss-builders.ts';
import { aPolicy } from '../support/builders.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { aPost, aReview } from './pretend-sources.ts';
import { aPilotReview, aPilotWorld, aReplyAt, PILOT } from './pretend-trustpilot.ts';
import { aWorld, SERVER, STORE, storyOf, today, type World } from './world.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A world with one source that answers every request with what is shown at the moment, and hands out tokens. */
function showing(source: Source, secrets: Readonly<Record<string, string>>, settings = {}) {
  const shown: { body: unknown; one?: unknown } = { body: {} };
  const http = inMemoryHttp(({ url }) => {
    if (url.includes('oauth2.googleapis.com')) return ok({ access_token: 'ya29.x', expires_in: 3_599 });
    return ok(shown.one !== undefined && /reviews\/r1/iu.test(url) ? shown.one : shown.body);
  });
  const world = aWorld({ sources: [source], http, secrets, settings });
  return {
    ...world,
    pollAt: async (time: string, body: unknown, one: unknown = body) => {
      Object.assign(shown, { body, one });
      world.world.now = today(time);
      await world.poll(source.id);
      return world.mention('r1');
    },
    lookAt: async (time: string, one: unknown) => {
      shown.one = one;
      const outcomes = await world.tick(time);
      return { outcomes, ...world.mention('r1') };
    },
  };
}

const aPlace = () =>
  showing(aGoogleBusinessSource(), { GOOGLE_CLIENT_SECRET: 'secret', GOOGLE_REFRESH_TOKEN: 'refresh' });

const written = { createTime: '2026-11-20T11:00:00Z', updateTime: '2026-11-20T11:00:00Z' };
const placeReview = (reply?: Fields): Fields =>
  aPlaceReview('r1', { ...written, ...(reply === undefined ? {} : { reviewReply: anOwnersReply(reply) }) });
const place = (reply?: Fields): Fields => aPlacePage([placeReview(reply)]);
const REPLIED = { reviewReplyState: 'APPROVED', updateTime: '2026-11-20T12:30:00Z' };

/** A post of 11:00 at Mastodon, to be answered by 15:00. */
async function aComplaint(settings = {}): Promise<World> {
  const world = aWorld({ sources: [SERVER], settings });
  world.server.posts = [aPost('100', '11:00')];
  await world.poll(SERVER.id);
  return world;
}

const answer = (id: string, time: string, fields: Fields = {}, parent = '100'): Fields =>
  aResponse(id, parent, { created_at: `2026-11-20T${time}:00.000Z`, ...fields });

/** A review of 11:00 at Trustpilot, to be answered by 15:00. */
async function aStoreReview(fields: Fields = {}) {
  const world = aPilotWorld(10);
  world.held.reviews = [aPilotReview('r1', '11:00', fields)];
  await world.poll(PILOT.id);
  const pollAt = async (time: string, changed: Fields) => {
    world.change('r1', changed);
    world.world.now = today(time);
    await world.poll(PILOT.id);
    return world.mention('r1');
  };
  return { ...world, pollAt };
}

describe('whether the brand has replied', () => {
  it('is replied by a post of its own account, with when it was posted and when that was learnt', async () => {
    const world = await aComplaint();
    world.server.posts.push(answer('101', '12:10'));
    world.world.now = today('12:20');
    await world.poll(SERVER.id);

    const { clock, observation } = world.mention('100');
    expect(observation.response).toMatchObject({ truth: 'replied', id: '101', at: today('12:10') });
    expect(clock.seen?.responses).toEqual([{ id: '101', at: today('12:10'), seenAt: today('12:20'), byBot: false }]);
  });

  it('is notReplied only by a complete read: a list of posts says nothing, the whole thread does', async () => {
    const world = await aComplaint();
    expect(world.mention('100').observation.response).toMatchObject({ truth: 'unknown' });

    await world.tick('14:00');

    expect(world.mention('100').observation.response).toEqual({ truth: 'notReplied' });
    expect(world.mention('100').clock.seen?.hidden).toEqual([{ id: '*', seenAt: today('14:00') }]);
  });

  it('is unknown, with the reason and since when, where the thread is cut', async () => {
    const world = await aComplaint();
    world.server.posts[0] = aPost('100', '11:00', { replies_count: 0 });
    const crowd = Array.from({ length: 60 }, (_, index) =>
      aPost(String(200 + index), '12:00', { in_reply_to_id: '100' }),
    );
    world.server.posts.push(...crowd);

    await world.tick('14:00');

    const { clock, observation, history } = world.mention('100');
    expect(observation.response).toEqual({ truth: 'unknown', reason: 'the context is cut at 60 answers' });
    expect(clock.unknown).toEqual({ reason: 'the context is cut at 60 answers', since: today('14:00') });
    expect(history).toContainEqual({
      at: today('14:00'),
      what: 'sourceUnknown',
      detail: 'the context is cut at 60 answers',
    });
  });
});

describe('a response that is not public', () => {
  it('does not count while it is pending, and counts from when it was posted once it is approved', async () => {
    const world = aPlace();
    await world.pollAt('12:00', place());
    const pending = await world.pollAt('12:40', place({ ...REPLIED, reviewReplyState: 'PENDING' }));
    expect(pending.clock).toMatchObject({ status: 'running', responsePendingSince: today('12:40') });
    expect((await world.lookAt('14:00', placeReview({ ...REPLIED, reviewReplyState: 'PENDING' }))).outcomes).toEqual([
      'alerted',
    ]);

    const approved = await world.pollAt('16:00', place(REPLIED));

    expect(approved.clock).toMatchObject({ status: 'met', respondedAt: today('12:30') });
    expect(approved.clock).not.toHaveProperty('responsePendingSince');
  });

  it('does not count when it is rejected, and one that was public before reopens the clock with its deadline', async () => {
    const world = aPlace();
    await world.pollAt('12:00', place());
    expect((await world.pollAt('12:40', place(REPLIED))).clock.status).toBe('met');

    const rejected = await world.pollAt('13:00', place({ ...REPLIED, reviewReplyState: 'REJECTED' }));

    expect(rejected.clock).toMatchObject({ status: 'running', dueAt: today('15:00') });
    expect(storyOf(rejected)).toContain('responseRejected');
    expect(rejected.observation.response).toMatchObject({ truth: 'notReplied', state: 'rejected' });
  });

  it('is unknown, not replied, in a state that nobody has told us of', async () => {
    const world = aPlace();
    const { observation, clock } = await world.pollAt('12:00', place({ ...REPLIED, reviewReplyState: 'SHADOWED' }));

    expect(observation.response).toMatchObject({ truth: 'unknown', state: 'shadowed' });
    expect(clock.status).toBe('running');
  });

  it('waits for publication at the App Store, where it is written and not yet public', async () => {
    const world = showing(anAppStoreConnectSource(), { APP_STORE_CONNECT_KEY: (await aKeyPair('ES256')).pem });
    const page = (state: string) =>
      aReviewPage([aCustomerReview('r1', { createdDate: '2026-11-20T03:00:00-08:00' }, relatedTo('a1'))], {
        included: [aCustomerReviewResponse('a1', { state, lastModifiedDate: '2026-11-20T11:40:00Z' })],
      });

    expect((await world.pollAt('12:00', page('PENDING_PUBLISH'))).clock.status).toBe('running');
    expect((await world.pollAt('12:10', page('PUBLISHED'))).clock.status).toBe('met');
  });
});

describe('an answer by somebody else', () => {
  it('of a bot does not stop the clock, unless the policy says so', async () => {
    const byBot = answer('101', '12:10', { account: anAccount('900', { acct: 'sundial', bot: true }) });
    for (const botsCount of [false, true]) {
      const world = await aComplaint({ policies: [aPolicy({ botsCount })] });
      world.server.posts.push(byBot);
      await world.poll(SERVER.id);

      expect(world.mention('100').clock.status).toBe(botsCount ? 'met' : 'running');
    }
  });

  it('who bears the name of the brand under another id is no response', async () => {
    const world = await aComplaint();
    const impostor = anAccount('666', { username: 'sundial', acct: 'sundial', display_name: 'Sundial Coffee' });
    world.server.posts.push(answer('101', '12:10', { account: impostor }));
    await world.poll(SERVER.id);

    expect(await world.tick('14:00')).toEqual(['alerted']);
    expect(world.mention('100').observation.response).toEqual({ truth: 'notReplied' });
  });

  it('who has taken over the handle of the brand at Bluesky is no response: accounts are joined on their DIDs', async () => {
    const source = aBlueskySource({ accounts: [BRAND_DID] });
    const at = (time: string) => ({
      record: { createdAt: `2026-11-20T${time}:00Z` },
      indexedAt: `2026-11-20T${time}:00Z`,
    });
    const taken = anAnswer(uriOf('r1', 'did:plc:impostor'), uriOf('p1'), {
      ...at('11:30'),
      author: anActor('did:plc:impostor', { handle: 'care.sundial.example' }),
    });
    const http = inMemoryHttp(({ url }) =>
      ok(url.includes('searchPosts') ? { posts: [taken, skyPost(uriOf('p1'), at('11:00'))] } : { feed: [] }),
    );
    const world = aWorld({ sources: [source], http });
    await world.poll(source.id);

    expect(world.mention(uriOf('p1')).clock.status).toBe('running');
    expect(world.mention(uriOf('r1', 'did:plc:impostor')).observation.fromBrand).toBe(false);
  });
});

describe('a response that changes', () => {
  it('or goes reopens the clock with its deadline, where the response is a field of the mention, also by a look', async () => {
    const world = await aStoreReview();
    expect((await world.pollAt('12:40', aReplyAt('12:30'))).clock.status).toBe('met');

    const polled = await world.pollAt('13:00', { companyReply: null });
    expect(polled.clock).toMatchObject({ status: 'running', dueAt: today('15:00') });
    expect(storyOf(polled)).toEqual(expect.arrayContaining(['responseRemoved', 'reopened']));

    // Seen and taken back again, this time between two polls of which one fails: the look before the warning finds out.
    await world.pollAt('13:10', { ...aReplyAt('13:05'), stars: 1, updatedAt: '2026-11-20T13:08:00Z', text: 'Worse.' });
    expect(world.mention('r1').clock).toMatchObject({ cycle: 2, status: 'running', dueAt: today('17:08') });
    world.change('r1', { companyReply: null });
    await world.tick('16:08');
    expect(world.mention('r1').clock).toMatchObject({ cycle: 1, status: 'running', dueAt: today('15:00') });
    expect(world.mention('r1').observation.response).toEqual({ truth: 'notReplied' });
  });

  it('or goes from a thread is in doubt until somebody can tell: it may be seen elsewhere', async () => {
    const world = await aComplaint();
    world.server.posts.push(answer('101', '11:30'));
    await world.poll(SERVER.id);
    world.server.posts = [aPost('100', '11:00', { content: '<p>Again!</p>', edited_at: '2026-11-20T11:50:00.000Z' })];
    await world.poll(SERVER.id);

    await world.tick('14:50');

    expect(world.mention('100').observation.response).toMatchObject({ truth: 'unknown' });
    expect(world.mention('100').clock).toMatchObject({ cycle: 2, earlier: [{ status: 'met' }] });
  });

  it('later by an edit of ours keeps the time of its first posting: a met clock stays met', async () => {
    const world = aPlace();
    await world.pollAt('12:00', place());
    await world.pollAt('12:40', place(REPLIED));

    const edited = await world.pollAt(
      '18:00',
      place({ ...REPLIED, updateTime: '2026-11-20T17:59:00Z', comment: 'Sorry.' }),
    );

    expect(edited.clock).toMatchObject({ status: 'met', respondedAt: today('12:30') });
  });
});

describe('a customer who edits', () => {
  it('before our response keeps the deadline, and the new text is a version of its own', async () => {
    const world = await aStoreReview();
    const before = world.mention('r1').contentHash;
    const { clock, contentHash } = await world.pollAt('12:40', {
      text: 'And now it leaks.',
      updatedAt: '2026-11-20T12:30:00Z',
    });

    expect(clock).toMatchObject({ cycle: 1, status: 'running', dueAt: today('15:00') });
    expect(contentHash).not.toBe(before);
    expect([...(world.mentions.earlierTexts.get(`sundial/trustpilot:${PILOT.businessUnit}/r1`) ?? [])]).toEqual([
      before,
    ]);
  });

  it('after our response opens a next-response clock from the time of the edit', async () => {
    const world = await aStoreReview();
    await world.pollAt('12:40', aReplyAt('12:30'));

    const { clock } = await world.pollAt('13:20', { text: 'It broke again.', updatedAt: '2026-11-20T13:10:00Z' });

    expect(clock).toMatchObject({ cycle: 2, status: 'running', startedAt: today('13:10'), dueAt: today('17:10') });
    expect(clock.earlier).toMatchObject([{ status: 'met', respondedAt: today('12:30') }]);
  });

  it('after our response by raising the stars is a recovery, recorded, and asks for nothing', async () => {
    const world = await aStoreReview();
    await world.pollAt('12:40', aReplyAt('12:30'));

    const happy = await world.pollAt('13:20', { stars: 5, text: 'Solved!', updatedAt: '2026-11-20T13:10:00Z' });

    expect(happy.clock).toMatchObject({ cycle: 1, status: 'met', recoveredAt: today('13:10') });
    expect(storyOf(happy)).toContain('recovered');
  });

  it('is answered a second time by what we write deeper in the thread, which the look finds', async () => {
    const world = await aComplaint();
    world.server.posts.push(answer('101', '11:30'));
    await world.poll(SERVER.id);
    world.server.posts[0] = aPost('100', '11:00', { content: '<p>Again!</p>', edited_at: '2026-11-20T11:50:00.000Z' });
    await world.poll(SERVER.id);
    // The customer answers our answer, and we answer that: below the mention, not to it.
    world.server.posts.push(aPost('102', '12:30', { in_reply_to_id: '101' }), answer('103', '13:00', {}, '102'));
    const context = [world.server.posts[1], world.server.posts[2], world.server.posts[3]];
    world.server.interrupt = ({ url }) =>
      url.endsWith('/100/context') ? ok({ ancestors: [], descendants: context }) : undefined;

    expect(await world.tick('14:50')).toEqual(['answered']);
    expect(world.mention('100').clock).toMatchObject({ cycle: 2, status: 'met', respondedAt: today('13:00') });
  });
});

describe('a mention that is gone', () => {
  it('is withdrawn after two looks without it; its text and author are erased, its timings stay', async () => {
    const world = await aComplaint();
    world.server.posts = [];
    await world.tick('14:00');
    expect(world.mention('100').observation.text).not.toBe('');

    await world.tick('14:02');

    const { observation, clock, discoveredAt } = world.mention('100');
    expect(observation).toMatchObject({ author: {}, text: '', publishedAt: today('11:00') });
    expect(clock).toMatchObject({ status: 'withdrawn', startedAt: today('11:00'), dueAt: today('15:00') });
    expect(discoveredAt).toBe(today('12:00'));
  });
});

describe('times', () => {
  it('of a mention found after its deadline are a late discovery: said so, with a deadline for the team', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [aReview('1', '2026-11-19T06:00:00Z')];
    await world.poll(STORE.id);
    world.store.reviews = [aReview('2', '06:00'), ...world.store.reviews];
    world.world.now = today('12:15');
    await world.poll(STORE.id);

    const { clock, discoveredAt } = world.mention('2');
    expect(clock).toMatchObject({ lateDiscovered: true, dueAt: today('10:00'), teamDueAt: today('16:15') });
    expect(discoveredAt).toBe(today('12:15'));
  });

  const feedWith = async (date: string) => {
    const source = anRssSource();
    const item = aRssItem('r1', `<title>Sundial stopped</title><description>At noon.</description>${date}`);
    const http = inMemoryHttp(() => ({ status: 200, headers: {}, body: anRssFeed(item) }));
    const world = aWorld({ sources: [source], http, settings: { policies: [aPolicy({ target: DAY })] } });
    await world.poll(source.id);
    return world.mention('r1');
  };

  it('that are exact start the clock when the mention was published', async () => {
    const { observation, clock } = await feedWith('<pubDate>Fri, 20 Nov 2026 12:00:00 +0100</pubDate>');

    expect(observation).toMatchObject({ publishedAt: today('11:00'), publishedPrecision: 'exact' });
    expect(clock).toMatchObject({ startedAt: today('11:00') });
  });

  it('that are right to the day take a response of the day before for an answer', async () => {
    const { observation, clock } = await feedWith('<pubDate>Fri, 20 Nov 2026</pubDate>');

    expect(observation).toMatchObject({ publishedAt: today('00:00'), publishedPrecision: 'day' });
    expect(clock).toMatchObject({ startedAt: today('00:00'), answersFrom: today('00:00') - DAY });
  });

  it('that nobody tells start the clock at the discovery, and say so', async () => {
    const { observation, clock } = await feedWith('');

    expect(observation).not.toHaveProperty('publishedAt');
    expect(observation.publishedPrecision).toBe('unknown');
    expect(clock).toMatchObject({ startedAt: today('12:00'), dueAt: today('12:00') + DAY, answersFrom: 0 });
  });

  it('without a zone are exact only where the source is known to write UTC; elsewhere right to the day, and both say what was assumed', async () => {
    const known = await aStoreReview({ createdAt: '2026-11-20T11:00:00' });
    expect(known.mention('r1').observation).toMatchObject({
      publishedAt: today('11:00'),
      publishedPrecision: 'exact',
      labels: { assumedZone: 'UTC' },
    });

    const { observation } = await feedWith('<pubDate>Fri, 20 Nov 2026 11:00:00</pubDate>');
    expect(observation).toMatchObject({ publishedPrecision: 'day', labels: { assumedZone: 'UTC' } });
  });
});

describe('what is due', () => {
  it('for a mention whose response is known is nothing more', async () => {
    const world = await aStoreReview();
    await world.pollAt('12:40', aReplyAt('12:30'));

    expect(nextDueOf(world.mention('r1'))).toBeUndefined();
  });
});
