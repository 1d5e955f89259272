import { describe, expect, it } from 'vitest';
import { SourceNews } from '../../../../bin/local/show/source-news.ts';
import { aReview } from '../../../use-cases/pretend-sources.ts';
import { aWorld, STORE, today } from '../../../use-cases/world.ts';

describe('news of sources in a local run', () => {
  it('are told once when one gets into trouble, and once when it is well again', async () => {
    const world = aWorld({ sources: [STORE] });
    const said: string[] = [];
    const news = new SourceNews({
      sources: world.sources,
      watched: [STORE],
      timeZone: 'Europe/Brussels',
      say: (line) => said.push(line),
    });
    await news.look(world.world.now);
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    const { reviews } = world.store;
    world.store.reviews = [];
    for (const time of ['12:20', '12:50', '13:10']) {
      world.world.now = today(time);
      await world.poll(STORE.id);
      await news.look(world.world.now);
    }
    world.store.reviews = reviews;
    world.world.now = today('14:00');
    await world.poll(STORE.id);
    await news.look(world.world.now);

    expect(said).toEqual([
      expect.stringContaining(
        'operator alarm: App Store US had entries, now answers none: App Store US held 1 entries before and now answers none',
      ),
      expect.stringContaining('App Store US is well again'),
    ]);
  });
});
