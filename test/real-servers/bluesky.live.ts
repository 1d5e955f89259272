import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import type { BlueskySource } from '../../functions/domain/mentions/sources/bluesky.ts';
import { lookAgain } from '../../functions/use-cases/look-again.ts';
import { aWorld, type World } from '../use-cases/world.ts';
import { BlueskyNetwork, type Person, type Post } from './bluesky-network.ts';

const COUNT = 130;
const SECRET = 'BLUESKY_APP_PASSWORD';

let network: BlueskyNetwork;
let brand: Person;
let ana: Person;
const posts: Post[] = [];

before(
  async () => {
    network = await BlueskyNetwork.open();
    [brand, ana] = [await network.join('sundial'), await network.join('ana')];
    for (let number = 1; number <= COUNT; number += 1) {
      posts.push(await network.post(ana, `kettle number ${number} is broken again`));
    }
    await network.settled();
  },
  { timeout: 180_000 },
);
after(() => network?.close());

const aSource = (fields: Partial<BlueskySource>): BlueskySource => ({
  ...{ id: 'sundial-sky', brand: 'sundial', kind: 'bluesky', tier: 5 },
  accounts: [brand.did],
  server: network.appView,
  follow: { by: 'search', search: 'kettle' },
  ...fields,
});

/** The pipeline from source to clock, over the wire to the network; on the clock of this machine. */
function watching(source: BlueskySource, password = brand.appPassword) {
  const http = guardedHttp({ version: '0.0.0', localOrigins: [network.appView, network.entryway] });
  const world = aWorld({ sources: [source], http, secrets: { [SECRET]: password } });
  const poll = () => {
    world.world.now = Date.now();
    return world.poll(source.id);
  };
  const look = (uri: string) => {
    world.world.now = Date.now();
    return lookAgain(world.mention(uri), world.settings, world.deps);
  };
  return { world, poll, look };
}

const asMember = (fields: Partial<BlueskySource> = {}): BlueskySource =>
  aSource({ server: network.entryway, login: brand.handle, secrets: { appPassword: SECRET }, ...fields });

const sorted = (ids: Iterable<string>): readonly string[] => [...ids].toSorted();
const uris = (): readonly string[] => posts.map(({ uri }) => uri);
const responsesOf = (world: World, uri: string) => world.mention(uri).clock.seen?.responses ?? [];

describe('Bluesky, a real network', () => {
  it('gives every post of a search once, over several pages, without an account', async () => {
    const { world, poll } = watching(aSource({}));
    const polled = await poll();

    assert.equal(polled.outcome, 'read', polled.reason);
    assert.equal(polled.discovered, COUNT);
    assert.deepEqual(sorted(world.ids()), sorted(uris()));
    assert.ok(polled.requests >= 3, `${polled.requests} requests`);
    const again = await poll();
    assert.deepEqual([again.outcome, again.discovered, again.changed], ['read', 0, 0]);
  });

  it('reads the same as a member, by app password and through the entryway', async () => {
    const { world, poll } = watching(asMember());
    const polled = await poll();

    assert.equal(polled.outcome, 'read', polled.reason);
    assert.deepEqual(sorted(world.ids()), sorted(uris()));
  });

  it('says in one line that an app password is wrong', async () => {
    const { poll } = watching(asMember(), 'abcd-efgh-ijkl-mnop');
    const polled = await poll();

    assert.equal(polled.outcome, 'failed');
    assert.match(polled.reason ?? '', /createSession/u);
  });

  it('finds mentions, replies and quotes of the brand among its notifications, page by page', async () => {
    const source = asMember({ follow: { by: 'mentions' } });
    const { world, poll } = watching(source);
    await poll();
    const mine: string[] = [];
    for (let number = 1; number <= 105; number += 1) {
      mine.push((await network.mention(ana, brand, `where is my parcel ${number}`)).uri);
    }
    await network.settled();
    const polled = await poll();

    assert.equal(polled.outcome, 'read', polled.reason);
    assert.deepEqual(sorted(world.ids()), sorted(mine));
  });

  it('sees the answer of the brand in its own feed, and in the thread', async () => {
    const { world, poll, look } = watching(aSource({}));
    await poll();
    const [first, second] = posts as [Post, Post];
    assert.equal((await look(second.uri))?.word.truth, 'notReplied');
    const answer = await network.reply(brand, first, 'We are sorry to hear that.');
    const other = await network.reply(ana, second, 'Anybody there?');
    await network.reply(brand, other, 'Yes!', second);
    await network.settled();
    const polled = await poll();

    assert.equal(polled.outcome, 'read', polled.reason);
    assert.deepEqual(
      responsesOf(world, first.uri).map(({ id }) => id),
      [answer.uri],
    );
    assert.deepEqual(
      (await look(first.uri))?.responses.map(({ id }) => id),
      [answer.uri],
    );
    assert.equal((await look(first.uri))?.word.truth, 'replied');
  });

  it('looks up the DID behind a handle of the brand', async () => {
    const { world, poll } = watching(aSource({ accounts: [brand.handle] }));
    const polled = await poll();

    assert.equal(polled.outcome, 'read', polled.reason);
    assert.equal(responsesOf(world, posts[0]?.uri ?? '').length, 1);
  });

  it('learns of a deletion when it looks again', async () => {
    const { poll, look } = watching(aSource({}));
    await poll();
    const gone = posts.pop() as Post;
    await network.remove(ana, gone);
    await network.settled();

    assert.equal((await look(gone.uri))?.gone, true);
  });

  it('takes in what is posted while it reads', async () => {
    const { world, poll } = watching(aSource({}));
    const polls = [poll()];
    for (let number = 1; number <= 10; number += 1) posts.push(await network.post(ana, `kettle late ${number}`));
    await Promise.all(polls);
    await network.settled();
    await poll();

    assert.deepEqual(sorted(world.ids()), sorted(uris()));
  });
});
