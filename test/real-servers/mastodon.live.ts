import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import type { MastodonSource } from '../../functions/domain/mentions/sources/mastodon.ts';
import { lookAgain } from '../../functions/use-cases/look-again.ts';
import { aWorld, type World } from '../use-cases/world.ts';
import { MastodonPerson, type Status, settled } from './mastodon-people.ts';
import { PretendMastodon } from './pretend-mastodon.ts';

const { MASTODON_SERVER, MASTODON_TOKEN, MASTODON_CUSTOMER_TOKEN, MASTODON_HASHTAG = 'mastodon' } = process.env;
/** More than a page holds. */
const COUNT = 45;
const SECRET = 'MASTODON_TOKEN';

const pretend = MASTODON_SERVER === undefined;
const writes = pretend || (MASTODON_TOKEN !== undefined && MASTODON_CUSTOMER_TOKEN !== undefined);
const skip = writes ? false : 'it writes: give MASTODON_TOKEN and MASTODON_CUSTOMER_TOKEN, of two accounts for tests';
/** Nobody else's. */
const tag = `replywatch${Date.now().toString(36)}`;

let closing = async (): Promise<void> => undefined;
let server = MASTODON_SERVER ?? '';
let brand: MastodonPerson;
let customer: MastodonPerson;
let brandName = '';

before(async () => {
  const opened = pretend ? await PretendMastodon.open({ brand: 'sundial', customer: 'ana' }) : undefined;
  server = opened?.origin ?? new URL(server).origin;
  closing = async () => opened?.close();
  brand = new MastodonPerson(server, pretend ? 'brand' : MASTODON_TOKEN);
  customer = new MastodonPerson(server, pretend ? 'customer' : MASTODON_CUSTOMER_TOKEN);
  if (writes) brandName = (await brand.account()).acct;
});
after(async () => {
  if (writes) await Promise.all([brand.tidy(), customer.tidy()]);
  await closing();
});

const aSource = (fields: Partial<MastodonSource> = {}): MastodonSource => ({
  ...{ id: 'sundial-social', brand: 'sundial', kind: 'mastodon', tier: 5 },
  accounts: brandName === '' ? [] : [brandName],
  server,
  follow: { by: 'hashtag', hashtag: tag },
  ...fields,
});
const withToken = (fields: Partial<MastodonSource> = {}): MastodonSource =>
  aSource({ secrets: { token: SECRET }, ...fields });

/** The pipeline from source to clock, over the wire to the server; on the clock of this machine. */
function watching(source: MastodonSource, token = brand.token ?? '') {
  const http = guardedHttp({ version: '0.0.0', localOrigins: [server] });
  const world = aWorld({ sources: [source], http, secrets: { [SECRET]: token } });
  const now = (): void => {
    world.world.now = Date.now();
  };
  const poll = async () => {
    now();
    const polled = await world.poll(source.id);
    assert.equal(polled.outcome, 'read', polled.reason);
    return polled;
  };
  const look = (id: string) => {
    now();
    return lookAgain(world.mention(id), world.settings, world.deps);
  };
  return { world, poll, look };
}

const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted();
const idsOf = (statuses: readonly Status[]): readonly string[] => statuses.map(({ id }) => id);
const responsesOf = (world: World, id: string) => (world.mention(id).clock.seen?.responses ?? []).map((one) => one.id);

/** Writes so many posts with the tag, and waits until the server lists the last of them. */
async function complain(count: number, text = 'the kettle is broken again'): Promise<readonly Status[]> {
  const written: Status[] = [];
  for (let number = 1; number <= count; number += 1) {
    written.push(await customer.post(`${text}, ${number} #${tag}`));
  }
  const last = written.at(-1)?.id;
  await settled(async () => (await customer.tagged(tag)).some(({ id }) => id === last));
  return written;
}

describe(`Mastodon at ${MASTODON_SERVER ?? 'a pretend server'}, what anybody may read`, () => {
  it('gives the newest posts of a hashtag, each once, and nothing new when it is asked again at once', async () => {
    const hashtag = pretend ? tag : MASTODON_HASHTAG;
    if (pretend) await complain(5);
    const listed = await new MastodonPerson(server, MASTODON_TOKEN).tagged(hashtag);
    const { world, poll } = watching(aSource({ accounts: [], follow: { by: 'hashtag', hashtag } }));
    await poll();

    const ids = world.ids();
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length > 0, `nobody writes about #${hashtag}: name another in MASTODON_HASHTAG`);
    // What was listed before and is not found was deleted meanwhile: rarely more than one.
    assert.ok(idsOf(listed).filter((id) => !ids.includes(id)).length <= 1);
    const { changed } = await poll();
    assert.ok(changed <= 1, `${changed} changed within a second`);
  });

  it('says of a post with answers who wrote one of them, as the server shows it', async (test) => {
    const hashtag = pretend ? tag : MASTODON_HASHTAG;
    const reader = new MastodonPerson(server, MASTODON_TOKEN);
    if (pretend) await brand.post('We are sorry.', (await reader.tagged(tag))[0]);
    for (const post of await reader.tagged(hashtag)) {
      if (post.replies_count === 0) continue;
      const { descendants } = await reader.context(post);
      const answer = descendants.find((one) => one.in_reply_to_id === post.id && one.account.id !== post.account.id);
      if (answer === undefined) continue;
      const follow = { by: 'hashtag', hashtag } as const;
      const { world, poll, look } = watching(aSource({ accounts: [answer.account.id], follow }));
      await poll();
      if (!world.ids().includes(post.id)) continue;
      assert.equal((await look(post.id))?.word.truth, 'replied');
      return;
    }
    test.skip(`none of the newest posts about #${hashtag} has an answer that this server shows`);
  });

  it('says in one line that a token is wrong', async () => {
    const { world } = watching(withToken({ accounts: [], follow: { by: 'mentions' } }), 'no-token-of-anybody');
    const polled = await world.poll('sundial-social');

    assert.equal(polled.outcome, 'failed');
    assert.match(polled.reason ?? '', /answered 401/u);
  });
});

describe('Mastodon, two people who write', { skip }, () => {
  it('gives every post of a hashtag once, over several pages', async () => {
    const { world, poll } = watching(aSource());
    const earlier = await complain(2, 'where is my parcel');
    await poll();
    const written = await complain(COUNT);
    const { requests } = await poll();
    await poll();

    const mine = [...idsOf(earlier), ...idsOf(written)];
    assert.deepEqual(sorted(world.ids().filter((id) => mine.includes(id))), sorted(mine));
    assert.equal(new Set(world.ids()).size, world.ids().length);
    assert.ok(requests >= 3, `${requests} requests`);
  });

  it('takes an edit for a new version of the same mention', async () => {
    const { world, poll } = watching(aSource());
    const [post] = (await complain(1, 'the lid does not close')) as [Status];
    await poll();
    await customer.edit(post, `the lid does not close, and it leaks #${tag}`);
    await poll();

    assert.match(world.mention(post.id).observation.text, /leaks/u);
    assert.equal(world.ids().filter((id) => id === post.id).length, 1);
  });

  it('sees the answer of the brand in its own feed and in the thread, and that there is none', async () => {
    const { world, poll, look } = watching(withToken());
    const [first, second] = (await complain(2, 'it smells of smoke')) as [Status, Status];
    await poll();
    assert.equal((await look(second.id))?.word.truth, 'notReplied');
    const answer = await brand.post('We are sorry to hear that.', first);
    await settled(async () => (await brand.context(first)).descendants.some(({ id }) => id === answer.id));
    await poll();

    assert.deepEqual(responsesOf(world, first.id), [answer.id]);
    assert.equal((await look(first.id))?.word.truth, 'replied');
    assert.deepEqual(responsesOf(world, second.id), []);
  });

  it('does not take somebody else for the brand', async () => {
    const { world, poll, look } = watching(withToken());
    const [post] = (await complain(1, 'no answer for a week')) as [Status];
    await poll();
    const other = await customer.post('Anybody there?', post);
    await settled(async () => (await customer.context(post)).descendants.some(({ id }) => id === other.id));
    await poll();

    assert.deepEqual(responsesOf(world, post.id), []);
    assert.equal((await look(post.id))?.word.truth, 'notReplied');
  });

  it('finds the posts that mention the account of the token', async () => {
    const { world, poll } = watching(withToken({ follow: { by: 'mentions' } }));
    await poll();
    const post = await customer.post(`@${brandName} where is my parcel?`);
    await settled(async () => {
      const told = await brand.ask<readonly { readonly status?: Status }[]>(
        'GET',
        '/api/v1/notifications?types[]=mention&limit=40',
      );
      return told.some(({ status }) => status?.id === post.id);
    });
    await poll();

    assert.ok(world.ids().includes(post.id));
  });

  it('learns of a deletion when it looks again', async () => {
    const { poll, look } = watching(aSource());
    const [post] = (await complain(1, 'the cord is too short')) as [Status];
    await poll();
    await customer.remove(post);

    assert.equal((await look(post.id))?.gone, true);
  });
});
