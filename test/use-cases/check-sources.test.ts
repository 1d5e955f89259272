import { describe, expect, it } from 'vitest';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { checkSources } from '../../functions/use-cases/check-sources.ts';
import { anAppStoreSource } from '../adapters/sources/builders.ts';
import { aReview } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, today, type World } from './world.ts';

function checking(world: World) {
  const told: { subject: string; text: string }[] = [];
  const memories = new Map<string, readonly string[]>();
  const deps = {
    ...world.deps,
    operator: { tell: async (subject: string, text: string) => void told.push({ subject, text }) },
    troubles: {
      recall: async (memory: string) => memories.get(memory) ?? [],
      remember: async (memory: string, names: readonly string[]) => void memories.set(memory, names),
    },
  };
  return { told, memories, deps, check: () => checkSources(deps) };
}

/** The store held a review, and has answered none since 12:20. */
async function emptiedStore(): Promise<World> {
  const world = aWorld({ sources: [STORE] });
  world.store.reviews = [aReview('7', '11:00')];
  await world.poll(STORE.id);
  world.store.reviews = [];
  for (const time of ['12:20', '12:50']) {
    world.world.now = today(time);
    await world.poll(STORE.id);
  }
  return world;
}

const many = (count: number): Source[] =>
  Array.from({ length: count }, (_, index) => anAppStoreSource({ id: `store-${index}`, app: String(index + 1) }));

describe('checkSources', () => {
  it('tells the operator the name of a feed that went empty, once, and when it is well again', async () => {
    const world = await emptiedStore();
    const { told, check } = checking(world);

    expect(await check()).toMatchObject({ checked: 1, told: 1, troubled: [{ sourceId: STORE.id }] });
    expect(await check()).toMatchObject({ told: 0, troubled: [{ sourceId: STORE.id }] });
    expect(told).toEqual([
      {
        subject: `App Store US (${STORE.id}) had entries, now answers none`,
        text: expect.stringContaining(
          `App Store US (${STORE.id}): had entries, now answers none, since 2026-11-20T12:05:00.000Z\n  App Store US held 1 entries before and now answers none\n`,
        ),
      },
    ]);
    expect(told[0]?.text).toContain('docs/RUNBOOK.md#sources-in-trouble');

    world.store.reviews = [aReview('8', '12:55'), aReview('7', '11:00')];
    world.world.now = today('13:30');
    await world.poll(STORE.id);
    expect(await check()).toMatchObject({ told: 0, troubled: [] });
    expect(told[1]?.subject).toBe(`Sources are well again: App Store US (${STORE.id})`);
  });

  it('names an id that never existed', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.interrupt = ({ url }) =>
      url.includes('/lookup') ? { body: '{"resultCount":0,"results":[]}' } : undefined;
    const { told, check } = checking(world);
    await world.poll(STORE.id);
    expect(await check()).toMatchObject({ troubled: [] });
    world.world.now = today('12:31');
    await world.poll(STORE.id);

    expect(await check()).toMatchObject({ troubled: [{ health: { state: 'notFound' } }] });
    expect(told[0]?.subject).toBe(`App Store US (${STORE.id}) is not there`);
    expect(told[0]?.text).toContain('this storefront has no app with this id');
  });

  it('names a changed shape and the field, and none of what a customer wrote or is called', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [8, 9, 10].map((id) =>
      aReview(String(id), '11:30', {
        content: {},
        title: { label: 'Terrible soup' },
        author: { name: { label: 'Ana' } },
      }),
    );
    const { told, check } = checking(world);
    await world.poll(STORE.id);
    await check();

    expect(told[0]?.subject).toBe(`App Store US (${STORE.id}) answers what we do not understand`);
    expect(told[0]?.text).toContain('3 of 3 entries could not be read: entry 1 has no text\n');
    expect(JSON.stringify(told)).not.toMatch(/soup|Ana/u);
  });

  it('names a source that nobody has read for three periods and six hours', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    const { told, check } = checking(world);
    world.world.now += 6 * HOUR + 45 * MINUTE;
    await check();
    world.world.now += 1;
    await check();

    expect(told.map(({ subject }) => subject)).toEqual([`App Store US (${STORE.id}) not read for too long`]);
  });

  it('believes that a source was never read at the second look only', async () => {
    const world = aWorld({ sources: [STORE, SERVER] });
    await world.poll(SERVER.id);
    const { told, check } = checking(world);

    expect(await check()).toMatchObject({ troubled: [] });
    expect(await check()).toMatchObject({
      told: 1,
      troubled: [{ sourceId: STORE.id, health: { state: 'neverRead' } }],
    });
    expect(await check()).toMatchObject({ told: 0 });
    expect(told).toHaveLength(1);
  });

  it('tells again what it died over, and never forgets to tell', async () => {
    const world = await emptiedStore();
    const { told, deps, check } = checking(world);
    const { remember } = deps.troubles;
    deps.troubles.remember = async () => {
      throw new Error('the table is out');
    };
    await expect(check()).rejects.toThrow('the table is out');
    deps.troubles.remember = remember;
    await check();
    await check();

    expect(told).toHaveLength(2);
  });

  it('takes a mass of troubles for one: names twenty, and does not repeat itself', async () => {
    const world = aWorld({ sources: many(700) });
    const { told, memories, check } = checking(world);
    await check();
    expect(await check()).toMatchObject({ told: 700 });
    await check();

    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toBe('App Store US (store-0) never read yet, and 699 more');
    expect(told[0]?.text.length).toBeLessThan(6_000);
    expect(memories.get('0/1')).toEqual(['*']);
  });

  it('looks at a hundred thousand sources in four turns, each within the hour', async () => {
    const sources = many(100_000);
    const seen = new Set<string>();
    const world = aWorld({ sources: [] });
    const { deps } = checking(world);
    deps.readSettings = async () => ({ ...world.settings, sources });
    deps.readerFor = () => ({ origin: 'x', label: 'x' }) as ReturnType<typeof deps.readerFor>;
    deps.sources.find = async (id) => {
      seen.add(id);
      return undefined;
    };
    for (let turn = 0; turn < 4; turn += 1) {
      world.world.now = today('12:00') + turn * 15 * MINUTE + DAY;
      const { checked } = await checkSources(deps);
      expect(checked).toBeLessThan(26_000);
    }

    expect(seen.size).toBe(100_000);
  });
});
