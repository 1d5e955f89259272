import { describe, expect, it } from 'vitest';
import { aPolicy } from '../support/builders.ts';
import { aPost } from './pretend-sources.ts';
import { aWorld, SERVER, type World } from './world.ts';

const AGAIN = aPolicy({ id: 'again', when: { repeatAuthor: true } });
const ANY = aPolicy({ id: 'any', when: {} });

async function postedOneByOne(world: World, ...posts: readonly (readonly [id: string, time: string])[]) {
  for (let count = 1; count <= posts.length; count += 1) {
    world.server.posts = posts
      .slice(0, count)
      .map(([id, time]) => aPost(id, time))
      .toReversed();
    await world.poll(SERVER.id);
  }
}

describe('a policy for authors who have written before', () => {
  it('is for their second mention, and not for their first', async () => {
    const world = aWorld({ sources: [SERVER], settings: { policies: [AGAIN, ANY] } });

    await postedOneByOne(world, ['100', '11:00'], ['101', '11:05'], ['102', '11:07']);

    expect(['100', '101', '102'].map((id) => world.mention(id).clock.policy?.id)).toEqual(['any', 'again', 'again']);
    expect(['100', '101', '102'].map((id) => world.mention(id).severity.earlierByAuthor)).toEqual([0, 1, 2]);
  });

  it('counts the earlier ones of the same page, in whatever order it shows them', async () => {
    const world = aWorld({ sources: [SERVER], settings: { policies: [AGAIN, ANY] } });
    world.server.posts = [aPost('101', '11:05'), aPost('103', '11:01'), aPost('100', '11:00'), aPost('102', '11:03')];
    await world.poll(SERVER.id);

    const earlier = ['100', '103', '102', '101'].map((id) => world.mention(id).severity.earlierByAuthor);
    expect(earlier).toEqual([0, 1, 2, 3]);
  });

  it('keeps what it knew when the customer edits the text', async () => {
    const world = aWorld({ sources: [SERVER], settings: { policies: [AGAIN, ANY] } });
    await postedOneByOne(world, ['100', '11:00'], ['101', '11:05']);
    world.server.posts = [
      aPost('101', '11:05', { content: '<p>Another word</p>', edited_at: '2026-03-02T11:20:00.000Z' }),
    ];
    await world.poll(SERVER.id);

    expect(world.mention('101').severity.earlierByAuthor).toBe(1);
  });

  it('costs nothing where no policy asks', async () => {
    const world = aWorld({ sources: [SERVER], settings: { policies: [ANY] } });

    await postedOneByOne(world, ['100', '11:00'], ['101', '11:05']);

    expect(world.mention('101').severity).not.toHaveProperty('earlierByAuthor');
    expect(Object.keys(world.calls())).not.toContain('mentions.noteAuthor');
  });
});
