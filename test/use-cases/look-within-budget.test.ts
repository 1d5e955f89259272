import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../functions/ports.ts';
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
  const http = inMemoryHttp((request: HttpRequest) => {
    const { pathname, searchParams } = new URL(request.url);
    sent.push(pathname);
    if (pathname.endsWith('/4711')) return ok({ data: POST });
    const isConversation = searchParams.get('query')?.startsWith('conversation_id:') === true;
    const ours = ['4712', '4713', '4714'].map((id) => aPostOfOurs(id, '4700'));
    return ok(foundPosts(isConversation ? ours : searchParams.has('since_id') ? [] : [POST]));
  });
  const world = aWorld({ sources: [source], http });
  const deps = { ...world.deps, secrets: inMemorySecrets({ X_TOKEN: 'token' }) };
  await pollSource(source.id, deps);
  return {
    ...world,
    deps,
    sent,
    cursor: async () => (await world.progress(source.id))?.cursor,
    look: (ports = deps) => lookAgain(world.mention('4711'), world.settings, ports),
    poll: () => pollSource(source.id, deps),
  };
}

describe('looks at a source that takes money for what is read', () => {
  it('are counted with the source, beside what polls have read', async () => {
    const world = await watchedPost(1_000);
    expect(await world.look()).toMatchObject({ word: { truth: 'notReplied' } });
    expect(await world.cursor()).toMatchObject({ read: '2026-11:1', 'read:look1': '2026-11:4' });
    await world.look();
    expect(await world.cursor()).toMatchObject({ read: '2026-11:1', 'read:look1': '2026-11:8' });
  });

  it('end, as polls do, once the month is spent; nothing is sent then', async () => {
    const world = await watchedPost(10);
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

  it('are counted although a poll writes in between', async () => {
    const world = await watchedPost(1_000);
    let races = 2;
    const sources = {
      ...world.deps.sources,
      saveProgress: async (...args: Parameters<typeof world.deps.sources.saveProgress>) =>
        races-- > 0 ? ('conflict' as const) : world.deps.sources.saveProgress(...args),
    };
    await world.look({ ...world.deps, sources });
    expect(await world.cursor()).toMatchObject({ 'read:look1': '2026-11:4' });
  });
});
