import { describe, expect, it } from 'vitest';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { HOUR, toIso } from '../../functions/domain/shared/time.ts';
import type { Clock } from '../../functions/domain/sla/clock.ts';
import { nextDueAt } from '../../functions/domain/sla/clock-due.ts';
import { openClock } from '../../functions/domain/sla/clock-open.ts';
import { type FollowDeps, followTimeZones } from '../../functions/use-cases/follow-time-zones.ts';
import { timesOf } from '../../functions/use-cases/open-time-of.ts';
import { changed, VALID } from '../domain/settings/settings-text.ts';
import { aMention, anObservation, at, POSTED_AT } from '../support/builders.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';

const NOW = at('2026-11-16T10:00:00Z');
const SETTINGS = readSettings(VALID, 'replywatch.yaml');
const [POLICY] = SETTINGS.policies;

/** One star of Monday 10:00 in Brussels, due at 15:00 by the present rules; those of 2026a had the zone an hour behind. */
function open(id: string, clock: Partial<Clock> = {}): Mention {
  const { clock: opened } = openClock({
    ...{ policy: POLICY, ...timesOf(SETTINGS.calendars, POLICY), cycle: 1, tz: '2026a' },
    ...{ startedAt: POSTED_AT, discoveredAt: POSTED_AT, now: POSTED_AT },
  });
  const dueAt = (opened.dueAt ?? 0) + HOUR;
  return aMention({
    ...{ brand: 'sundial', sourceId: 'store-be', observation: anObservation({ id }) },
    clock: { ...opened, dueAt, ...clock },
  });
}

async function aStore(...mentions: readonly Mention[]) {
  const store = inMemoryMentionStore({ shards: SETTINGS.shards, now: () => NOW });
  for (const mention of mentions) await store.save(mention);
  const follow = (more: Partial<FollowDeps> = {}) =>
    followTimeZones({ readSettings: async () => SETTINGS, mentions: store, now: () => NOW, tz: '2026b', ...more });
  return { store, follow };
}

describe('a newer time zone database', () => {
  it('moves the deadline of an open clock and the stages that are still ahead, once', async () => {
    const mention = open('4711');
    const { store, follow } = await aStore(mention);

    const first = await follow();
    const again = await follow();

    const moved = await store.find(mention);
    expect(toIso(moved?.clock.dueAt ?? 0)).toBe('2026-11-16T14:00:00.000Z');
    expect(moved).toMatchObject({ version: 2, clock: { tz: '2026b' }, history: [{ at: NOW, what: 'recomputed' }] });
    expect(moved && nextDueAt(moved.clock)).toBeLessThan(at('2026-11-16T14:00:00Z'));
    expect([first.rows.length, again.rows.length, again.unchanged]).toEqual([1, 0, 1]);
  });

  it('is not taken back by a function that still has the older one', async () => {
    const mention = open('4711', { tz: '2026b' });
    const { store, follow } = await aStore(mention);

    await follow({ tz: '2026a' });

    expect(await store.find(mention)).toEqual(mention);
  });

  it('leaves a clock whose policy was changed to whoever changed it', async () => {
    const mention = open('4711');
    const { store, follow } = await aStore(mention);

    const { rows } = await follow({
      readSettings: async () => readSettings(changed('time: 4h', 'time: 2h'), 'x.yaml'),
    });

    expect(rows).toEqual([]);
    expect(await store.find(mention)).toEqual(mention);
  });

  it('leaves clocks around the clock, those that are closed, and deadlines that have passed', async () => {
    const { calendar: _, ...round } = open('round').clock;
    const others = [
      { ...open('round'), clock: round },
      open('closed', { status: 'met', respondedAt: NOW }),
      open('late', { dueAt: NOW - HOUR }),
    ];
    const { store, follow } = await aStore(...others);

    await follow();

    const [unmoved, closed, late] = await Promise.all(others.map((mention) => store.find(mention)));
    expect([unmoved, closed]).toEqual(others.slice(0, 2));
    expect(late?.clock.dueAt).toBe(NOW - HOUR);
  });

  it('leaves a clock whose alert is on its way to the next run', async () => {
    const mention = open('4711', { pending: { stage: 'warn1', since: NOW } });
    const { store, follow } = await aStore(mention);

    const { rows } = await follow();

    expect(rows).toMatchObject([{ outcome: 'left', why: 'its alert (warn1) is on its way; run again' }]);
    expect(await store.find(mention)).toEqual(mention);
  });

  it('is followed to the end by the next run when one dies halfway', async () => {
    const mentions = ['1', '2', '3'].map((id) => open(id));
    const { store, follow } = await aStore(...mentions);
    let saves = 0;
    const dying: FollowDeps['mentions'] = {
      ...store,
      save: async (mention) => {
        saves += 1;
        if (saves > 1) throw new Error('killed');
        return store.save(mention);
      },
    };

    await expect(follow({ mentions: dying })).rejects.toThrow('killed');
    await follow();

    const dues = await Promise.all(mentions.map(async (mention) => (await store.find(mention))?.clock.dueAt));
    expect(dues).toEqual(mentions.map(() => at('2026-11-16T14:00:00Z')));
  });
});
