import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePushMessage } from '../../functions/adapters/runtime/message-schemas.ts';
import type { PushMessage } from '../../functions/contracts/messages.ts';
import { histogramOf, lagQuantile, totalOf } from '../../functions/domain/mentions/lag-histogram.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { isGone } from '../../functions/domain/sla/clock-seen.ts';
import { MentionNotHere, takeInPushes } from '../../functions/use-cases/take-in-push.ts';
import { aPolicy, at } from '../support/builders.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemoryQueues } from '../support/in-memory-queues.ts';
import { inMemorySourceStore } from '../support/in-memory-source-store.ts';
import { anEntry, aPushSource } from '../support/push-builders.ts';
import { wordListScorer } from '../support/word-list-scorer.ts';
import { alertSettings } from './alert-ports.ts';

/** An hour after the builder's entry was published; its policy gives four. */
const NOW = at('2026-11-20T12:00:00Z');

function aStore() {
  const clock = { now: NOW };
  const source = aPushSource();
  const settings = alertSettings({
    brands: [{ id: 'sundial', name: 'Sundial' }],
    sources: [source],
    calendars: {},
    policies: [aPolicy()],
  });
  const sources = inMemorySourceStore([source]);
  const mentions = inMemoryMentionStore({ now: () => clock.now, shards: 2 });
  const queues = inMemoryQueues();
  const judging = { scorer: wordListScorer, tz: '2026a' };
  const now = () => clock.now;
  const deps = { readSettings: async () => settings, mentions, sources, queues, now, ...judging };
  const takeAll = (messages: readonly PushMessage[]) =>
    takeInPushes(
      messages.map((message) => parsePushMessage(JSON.stringify(message))),
      deps,
    );
  return {
    clock,
    mentions,
    sources,
    queues,
    takeAll,
    take: async (message: PushMessage) => {
      const [taken] = await takeAll([message]);
      if (taken === undefined || 'error' in taken) throw taken?.error;
      return taken.done;
    },
    find: (id = 'ticket-1') => mentions.find({ brand: 'sundial', origin: 'push:help-desk', externalId: id }),
  };
}

const message = (entry: unknown, receivedAt = NOW, history = false): PushMessage => ({
  sourceId: 'help-desk',
  receivedAt,
  history,
  entry,
});
const replied = (time: string, id = 'r1') => ({ id: 'ticket-1', response: { truth: 'replied', at: time, id } });

describe('a pushed mention', () => {
  it('is scored, clocked from its publication, and known as discovered when it came', async () => {
    const store = aStore();

    expect(await store.take(message(anEntry()))).toBe('discovered');
    expect(await store.find()).toMatchObject({
      sourceId: 'help-desk',
      discoveredAt: NOW,
      severity: { level: 'high' },
      observation: { kind: 'push' },
      clock: {
        status: 'running',
        startedAt: at('2026-11-20T11:00:00Z'),
        dueAt: at('2026-11-20T15:00:00Z'),
        lateDiscovered: false,
      },
    });
  });

  it('that comes again changes nothing', async () => {
    const store = aStore();
    await store.take(message(anEntry()));

    expect(await store.take(message(anEntry()))).toBe('known');
    expect(await store.find()).toMatchObject({ version: 1 });
  });

  it('covers its source from the first one on, without a write for each', async () => {
    const store = aStore();
    await store.take(message(anEntry()));
    await store.take(message(anEntry({ id: '2' }), NOW + MINUTE));
    await store.take(message(anEntry({ id: '3' }), NOW + HOUR));

    expect(await store.sources.find('help-desk')).toMatchObject({
      progress: { coveredSince: NOW, lastChangeAt: NOW + HOUR, version: 2 },
    });
  });

  it('of a source that left the settings ends with the dead letters, not in silence', async () => {
    const store = aStore();

    await expect(store.take({ ...message(anEntry()), sourceId: 'gone' })).rejects.toThrow(
      'gone is no push source of the settings any more',
    );
  });
});

describe('what is heard of a sender', () => {
  const posted = (id: string, publishedAt: string, receivedAt: number) =>
    message(anEntry({ id, publishedAt }), receivedAt);
  const progressOf = async (store: ReturnType<typeof aStore>) => (await store.sources.find('help-desk'))?.progress;

  it('is one write for a batch, with the lag of each mention that was posted since it is covered', async () => {
    const store = aStore();
    await store.takeAll([
      posted('1', '2026-11-20T11:00:00Z', NOW),
      posted('2', '2026-11-20T12:00:00Z', NOW + 10 * MINUTE),
      posted('3', '2026-11-20T12:20:00Z', NOW + 50 * MINUTE),
    ]);

    const progress = await progressOf(store);
    expect(progress).toMatchObject({ coveredSince: NOW, lastChangeAt: NOW + 50 * MINUTE, version: 1 });
    const lags = histogramOf(progress?.lags ?? { recent: {} });
    expect(totalOf(lags)).toBe(2);
    expect((lagQuantile(lags, 0.5) ?? 0) / MINUTE).toBeCloseTo(10, -0.5);
    expect((lagQuantile(lags, 0.9) ?? 0) / MINUTE).toBeCloseTo(30, -0.5);
  });

  it.each([
    ['that is known', 'known', message(anEntry())],
    ['whose words are told anew', 'changed', message(anEntry(), NOW + MINUTE)],
    [
      'of history',
      'discovered',
      message(anEntry({ id: '9', publishedAt: '2026-11-20T12:00:01Z' }), NOW + MINUTE, true),
    ],
    [
      'of which only the day is sure',
      'discovered',
      message(anEntry({ id: '9', publishedAt: '2026-11-20T12:00:01Z', publishedPrecision: 'day' }), NOW + MINUTE),
    ],
  ])('tells no lag of a mention %s', async (_, done, second) => {
    const store = aStore();
    await store.take(message(anEntry()));

    expect(await store.take(second)).toBe(done);
    expect(await progressOf(store)).not.toHaveProperty('lags');
  });

  it('is noted although another writes at the same time, and the entry fails that cannot be', async () => {
    const store = aStore();
    const { saveProgress } = store.sources;
    let lost = 0;
    store.sources.saveProgress = async (progress) => {
      if (lost++ > 0) return saveProgress(progress);
      await saveProgress({ ...progress, lastChangeAt: NOW - HOUR });
      return 'conflict';
    };
    await store.take(posted('1', '2026-11-20T11:00:00Z', NOW));
    expect(await progressOf(store)).toMatchObject({ lastChangeAt: NOW, version: 2 });

    store.sources.saveProgress = async () => {
      throw new Error('the table is away');
    };
    const taken = await store.takeAll([posted('2', '2026-11-20T12:30:00Z', NOW + HOUR)]);
    expect(taken).toEqual([{ error: new Error('the table is away') }]);
  });

  it('one entry that fails keeps none of the others from the store', async () => {
    const store = aStore();
    const taken = await store.takeAll([
      message(replied('2026-11-20T12:30:00Z', 'r9')),
      posted('2', '2026-11-20T11:30:00Z', NOW),
    ]);

    expect(taken).toMatchObject([{ error: expect.any(MentionNotHere) }, { done: 'discovered' }]);
  });
});

describe('a crash between queue and store', () => {
  it.each(['before', 'after'] as const)('%s the write loses nothing and stores nothing twice', async (when) => {
    const store = aStore();
    const { save } = store.mentions;
    store.mentions.save = async (mention) => {
      store.mentions.save = save;
      if (when === 'after') await save(mention);
      throw new Error('the function died');
    };

    await expect(store.take(message(anEntry()))).rejects.toThrow('the function died');
    expect(await store.take(message(anEntry()))).toBe(when === 'after' ? 'known' : 'discovered');
    expect(await store.find()).toMatchObject({ version: 1 });
  });
});

describe('a pushed response', () => {
  it('stops the clock by when it was posted, not by when it came', async () => {
    const store = aStore();
    await store.take(message(anEntry()));

    expect(await store.take(message(replied('2026-11-20T14:59:00Z'), NOW + 9 * HOUR))).toBe('changed');
    expect(await store.find()).toMatchObject({ clock: { status: 'met', respondedAt: at('2026-11-20T14:59:00Z') } });
  });

  it('without its time counts as posted when it came', async () => {
    const store = aStore();
    await store.take(message(anEntry()));
    await store.take(message({ id: 'ticket-1', response: { truth: 'replied' } }, at('2026-11-20T15:00:01Z')));

    expect(await store.find()).toMatchObject({ clock: { status: 'late' } });
  });

  it('that was taken back runs the clock again; unknown takes nothing back', async () => {
    const store = aStore();
    await store.take(message(anEntry()));
    await store.take(message(replied('2026-11-20T12:30:00Z'), NOW + HOUR));
    await store.take(message({ id: 'ticket-1', response: { truth: 'unknown' } }, NOW + 61 * MINUTE));
    expect(await store.find()).toMatchObject({ clock: { status: 'met' } });

    await store.take(message({ id: 'ticket-1', response: { truth: 'notReplied' } }, NOW + 2 * HOUR));
    expect(await store.find()).toMatchObject({ clock: { status: 'running', dueAt: at('2026-11-20T15:00:00Z') } });
  });

  it('that comes before its mention waits for it in the queue', async () => {
    const store = aStore();

    await expect(store.take(message(replied('2026-11-20T12:30:00Z')))).rejects.toThrow(MentionNotHere);
    await store.take(message(anEntry()));
    expect(await store.take(message(replied('2026-11-20T12:30:00Z'), NOW + HOUR))).toBe('changed');
  });
});

describe('a pushed deletion', () => {
  it('erases text and author and stops the clock; the timings stay', async () => {
    const store = aStore();
    await store.take(message(anEntry({ author: { name: 'Vera' } })));
    await store.take(message({ id: 'ticket-1', deleted: true }, NOW + HOUR));

    expect(await store.find()).toMatchObject({
      observation: { text: '', author: {}, rating: 1 },
      clock: { status: 'withdrawn', dueAt: at('2026-11-20T15:00:00Z') },
    });
  });

  it('erases one that was answered before, whose verdict stays', async () => {
    const store = aStore();
    await store.take(message(anEntry()));
    await store.take(message(replied('2026-11-20T12:30:00Z'), NOW + HOUR));
    await store.take(message({ id: 'ticket-1', deleted: true }, NOW + 2 * HOUR));

    expect(await store.find()).toMatchObject({ observation: { text: '' }, clock: { status: 'met' } });
  });

  it('is the last word: neither an older edit that comes late nor a newer copy brings the text back', async () => {
    const store = aStore();
    await store.take(message(anEntry()));
    await store.take(message({ id: 'ticket-1', deleted: true }, NOW + HOUR));
    await store.take(message(anEntry({ text: 'An older edit.' }), NOW + 30 * MINUTE));
    await store.take(message(anEntry({ text: 'A newer edit.' }), NOW + 2 * HOUR));

    expect((await store.find())?.observation.text).toBe('');
  });
});

describe('what is pushed as history', () => {
  const old = (response?: unknown) => message(anEntry({ publishedAt: '2025-03-04T10:00:00Z', response }), NOW, true);

  it.each([
    ['answered in time', { truth: 'replied', at: '2025-03-04T12:00:00Z' }, 'met'],
    ['answered late', { truth: 'replied', at: '2025-03-06T12:00:00Z' }, 'late'],
    ['answered, nobody says when', { truth: 'replied' }, 'excluded'],
    ['never answered, for certain', { truth: 'notReplied' }, 'running'],
    ['of which nobody knows', { truth: 'unknown' }, 'excluded'],
  ])('%s: is counted by what it says, and never comes due', async (_what, response, status) => {
    const store = aStore();
    await store.take(old(response));

    expect(await store.find()).toMatchObject({ clock: { status } });
    expect(store.queues.due).toEqual([]);
  });

  it('and is still within its time starts its clock as ever', async () => {
    const store = aStore();
    await store.take(message(anEntry(), NOW, true));

    expect(await store.find()).toMatchObject({ clock: { status: 'running', fired: 0 } });
  });

  it('would be alerted on if it were not history', async () => {
    const store = aStore();
    await store.take({ ...old({ truth: 'notReplied' }), history: false });

    expect(store.queues.due).toHaveLength(1);
  });
});

describe('words that a customer came back to', () => {
  const [broken, repaired] = ['The kettle arrived broken.', 'Repaired, thank you.'];
  const sent = (text: string, minute: number, stated: boolean) =>
    message(
      anEntry({ text, ...(stated && { editedAt: new Date(NOW + minute * MINUTE).toISOString() }) }),
      NOW + minute * MINUTE,
    );

  it.each([true, false])('stay when what they had replaced arrives late: times stated %s', async (stated) => {
    const store = aStore();
    await store.take(sent(broken, 1, stated));
    await store.take(sent(broken, 3, stated));
    await store.take(sent(repaired, 2, stated));

    expect((await store.find('ticket-1'))?.observation.text).toBe(broken);
  });
});

describe('any order of any pushes, repeated as queues do', () => {
  const minutes = (count: number) => NOW + count * MINUTE;
  const texts = ['The kettle arrived broken.', 'Still broken.', 'Repaired, thank you.', 'Broken again.'];
  const change = fc.oneof(
    fc.record({ what: fc.constant('edit' as const), text: fc.constantFrom(...texts), stated: fc.boolean() }),
    fc.record({
      what: fc.constant('response' as const),
      truth: fc.constantFrom('replied', 'notReplied', 'unknown'),
      id: fc.constantFrom('r1', 'r2'),
    }),
    fc.record({ what: fc.constant('deletion' as const) }),
  );
  const entryOf = (
    id: string,
    made: Exclude<typeof change extends fc.Arbitrary<infer T> ? T : never, never>,
    index: number,
  ): unknown => {
    if (made.what === 'deletion') return { id, deleted: true };
    if (made.what === 'edit') {
      return anEntry({ id, text: made.text, ...(made.stated && { editedAt: new Date(minutes(index)).toISOString() }) });
    }
    const at = new Date(minutes(index)).toISOString();
    return { id, response: made.truth === 'replied' ? { truth: 'replied', at, id: made.id } : { truth: made.truth } };
  };

  it('ends in the same stored mentions', async () => {
    const stream = fc.array(fc.record({ id: fc.constantFrom('a', 'b'), made: change }), { maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(stream, fc.infiniteStream(fc.nat()), async (changes, numbers) => {
        const sent = [
          message(anEntry({ id: 'a' }), minutes(0)),
          message(anEntry({ id: 'b' }), minutes(0)),
          ...changes.map(({ id, made }, index) => message(entryOf(id, made, index + 1), minutes(index + 1))),
        ];
        const inOrder = await endOf(sent);
        const [first = 0] = numbers.take(1);
        const repeated = [...sent, ...sent.filter((_, index) => (first >> index) % 2 === 1)];
        const shuffled = repeated
          .map((one) => ({ one, key: numbers.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);

        expect(await endOf(shuffled)).toEqual(inOrder);
      }),
      { numRuns: 120 },
    );
  });

  /** What is stored of the two in the end; whatever could not be taken in yet comes back, as the queue has it. */
  async function endOf(messages: readonly PushMessage[]): Promise<unknown> {
    const store = aStore();
    let waiting = [...messages];
    while (waiting.length > 0) {
      const next: PushMessage[] = [];
      for (const one of waiting) {
        await store.take(one).catch((error: unknown) => {
          if (!(error instanceof MentionNotHere)) throw error;
          next.push(one);
        });
      }
      waiting = next;
    }
    const held = await Promise.all([store.find('a'), store.find('b')]);
    return held.map((mention) => mention && [mention.observation.text, isGone(mention.clock)]);
  }
});
