import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../functions/ports/http.ts';
import { lookAgain } from '../../functions/use-cases/look-again.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
import { ok } from '../adapters/sources/builders.ts';
import { anXSource, aPost, aPostOfOurs, foundPosts } from '../adapters/sources/x-builders.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { inMemorySecrets } from '../support/in-memory-secrets.ts';
import { aWorld } from './world.ts';

const POST = aPost('4711', { created_at: '2026-11-20T11:00:00.000Z', public_metrics: { reply_count: 3 } });

/** A post that somebody complains in, and three of ours in its conversation, none to the post itself. */
async function watchedPost(maxPostsPerMonth: number) {
  const source = anXSource({ maxPostsPerMonth });
  const sent: string[] = [];
  let brought = 0;
  const foundAll = (posts: readonly object[]) => {
    brought += posts.length;
    return ok(foundPosts(posts));
  };
  const http = inMemoryHttp((request: HttpRequest) => {
    const { pathname, searchParams } = new URL(request.url);
    sent.push(pathname);
    if (pathname.endsWith('/4711')) {
      brought += 1;
      return ok({ data: POST });
    }
    const isConversation = searchParams.get('query')?.startsWith('conversation_id:') === true;
    const ours = ['4712', '4713', '4714'].map((id) => aPostOfOurs(id, '4700'));
    return foundAll(isConversation ? ours : searchParams.has('since_id') ? [] : [POST]);
  });
  const world = aWorld({ sources: [source], http });
  const deps = { ...world.deps, secrets: inMemorySecrets({ X_TOKEN: 'token' }) };
  await pollSource(source.id, deps);
  return {
    ...world,
    deps,
    sent,
    brought: () => brought,
    spent: () => deps.spending.spent(source.id, '2026-11'),
    look: (ports = deps) => lookAgain(world.mention('4711'), world.settings, ports),
    poll: () => pollSource(source.id, deps),
  };
}

describe('looks at a source that takes money for what is read', () => {
  it('are counted together with what polls have read', async () => {
    const world = await watchedPost(1_000);
    expect(await world.spent()).toEqual({ units: 1, setAside: 0 });
    expect(await world.look()).toMatchObject({ word: { truth: 'notReplied' } });
    expect(await world.spent()).toEqual({ units: 5, setAside: 0 });
    await world.look();
    expect(await world.spent()).toEqual({ units: 9, setAside: 0 });
  });

  it('end, as polls do, once the month is spent; nothing is sent then', async () => {
    const world = await watchedPost(14);
    await world.look();
    const before = [...world.sent];
    expect(await world.look()).toMatchObject({
      word: { truth: 'unknown', reason: expect.stringContaining('it rests until 2026-12-01') },
    });
    expect(await world.poll()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('it rests until 2026-12-01'),
    });
    expect(await world.poll()).toMatchObject({ outcome: 'paused' });
    expect(world.sent.slice(before.length)).toEqual(['/2/tweets/4711']);
  });

  it('stay within the cap together with polls, however many there are at once', async () => {
    const world = await watchedPost(40);
    const at = () => Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? world.poll() : world.look()));
    await Promise.all(at());
    expect(world.brought()).toBeLessThanOrEqual(40);
    expect(await world.spent()).toEqual({ units: world.brought(), setAside: 0 });
  });
});
