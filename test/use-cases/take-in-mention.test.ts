import { describe, expect, it } from 'vitest';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { takeInMention } from '../../functions/use-cases/take-in-mention.ts';
import { aResponse } from '../adapters/sources/builders.ts';
import { anObservation, aPolicy } from '../support/builders.ts';
import { aPost, aReview, review } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, storyOf, today, type World } from './world.ts';

type Fields = Readonly<Record<string, unknown>>;

const HASHTAG = SERVER;
const SEARCH = { ...SERVER, id: 'sundial-search', follow: { by: 'hashtag', hashtag: 'clocks' } } as const;

const policies = (...given: Parameters<typeof aPolicy>): Partial<Settings> => ({ policies: [aPolicy(...given)] });

describe('two sources that watch one server', () => {
  it('meet in one mention', async () => {
    const world = aWorld({ sources: [HASHTAG, SEARCH] });
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(HASHTAG.id);

    expect(await world.poll(SEARCH.id)).toMatchObject({ discovered: 0, changed: 0 });
    expect(world.ids()).toEqual(['100']);
    expect(world.mention('100').version).toBe(1);
  });

  it('clock a mention for which only the second one has a policy', async () => {
    const world = aWorld({ sources: [HASHTAG, SEARCH], settings: policies({ when: { sources: [SEARCH.id] } }) });
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(HASHTAG.id);
    expect(world.mention('100').clock.status).toBe('excluded');

    expect(await world.poll(SEARCH.id)).toMatchObject({ changed: 1 });
    expect(world.mention('100')).toMatchObject({ sourceId: SEARCH.id, clock: { status: 'running' } });
    expect(await world.poll(HASHTAG.id)).toMatchObject({ changed: 0 });
    expect(await world.poll(SEARCH.id)).toMatchObject({ changed: 0 });
  });

  it('both at once insert it once, and neither fails', async () => {
    const world = aWorld({ sources: [HASHTAG, SEARCH] });
    world.server.posts = Array.from({ length: 30 }, (_, index) => aPost(String(100 + index), '11:00'));

    const polled = await Promise.all([world.poll(HASHTAG.id), world.poll(SEARCH.id)]);

    expect(world.ids()).toHaveLength(30);
    expect(polled.map(({ outcome }) => outcome)).toEqual(['read', 'read']);
    expect(polled.reduce((sum, { discovered }) => sum + discovered, 0)).toBe(30);
  });
});

describe('two polls of one source', () => {
  it('store everything once and keep the progress of one of them', async () => {
    const world = aWorld();
    world.server.posts = Array.from({ length: 30 }, (_, index) => aPost(String(100 + index), '11:00'));
    world.server.posts.push(aResponse('200', '100', { created_at: '2026-11-20T11:30:00.000Z' }));

    const polled = await Promise.all([world.poll(SERVER.id), world.poll(SERVER.id)]);

    expect(polled.map(({ outcome }) => outcome)).toEqual(['read', 'read']);
    expect(world.ids()).toHaveLength(30);
    expect(world.mention('100').clock.status).toBe('met');
    expect(storyOf(world.mention('100')).filter((what) => what === 'responseSeen')).toHaveLength(1);
    expect(await world.progress(SERVER.id)).toMatchObject({ version: 1 });
  });
});

describe('takeInMention', () => {
  it('decides anew when somebody else has written the mention meanwhile', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    world.store.reviews = [aReview('7', '11:30', review({ text: 'Worse by the day.' }))];
    const { save } = world.mentions;
    let slips = 2;
    Object.assign(world.deps.mentions, {
      save: async (mention: Parameters<typeof save>[0]) => {
        if (slips > 0) {
          slips -= 1;
          const held = world.mention('7');
          await save({
            ...held,
            version: held.version + 1,
            severity: { ...held.severity, reasons: [`slip ${slips}`] },
          });
        }
        return save(mention);
      },
    });

    expect(await world.poll(STORE.id)).toMatchObject({ changed: 1 });
    expect(world.mention('7')).toMatchObject({ version: 4, observation: { text: 'Worse by the day.' } });
  });

  it('never takes in what the brand itself has written', async () => {
    const world = aWorld();
    const place = { source: STORE, origin: 'here', settings: world.settings, firstRead: false, readAt: today('12:00') };

    expect(await takeInMention(anObservation({ fromBrand: true }), place, world.deps)).toBe('known');
    expect(world.ids()).toEqual([]);
  });
});

describe('an edit by the customer', () => {
  const stars = (...wanted: number[]) => policies({ when: { stars: wanted } });

  async function edited(settings: Partial<Settings>, before: Fields, after: Fields): Promise<World> {
    const world = aWorld({ sources: [STORE], settings });
    world.store.reviews = [aReview('7', '10:00', before)];
    await world.poll(STORE.id);
    world.store.reviews = [aReview('7', '11:30', after)];
    await world.poll(STORE.id);
    return world;
  }

  it('that now asks for an answer is clocked from the edit on', async () => {
    const world = await edited(stars(1), review({ stars: 5 }), review({ stars: 1 }));

    const { clock, history } = world.mention('7');
    expect(clock).toMatchObject({ status: 'running', startedAt: today('11:30'), dueAt: today('15:30') });
    expect(history.map(({ what, detail }) => [what, detail]).slice(-2)).toEqual([
      ['edited', '5 to 1 stars'],
      ['clockStarted', 'due 2026-11-20T15:30:00.000Z'],
    ]);
  });

  it('that changes the stars of a rating without words asks for no answer', async () => {
    const silent = (given: number) => ({ ...review({ stars: given, text: '' }), title: { label: '' } });
    const world = await edited({}, silent(5), silent(1));

    expect(world.mention('7').clock).toMatchObject({ status: 'excluded', reason: 'a rating without words' });
    expect(storyOf(world.mention('7')).at(-1)).toBe('edited');
  });

  it('is kept out when a person has decided that the mention is not relevant', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [aReview('7', '10:00')];
    await world.poll(STORE.id);
    const held = world.mention('7');
    await world.mentions.save({
      ...held,
      clock: { ...held.clock, status: 'excluded', reason: 'not relevant: spam' },
      history: [...held.history, { at: today('12:00'), what: 'markedNotRelevant' }],
      version: held.version + 1,
    });
    world.store.reviews = [aReview('7', '11:30', review({ stars: 1 }))];

    await world.poll(STORE.id);

    expect(world.mention('7').clock).toMatchObject({ status: 'excluded', reason: 'not relevant: spam' });
  });

  it('after our response opens the next cycle', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.server.posts = [aPost('100', '11:00'), aResponse('101', '100', { created_at: '2026-11-20T11:10:00.000Z' })];
    await world.poll(SERVER.id);
    world.server.posts[0] = aPost('100', '11:00', { content: '<p>No!</p>', edited_at: '2026-11-20T11:55:00.000Z' });

    expect(await world.poll(SERVER.id)).toMatchObject({ changed: 1 });
    expect(world.mention('100').clock).toMatchObject({ cycle: 2, status: 'running', startedAt: today('11:55') });
    expect(storyOf(world.mention('100'))).toContain('nextClockStarted');
    expect(await world.poll(SERVER.id)).toMatchObject({ changed: 0 });
  });

  it('at a time that nobody tells is noted as of the read, and the next one still counts', async () => {
    const world = await edited(
      {},
      {},
      { ...review({ text: 'A second thought.' }), updated: { label: '2026-11-20T10:00:00Z' } },
    );
    expect(world.mention('7').observation).not.toHaveProperty('editedAt');
    world.store.reviews = [aReview('7', '10:00', review({ text: 'A third thought.' }))];

    expect(await world.poll(STORE.id)).toMatchObject({ changed: 1 });
    expect(world.mention('7').observation.text).toBe('A third thought.');
  });
});
