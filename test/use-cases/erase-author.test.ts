import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erased } from '../../functions/domain/mentions/erasure.ts';
import { historyEvent } from '../../functions/domain/mentions/history.ts';
import { knownAuthor } from '../../functions/domain/mentions/known-author.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { tombstoneOf } from '../../functions/domain/mentions/tombstone.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { type EraseDeps, type EraseOrder, eraseAuthor } from '../../functions/use-cases/erase-author.ts';
import { exportAuthor } from '../../functions/use-cases/export-author.ts';
import { noticeOf } from '../../functions/use-cases/notice-of.ts';
import { notifySlack } from '../../functions/use-cases/notify-slack.ts';
import { aClockedMention } from '../domain/alerts/builders.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemorySlackCards } from '../support/in-memory-slack.ts';
import { anIncident } from '../support/incidents.ts';
import { alertSettings } from './alert-ports.ts';
import { aPost } from './pretend-sources.ts';
import { SlackWorld } from './slack-world.ts';
import { aWorld, SERVER } from './world.ts';

const SECRET_WORDS = 'the violet samovar of my aunt';
const AUTHOR = { id: '4711@social.example', name: 'Ada Ferrow' };

/** A Mastodon server with two posts of one author and one of another, polled once. */
async function polledWorld() {
  const world = aWorld();
  const by = (who: typeof AUTHOR) => ({
    account: {
      id: who.id,
      acct: who.name,
      username: who.name,
      display_name: who.name,
      url: `https://social.example/@${who.id}`,
    },
  });
  world.server.posts = [
    aPost('100', '11:00', { ...by(AUTHOR), content: `<p>${SECRET_WORDS}</p>` }),
    aPost('101', '11:01', by({ id: '4712', name: 'Bo' })),
    aPost('102', '11:02', { ...by(AUTHOR), content: `<p>${SECRET_WORDS} again</p>` }),
  ];
  await world.poll(SERVER.id);
  const { author } = world.mention('100').observation;
  return { world, author };
}

/** Each port works until the n-th call of any, and dies in it after it was done. */
function mortal<Deps extends EraseDeps>(deps: Deps, step: number): EraseDeps {
  let calls = 0;
  const dying = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          calls += 1;
          if (calls > step) throw new Error('dead');
          const result: unknown = Reflect.apply(value, target, given);
          if (calls < step || step === 0) return result;
          if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result)
            throw new Error('dies here');
          return Promise.resolve(result).then(() => Promise.reject(new Error('dies here')));
        };
      },
    });
  return { ...deps, mentions: dying(deps.mentions), cards: dying(deps.cards) };
}

const ordered = (mention: Mention, over: Partial<EraseOrder> = {}): EraseOrder => ({
  kind: mention.observation.kind,
  id: mention.observation.author.id,
  brands: [mention.brand],
  from: 0,
  until: mention.discoveredAt + DAY,
  places: [{ brand: mention.brand, origin: mention.origin }],
  future: false,
  dryRun: false,
  ...over,
});

describe('erasing an author', () => {
  it('leaves timings, stars and verdicts of all they wrote, and of others everything', async () => {
    const { world, author } = await polledWorld();
    const before = world.mention('100');
    const other = world.mention('101');
    const deps = { mentions: world.mentions, cards: inMemorySlackCards(), now: () => world.world.now };

    const done = await eraseAuthor(ordered(before), world.settings, deps);

    expect(done.mentions.map(({ name }) => name.split('/').at(-1))).toEqual(['100', '102']);
    const left = JSON.stringify([world.mention('100'), world.mention('102')]);
    for (const trace of [
      SECRET_WORDS,
      'samovar',
      AUTHOR.name,
      AUTHOR.id,
      author.id ?? '',
      'https://',
      before.contentHash,
    ])
      expect(left).not.toContain(trace);
    expect(world.mention('100')).toMatchObject({
      discoveredAt: before.discoveredAt,
      severity: { level: before.severity.level },
      observation: { publishedAt: before.observation.publishedAt, labels: {} },
      erasedAt: world.world.now,
    });
    expect(world.mention('101')).toEqual(other);
  });

  it('says what it would do, and does nothing, in a dry run', async () => {
    const { world } = await polledWorld();
    const before = structuredClone(world.mentions.mentions());
    const deps = { mentions: world.mentions, cards: inMemorySlackCards(), now: () => world.world.now };

    const would = await eraseAuthor(ordered(world.mention('100'), { dryRun: true }), world.settings, deps);

    expect(would.mentions).toHaveLength(2);
    expect(world.mentions.mentions()).toEqual(before);
  });

  it('is kept by polls that show the same posts again, edited, or ones never seen before', async () => {
    const { world } = await polledWorld();
    const first = world.mention('100');
    const deps = { mentions: world.mentions, cards: inMemorySlackCards(), now: () => world.world.now };
    await eraseAuthor(ordered(first), world.settings, deps);
    const erasedNow = world.mention('100');

    const [post] = world.server.posts;
    world.server.posts = [
      { ...post, content: `<p>${SECRET_WORDS}, edited</p>`, edited_at: '2026-11-20T11:30:00.000Z' },
      { ...post, id: '103', uri: 'https://social.example/103', created_at: '2026-11-20T10:00:00.000Z' },
      ...world.server.posts.slice(1),
    ];
    world.world.now += HOUR;
    await world.poll(SERVER.id);

    expect(world.mention('100')).toEqual(erasedNow);
    expect(JSON.stringify(world.mentions.mentions())).not.toContain('samovar');
    expect(world.ids()).not.toContain('103');
  });

  it.each([
    ['takes in what they post afterwards', false, true],
    ['does not, where they asked for that', true, false],
  ])('%s', async (_, future, isTakenIn) => {
    const { world } = await polledWorld();
    const first = world.mention('100');
    await eraseAuthor(ordered(first, { future }), world.settings, {
      mentions: world.mentions,
      cards: inMemorySlackCards(),
      now: () => world.world.now,
    });

    const [post] = world.server.posts;
    world.world.now += HOUR;
    const later = new Date(world.world.now - MINUTE).toISOString();
    world.server.posts = [
      ...world.server.posts,
      { ...post, id: '200', uri: 'https://social.example/200', created_at: later },
    ];
    await world.poll(SERVER.id);

    expect(world.ids().includes('200')).toBe(isTakenIn);
  });

  it('ends in the same state wherever it died, once it is done again', async () => {
    const erasedOnce = await stateAfterDeathAt(0);
    let steps = 1;
    for (; steps < 60; steps += 1) {
      const { state, survived } = await stateAfterDeathAt(steps);
      expect(state).toEqual(erasedOnce.state);
      if (survived) break;
    }
    expect(steps).toBeGreaterThan(8);
  });

  async function stateAfterDeathAt(step: number) {
    const { world } = await polledWorld();
    const first = world.mention('100');
    await world.mentions.keepEarlierText(first);
    const deps = { mentions: world.mentions, cards: inMemorySlackCards(), now: () => world.world.now };
    const dying = mortal(deps, step);
    const survived = await eraseAuthor(ordered(first), world.settings, dying).then(
      () => true,
      () => false,
    );
    await eraseAuthor(ordered(first), world.settings, deps);
    const who = knownAuthor(first.brand, first.origin, first.observation.author);
    const state = {
      mentions: world.mentions.mentions(),
      texts: [...world.mentions.earlierTexts],
      until: who && (await world.mentions.forgottenUntil(who)),
    };
    return { state, survived };
  }

  it('leaves of what our people wrote only who did what', async () => {
    const mentions = inMemoryMentionStore();
    const mention = aClockedMention({
      history: [
        historyEvent(1, 'discovered', 'kettle-us'),
        historyEvent(2, 'noted', 'mira: called Ada Ferrow at 555'),
        historyEvent(3, 'snoozed', 'until 2026-11-24T09:00:00.000Z by bo: Ada is on holiday'),
        historyEvent(4, 'markedAnswered', 'bo, posted 2026-11-24T09:00:00.000Z https://mail.example/ada'),
      ],
    });
    await mentions.save({ ...mention, version: 1 });
    const cards = inMemorySlackCards();
    await eraseAuthor(ordered(mention), alertSettings(), { mentions, cards, now: () => mention.discoveredAt });

    const [left] = mentions.mentions();
    expect(left?.history.map(({ what, detail }) => [what, detail])).toEqual([
      ['discovered', 'kettle-us'],
      ['noted', 'mira'],
      ['snoozed', 'until 2026-11-24T09:00:00.000Z by bo'],
      ['markedAnswered', 'bo, posted 2026-11-24T09:00:00.000Z'],
      ['withdrawn', undefined],
      ['erased', 'its author asked for it'],
    ]);
  });
});

describe('exporting an author', () => {
  it('gives everything that would be erased, and afterwards nothing of it', async () => {
    const { world } = await polledWorld();
    const mention = world.mention('100');
    const cards = inMemorySlackCards();
    await cards.save(
      mention,
      'slack-app:C1',
      { cycle: 1, told: [], ts: '1.2', channel: 'C1' },
      undefined,
      world.world.now,
    );
    const deps = { mentions: world.mentions, cards, now: () => world.world.now };

    const found = await exportAuthor(ordered(mention), deps);

    expect(found.mentions.map(({ mention: one }) => one.observation.text)).toEqual([
      SECRET_WORDS,
      `${SECRET_WORDS} again`,
    ]);
    expect(found.mentions[0]?.told).toEqual([{ receiver: 'slack-app:C1', channel: 'C1', ts: '1.2' }]);
    expect(found.authors).toHaveLength(1);

    await eraseAuthor(ordered(mention), world.settings, deps);
    expect(await exportAuthor(ordered(mention), deps)).toEqual({ authors: [], mentions: [] });
  });

  it('finds by name, however it is written, and never by half of it', async () => {
    const { world } = await polledWorld();
    const mention = world.mention('100');
    const { name = '' } = mention.observation.author;
    const by = (wanted: string) =>
      exportAuthor(
        { ...ordered(mention), id: undefined, name: wanted },
        { mentions: world.mentions, cards: inMemorySlackCards() },
      );

    expect((await by(` ${name.toUpperCase()} `)).mentions).toHaveLength(2);
    expect((await by(name.slice(0, 3))).mentions).toEqual([]);
  });
});

describe('what Slack was shown of a mention that is gone', () => {
  let world: SlackWorld;
  beforeEach(async () => {
    world = await SlackWorld.open();
  });
  afterEach(() => world.slack.close());
  const live = (length: number): Promise<void> => world.until(world.now + length);
  const posted = (): string => JSON.stringify(world.slack.workspace.posts);

  it.each([
    ['its author has asked for it', (mention: Mention, at: number) => erased(mention, at)],
    ['its source has deleted it', (mention: Mention) => tombstoneOf(mention)],
  ])('is drawn anew without its words where %s: all living messages, and incidents that quoted it', async (_, end) => {
    const mention = world.mention('4711');
    const { brand, origin, externalId } = mention;
    const words = mention.observation.text.slice(0, 20);
    world.alert(mention);
    await live(MINUTE);
    const incident = anIncident({ brand, samples: [{ origin, externalId }] });
    await world.incidents.saveBoard({ brand, version: 1, incidents: [incident] });
    const audience = { owner: 'support', stage: 'breach' } as const;
    const notice = await noticeOf(incident, audience, world.settings, world.mentions, world.now);
    await notifySlack([{ kind: 'incident', notice }], world.deps);
    await live(MINUTE);
    const second = world.change(mention, { cycle: 2, pending: { stage: 'warn', since: world.now } });
    world.alert(second);
    await live(MINUTE);
    expect(posted().split(words).length - 1).toBeGreaterThanOrEqual(3);

    const gone = { ...second.clock.seen, responses: [], hidden: [], edits: [], goneAt: world.now };
    const left = end({ ...second, clock: { ...second.clock, status: 'withdrawn', seen: gone } }, world.now);
    world.change(second, left.clock, left);
    await live(MINUTE);

    expect(world.shown().length).toBeGreaterThanOrEqual(3);
    expect(posted()).not.toContain(words);
    expect(posted()).not.toContain(mention.observation.author.name ?? 'no name');
    expect(world.isQuiet).toBe(true);
  });
});
