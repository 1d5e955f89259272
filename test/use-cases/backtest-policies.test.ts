import { describe, expect, it } from 'vitest';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { backtestPolicies } from '../../functions/use-cases/backtest-policies.ts';
import { changed, VALID } from '../domain/settings/settings-text.ts';
import { having, seen } from '../domain/sla/decide-support.ts';
import { aClock, aMention, anObservation, at, POSTED_AT } from '../support/builders.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';

const NOW = at('2026-11-18T09:00:00Z');
const TODAY = readSettings(VALID, 'today.yaml');
const stricter = readSettings(changed('time: 4h\n      calendar: office', 'time: 90m'), 'other.yaml');

const mention = (
  id: string,
  response: string,
  overrides: Parameters<typeof anObservation>[0] = {},
  brand = 'sundial',
) =>
  aMention({
    brand,
    sourceId: 'store-be',
    observation: anObservation({ id, ...overrides }),
    clock: having(aClock(), seen(response)),
  });

async function backtest(
  mentions: readonly ReturnType<typeof aMention>[],
  more: { from?: number; brand?: string } = {},
) {
  const store = inMemoryMentionStore({ now: () => NOW });
  for (const one of mentions) await store.save(one);
  const before = store.mentions();
  const progress: string[] = [];
  const wanted = { settings: TODAY, other: stricter, from: POSTED_AT - HOUR, to: NOW, ...more };
  const outcome = await backtestPolicies(wanted, {
    mentions: { find: store.find, facts: store.facts },
    now: () => NOW,
    onProgress: (done, total) => progress.push(`${done}/${total}`),
  });
  expect(store.mentions()).toEqual(before);
  return { outcome, progress };
}

describe('backtest', () => {
  it('shows both sets of policies on the same history, and reads only', async () => {
    const { outcome, progress } = await backtest([
      mention('1', '10:00'),
      mention('2', '12:00'),
      mention('3', '10:00', { rating: 5 }),
    ]);

    expect(outcome).toMatchObject({
      timeZone: 'UTC',
      unread: 0,
      today: { mentions: 3, clocks: 2, unclocked: 1, counts: { met: 2, late: 0 }, attainment: 1, breaches: 0 },
      other: {
        mentions: 3,
        clocks: 2,
        unclocked: 1,
        counts: { met: 1, late: 1 },
        attainment: 0.5,
        breaches: 1,
        warnings: 2,
      },
    });
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
  });

  it('looks at one brand, and at the range that it is given', async () => {
    const mentions = [mention('1', '10:00'), mention('2', '10:00', {}, 'luna')];

    expect((await backtest(mentions, { brand: 'luna' })).outcome.today.mentions).toBe(0);
    expect((await backtest(mentions, { from: POSTED_AT + MINUTE })).outcome.today.mentions).toBe(0);
    expect((await backtest([mention('1', '10:00', { fromBrand: true })])).outcome.today.mentions).toBe(0);
  });

  it('says what the figures cannot know', async () => {
    const themed = readSettings(changed('stars: [1, 2]', 'stars: [1, 2]\n      repeatAuthor: true'), 'other.yaml');
    const store = inMemoryMentionStore({ now: () => NOW });
    await store.save(mention('1', '10:00'));
    const deps = { mentions: { facts: store.facts, find: async () => undefined }, now: () => NOW };

    const outcome = await backtestPolicies({ settings: TODAY, other: themed, from: 0, to: NOW }, deps);

    expect(outcome).toMatchObject({ unread: 1, today: { mentions: 0 } });
    expect(outcome.notes.slice(2)).toEqual([
      'repeatAuthor: known only of mentions found while a policy asked for it, so bad-reviews may match too few.',
    ]);
  });
});
