import { describe, expect, it } from 'vitest';
import type { SourceProgress } from '../../functions/domain/mentions/coverage.ts';
import { pollGroup } from '../../functions/domain/mentions/poll-group.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { POLL_TIERS } from '../../functions/domain/mentions/sources/kind-of-source.ts';
import { fnv1a } from '../../functions/domain/shared/hash.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import type { SourceStore } from '../../functions/ports/sources.ts';
import { all } from './engines.ts';

/** 2026-11-20T08:00:00Z */
const AT = Date.UTC(2026, 10, 20, 8);
const NOTHING = { added: [], changed: [], removed: [] };

const aSource = (id: string, changes: Partial<Source> = {}): Source =>
  ({
    id,
    brand: 'fernweh',
    kind: 'mastodon',
    tier: 15,
    accounts: ['https://social.example/@fernweh'],
    server: 'https://social.example',
    follow: { by: 'hashtag', hashtag: 'fernweh' },
    ...changes,
  }) as Source;

const progressOf = (sourceId: string, version: number, changes: Partial<SourceProgress> = {}): SourceProgress => ({
  sourceId,
  cursor: { sinceId: `11${version}` },
  validators: { 'https://social.example/api/v1/timelines/tag/fernweh?limit=40': { etag: 'W/"abc"', digest: '1f' } },
  lastEntryCount: 12,
  failures: 0,
  version,
  ...changes,
});

/** Which of the first `count` minutes list each source. */
async function wheelOf(store: SourceStore, count: number): Promise<Record<string, number[]>> {
  const minutes = await Promise.all(Array.from({ length: count }, (_, minute) => all(store.dueAtMinute(minute))));
  const wheel: Record<string, number[]> = {};
  for (const [minute, due] of minutes.entries()) {
    for (const { sourceId } of due) wheel[sourceId] = [...(wheel[sourceId] ?? []), minute];
  }
  return wheel;
}

/** What every SourceStore keeps to. */
export function describeSourceStore(name: string, open: (now: () => number) => Promise<SourceStore>): void {
  const openStore = () => open(() => AT);

  describe(`SourceStore on ${name}`, () => {
    it('brings in what is new or changed, drops what is gone, and says which', async () => {
      const store = await openStore();
      const a = aSource('a');
      const b = aSource('b');

      expect(await store.apply([a, b])).toEqual({ ...NOTHING, added: ['a', 'b'] });
      expect(await store.apply([b, a])).toEqual(NOTHING);
      expect(await store.apply([{ ...a, accounts: [] }, aSource('c')])).toEqual({
        added: ['c'],
        changed: ['a'],
        removed: ['b'],
      });

      expect((await store.find('a'))?.source.accounts).toEqual([]);
      expect(await store.find('b')).toBeUndefined();
      expect((await store.find('c'))?.source).toEqual(aSource('c'));
      expect(await store.apply([a, b])).toEqual({ added: ['b'], changed: ['a'], removed: ['c'] });
    });

    it('does not take another order of fields for a change', async () => {
      const store = await openStore();
      const source = aSource('a');
      await store.apply([source]);
      const turned = Object.fromEntries(Object.entries(source).reverse()) as unknown as Source;

      expect(await store.apply([turned])).toEqual(NOTHING);
    });

    it('lists each source once a period, with its fair-queue group', async () => {
      const store = await openStore();
      const sources = POLL_TIERS.map((tier) => aSource(`every-${tier}`, { tier }));
      await store.apply(sources);

      const wheel = await wheelOf(store, 60);

      expect(wheel['every-1']).toHaveLength(60);
      expect(wheel['every-5']).toHaveLength(12);
      const quarterly = wheel['every-15'] ?? [];
      expect(quarterly.map((minute) => minute - (quarterly[0] ?? 0))).toEqual([0, 15, 30, 45]);
      const [entry] = (await all(store.dueAtMinute(quarterly[0] ?? 0))).filter((due) => due.sourceId === 'every-15');
      expect(entry).toEqual({ sourceId: 'every-15', group: pollGroup(aSource('every-15')) });
    });

    it('lists the slower tiers alone where those are asked for', async () => {
      const store = await openStore();
      await store.apply([aSource('hourly', { tier: 60 }), aSource('daily', { tier: 1440 })]);
      const idsAt = async (minute: number, slowerThan?: 60) =>
        (await all(store.dueAtMinute(minute, slowerThan))).map(({ sourceId }) => sourceId);
      const [hourly, daily] = [fnv1a('hourly') % 60, fnv1a('daily') % 1440];

      expect(await idsAt(hourly)).toContain('hourly');
      expect(await idsAt(hourly, 60)).not.toContain('hourly');
      expect(await idsAt(daily, 60)).toEqual(['daily']);
    });

    it('moves a source whose tier or group changed, and leaves nothing behind', async () => {
      const store = await openStore();
      await store.apply([aSource('a', { tier: 5 })]);
      await store.apply([aSource('a', { tier: 15, server: 'https://other.example' } as Partial<Source>)]);

      const { a: minutes = [] } = await wheelOf(store, 15);
      expect(minutes).toHaveLength(1);
      expect(await all(store.dueAtMinute(minutes[0] ?? 0))).toEqual([
        { sourceId: 'a', group: 'mastodon#other.example' },
      ]);

      await store.apply([]);
      expect(await wheelOf(store, 15)).toEqual({});
    });

    it('takes hundreds of sources at once', async () => {
      const store = await openStore();
      const sources = Array.from({ length: 230 }, (_, index) => aSource(`s-${index}`, { tier: 1 }));

      expect((await store.apply(sources)).added).toHaveLength(230);
      expect(await all(store.dueAtMinute(7))).toHaveLength(230);
      expect((await store.apply(sources.slice(0, 10))).removed).toHaveLength(220);
      expect(await all(store.dueAtMinute(7))).toHaveLength(10);
    });

    it('starts without progress, then replaces exactly the version before', async () => {
      const store = await openStore();
      await store.apply([aSource('a')]);
      expect((await store.find('a'))?.progress).toEqual({
        sourceId: 'a',
        cursor: {},
        validators: {},
        lastEntryCount: 0,
        failures: 0,
        version: 0,
      });

      const second = progressOf('a', 2, { coveredSince: AT, failingSince: AT + MINUTE, lastFailure: 'HTTP 503' });
      expect(await store.saveProgress(second)).toBe('conflict');
      expect(await store.saveProgress(progressOf('a', 1))).toBe('saved');
      expect(await store.saveProgress(progressOf('a', 1))).toBe('conflict');
      expect(await store.saveProgress(second)).toBe('saved');

      expect((await store.find('a'))?.progress).toEqual(second);
    });

    it('shows those who may know late what is there within half a minute', async () => {
      let at = AT;
      const store = await open(() => at);
      await store.apply([aSource('a')]);
      expect((await store.find('a', 'recent'))?.progress.version).toBe(0);
      await store.saveProgress(progressOf('a', 1));
      at += 30_000;

      expect(await store.find('a', 'recent')).toEqual(await store.find('a'));
      expect(await store.find('b', 'recent')).toBeUndefined();
    });

    it('keeps progress over a change of settings and over leaving and coming back', async () => {
      const store = await openStore();
      await store.apply([aSource('a')]);
      await store.saveProgress(progressOf('a', 1));
      await store.apply([aSource('a', { tier: 60 })]);
      expect((await store.find('a'))?.progress).toEqual(progressOf('a', 1));

      await store.apply([]);
      await store.apply([aSource('a')]);
      expect((await store.find('a'))?.progress).toEqual(progressOf('a', 1));
    });

    it('lets one of two dispatchers claim a minute', async () => {
      const store = await openStore();
      expect(await store.watermark()).toBeUndefined();

      const first = await Promise.all([store.advanceWatermark(undefined, 100), store.advanceWatermark(undefined, 100)]);
      const second = await Promise.all([store.advanceWatermark(100, 101), store.advanceWatermark(100, 101)]);

      expect(first.toSorted()).toEqual(['conflict', 'saved']);
      expect(second.toSorted()).toEqual(['conflict', 'saved']);
      expect(await store.advanceWatermark(100, 102)).toBe('conflict');
      expect(await store.watermark()).toBe(101);
    });

    it('keeps what the last whole read showed, whatever becomes of the progress', async () => {
      const store = await openStore();
      await store.apply([aSource('a')]);
      expect(await store.wholeRead('a')).toBeUndefined();
      const shown = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [String(13_000 + index), '1f2e3d']));
      const read = { sourceId: 'a', address: 'social.example', readAt: AT, shown, missing: { '12999': AT - DAY } };
      await store.saveWholeRead({ ...read, shown: {} });
      await store.saveWholeRead(read);
      await store.saveProgress(progressOf('a', 1));

      expect(await store.wholeRead('a')).toEqual(read);
      expect((await store.find('a'))?.progress).toEqual(progressOf('a', 1));
      expect(await store.wholeRead('b')).toBeUndefined();
    });

    it('tells the gaps that touch a stretch of time, open ones included', async () => {
      const store = await openStore();
      const early = { sourceId: 'a', from: AT - 2 * DAY, reason: 'HTTP 503' };
      const open = { sourceId: 'a', from: AT, reason: 'paused by the source' };
      await store.openGap(early);
      await store.closeGap({ ...early, to: AT - DAY });
      await store.openGap(early);
      await store.openGap(open);
      await store.openGap({ sourceId: 'b', from: AT, reason: 'another source' });

      const closed = { ...early, to: AT - DAY };
      expect(await store.gaps('a', AT - 3 * DAY, AT + HOUR)).toEqual([closed, open]);
      expect(await store.gaps('a', AT - DAY - 1, AT)).toEqual([closed]);
      expect(await store.gaps('a', AT - DAY, AT)).toEqual([]);
      expect(await store.gaps('a', AT + DAY, AT + 2 * DAY)).toEqual([open]);
    });
  });
}
