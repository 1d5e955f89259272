import { describe, expect, it } from 'vitest';
import type { Policy } from '../../functions/domain/sla/policy.ts';
import type { OpinionAnswer, OpinionRequest } from '../../functions/ports/scoring.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
import { aPolicy } from '../support/builders.ts';
import { inMemoryOpinionLog, pretendJudge } from '../support/in-memory-opinions.ts';
import { aPost, aReview, review } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, storyOf, today } from './world.ts';

const POLICIES: readonly Policy[] = [
  aPolicy({ id: 'angry', when: { sentiments: ['negative'] } }),
  aPolicy({ id: 'rest', when: {}, needsResponse: false }),
];

/** A world whose posts say nothing clear to the built-in scorer, and somebody else to ask. */
function aWorldWithJudge(answer?: (request: OpinionRequest) => Partial<OpinionAnswer> | undefined) {
  const world = aWorld({ settings: { policies: POLICIES } });
  const judge = pretendJudge(answer);
  const deps = {
    ...world.deps,
    secondOpinions: {
      judge,
      log: inMemoryOpinionLog(),
      spending: world.spending,
      budgets: world.budgets,
      now: world.deps.now,
      cap: 1_000_000,
      tell: () => undefined,
    },
  };
  return { ...world, judge, deps, poll: (sourceId: string) => pollSource(sourceId, deps) };
}

const unclear = (id: string, time = '11:30') => aPost(id, time, { content: `<p>Well, that was something ${id}</p>` });

describe('a second opinion at a poll', () => {
  it('is asked for before the clock opens, so that a policy can match on it, and is told in the reasons', async () => {
    const world = aWorldWithJudge();
    world.server.posts = [unclear('100'), unclear('101')];

    expect(await world.poll(SERVER.id)).toMatchObject({ discovered: 2 });

    const { clock, severity } = world.mention('100');
    expect(clock).toMatchObject({ status: 'running', policy: { id: 'angry' } });
    expect(severity.sentiment).toMatchObject({
      label: 'negative',
      negative: 0.9,
      confident: true,
      secondOpinion: { by: 'Comprehend', instead: [0, 100, 0] },
    });
    expect(severity.reasons).toEqual([
      'negative text, as Comprehend says (90 %; built-in 0 negative, 100 neutral, 0 positive)',
    ]);
    expect(world.judge.asked.toSorted()).toEqual(['Well, that was something 100', 'Well, that was something 101']);
  });

  it('is not asked for what the built-in scorer or the stars are sure of, nor for links, nor twice', async () => {
    const world = aWorldWithJudge();
    world.server.posts = [
      aPost('100', '11:00', { content: '<p>terrible, broken, useless</p>' }),
      aPost('101', '11:01', { content: '<p>https://sundial.example/x 12</p>' }),
    ];
    world.store.reviews = [aReview('9001', '11:00', review({ stars: 1, text: 'Well, that was something' }))];

    await world.poll(SERVER.id);
    await world.poll(STORE.id);
    expect(world.judge.asked).toEqual([]);

    world.server.posts.unshift(unclear('102'));
    await world.poll(SERVER.id);
    await world.poll(SERVER.id);
    expect(world.judge.asked).toHaveLength(1);
  });

  it('is asked for anew when the customer has edited', async () => {
    const world = aWorldWithJudge();
    world.store.reviews = [aReview('9001', '11:00', review({ stars: 3, text: 'Fine' }))];
    await world.poll(STORE.id);
    world.world.now = today('12:30');
    world.store.reviews = [aReview('9001', '12:20', review({ stars: 3, text: 'Not what it was' }))];

    await world.poll(STORE.id);

    expect(world.judge.asked.map((text) => text.replace(/^.*\. /u, ''))).toEqual(['Fine', 'Not what it was']);
    expect(world.mention('9001').severity.sentiment.secondOpinion?.by).toBe('Comprehend');
  });

  it('is not asked for what is a week old when a source is read for the first time', async () => {
    const world = aWorldWithJudge();
    world.store.reviews = [
      aReview('9002', '11:00', review({ stars: 3, text: 'New' })),
      aReview('9001', '2026-11-12T11:00:00Z', review({ stars: 3, text: 'Old' })),
    ];

    await world.poll(STORE.id);

    expect(world.judge.asked.map((text) => text.replace(/^.*\. /u, ''))).toEqual(['New']);
  });

  it.each<readonly [string, Partial<OpinionAnswer>]>([
    ['is down', { of: new Map(), failed: 'down', line: 'TimeoutError' }],
    ['is not believed', { of: new Map(), failed: 'unusable', line: 'not believed' }],
    ['has none', { of: new Map() }],
  ])('that %s leaves the built-in answer, in silence', async (_, answer) => {
    const world = aWorldWithJudge(() => answer);
    world.server.posts = [unclear('100')];

    expect(await world.poll(SERVER.id)).toEqual(
      expect.objectContaining({ outcome: 'read', discovered: 1, refused: 0 }),
    );
    expect(world.mention('100').severity.sentiment).toMatchObject({ label: 'neutral', confident: false });
    expect(world.mention('100').severity.sentiment).not.toHaveProperty('secondOpinion');
    expect(storyOf(world.mention('100'))).toEqual(['discovered', 'excluded']);
  });

  it('is not paid for again when the poll dies before the mention is stored', async () => {
    const world = aWorldWithJudge();
    world.server.posts = [unclear('100')];
    const dying = { ...world.deps.mentions, save: () => Promise.reject(new Error('died')) };
    await expect(pollSource(SERVER.id, { ...world.deps, mentions: dying })).rejects.toThrow('died');

    await world.poll(SERVER.id);

    expect(world.judge.asked).toHaveLength(1);
    expect(world.mention('100').severity.sentiment.secondOpinion?.by).toBe('Comprehend');
  });

  it('keeps nothing from being stored when one mention cannot be looked up', async () => {
    const world = aWorldWithJudge();
    world.server.posts = [unclear('100'), unclear('101')];
    let finds = 0;
    const find: typeof world.deps.mentions.find = async (key) => {
      finds += 1;
      if (finds === 1) throw new Error('no table for a moment');
      return world.deps.mentions.find(key);
    };

    await pollSource(SERVER.id, { ...world.deps, mentions: { ...world.deps.mentions, find } });

    expect(world.ids().toSorted()).toEqual(['100', '101']);
    expect(world.judge.asked).toHaveLength(1);
  });

  it('is asked for an edit that only the look before an alert has found', async () => {
    const world = aWorldWithJudge();
    world.server.posts = [unclear('100', '11:00')];
    await world.poll(SERVER.id);
    world.server.posts = [
      aPost('100', '11:00', { content: '<p>Let me put it so</p>', edited_at: '2026-11-20T12:10:00.000Z' }),
    ];
    world.world.now = today('14:00');
    const { brand, origin, externalId, clock } = world.mention('100');

    await fireClock({ brand, origin, externalId, dueAt: clock.ladder[0]?.at ?? 0 }, world.deps);

    expect(world.judge.asked.at(-1)).toBe('Let me put it so');
  });
});
