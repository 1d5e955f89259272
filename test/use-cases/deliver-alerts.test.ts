import { describe, expect, it } from 'vitest';
import type { AlertMessage } from '../../functions/contracts/messages.ts';
import type { Alert } from '../../functions/domain/alerts/alert.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';
import { deliverAlerts } from '../../functions/use-cases/deliver-alerts.ts';
import { aClockedMention, aRunningClock, at, DUE } from '../domain/alerts/builders.ts';
import { inMemoryIncidentStore } from '../support/in-memory-incident-store.ts';
import { alertSettings, memoryMentions } from './alert-ports.ts';

const NOW = at('2026-11-23T12:45:00Z');
const pending = (externalId = '4711', over: Partial<Mention> = {}): Mention =>
  aClockedMention({
    externalId,
    clock: aRunningClock({ fired: 0, pending: { stage: 'warn', since: NOW - 5 } }),
    ...over,
  });
const messageFor = (mention: Mention, over: Partial<AlertMessage> = {}): AlertMessage => ({
  brand: mention.brand,
  origin: mention.origin,
  externalId: mention.externalId,
  cycle: mention.clock.cycle,
  stage: 'warn',
  dueAt: DUE,
  ...over,
});

function delivering(mentions: ReturnType<typeof memoryMentions>, settings = alertSettings()) {
  const published: Alert[] = [];
  const broken = new Set<string>();
  const deps = {
    mentions,
    publisher: {
      publish: async (alert: Alert) => {
        if (broken.has(alert.externalId)) throw new Error('SNS is down');
        published.push(alert);
      },
    },
    incidents: inMemoryIncidentStore(),
    readSettings: async () => settings,
    now: () => NOW,
  };
  const deliver = async (...messages: AlertMessage[]) =>
    (await deliverAlerts(messages, deps)).map(({ message, outcome }) => `${message.externalId} ${outcome}`);
  return { deliver, published, broken, deps };
}

describe('delivering alerts', () => {
  it('publishes, then marks the mention: done with the stage, told in its history', async () => {
    const mention = pending();
    const store = memoryMentions(mention);
    const { deliver, published } = delivering(store);

    expect(await deliver(messageFor(mention))).toEqual(['4711 delivered']);

    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({
      key: `kettle/app-store:us:1234/4711#1#warn#${DUE}`,
      brandName: 'Kettle & Co',
      sourceLabel: 'App Store US',
      owner: 'support',
      ownerName: 'Support desk',
      ownerSlackId: 'U07SUPPORT',
      timeZone: 'Europe/Berlin',
      openTimeToDue: 45 * MINUTE,
      decidedAt: NOW,
    });
    const marked = store.get(mention);
    expect(marked?.clock.pending).toBeUndefined();
    expect(marked?.clock.fired).toBe(1);
    expect(marked?.version).toBe(mention.version + 1);
    expect(marked?.history).toEqual([{ at: NOW, what: 'alerted', detail: 'warn' }]);
  });

  it('is the owner of the stage who is told, not the first one', async () => {
    const mention = pending('4711', {
      clock: aRunningClock({ fired: 2, pending: { stage: 'escalate1', since: NOW } }),
    });
    const { deliver, published } = delivering(memoryMentions(mention));

    await deliver(messageFor(mention, { stage: 'escalate1' }));

    expect(published[0]).toMatchObject({ owner: 'lead', ownerName: 'Team lead', stage: 'escalate1' });
  });

  it('knows what the settings no longer name by its id, in the zone of the reports', async () => {
    const mention = pending();
    const { deliver, published } = delivering(
      memoryMentions(mention),
      alertSettings({
        brands: [],
        sources: [],
        owners: [],
        calendars: {},
        reports: { timeZone: 'Asia/Tokyo', emails: [] },
      }),
    );

    await deliver(messageFor(mention));

    expect(published[0]).toMatchObject({
      brandName: 'kettle',
      sourceLabel: 'kettle-us',
      ownerName: 'support',
      timeZone: 'Asia/Tokyo',
    });
    expect(published[0]?.openTimeToDue).toBeUndefined();
  });

  it.each<[string, Mention | undefined, Partial<AlertMessage>]>([
    ['was delivered already', pending('4711', { clock: aRunningClock() }), {}],
    [
      'was overtaken by the next stage',
      pending('4711', { clock: aRunningClock({ pending: { stage: 'breach', since: NOW } }) }),
      {},
    ],
    [
      'is about an earlier cycle',
      pending('4711', { clock: aRunningClock({ cycle: 2, pending: { stage: 'warn', since: NOW } }) }),
      { cycle: 1 },
    ],
    ['is about a mention that is gone', undefined, {}],
  ])('drops a message that %s', async (_, mention, over) => {
    const store = memoryMentions(...(mention === undefined ? [] : [mention]));
    const { deliver, published } = delivering(store);

    expect(await deliver(messageFor(mention ?? pending(), over))).toEqual(['4711 dropped']);
    expect(published).toEqual([]);
    expect(store.saves).toBe(0);
  });

  it.each(['met', 'late', 'withdrawn'] as const)(
    'tells nobody of what is %s, and says so in the history',
    async (status) => {
      const mention = pending('4711', {
        clock: aRunningClock({ status, pending: { stage: 'warn', since: NOW }, respondedAt: NOW - MINUTE }),
      });
      const store = memoryMentions(mention);
      const { deliver, published } = delivering(store);

      expect(await deliver(messageFor(mention))).toEqual(['4711 suppressed']);

      expect(published).toEqual([]);
      expect(store.get(mention)?.clock.pending).toBeUndefined();
      expect(store.get(mention)?.history).toEqual([
        { at: NOW, what: 'suppressed', detail: `warn: ${status} before it was told` },
      ]);
    },
  );

  it('never publishes twice in one call, however often the mark is lost to somebody else', async () => {
    const mention = pending();
    const store = memoryMentions(mention);
    const { deliver, published } = delivering(store);
    store.beforeSave = () => store.put({ ...mention, version: mention.version + 1 });

    expect(await deliver(messageFor(mention), messageFor(mention))).toEqual(['4711 delivered', '4711 dropped']);

    expect(published).toHaveLength(1);
    expect(store.get(mention)?.version).toBe(mention.version + 2);
  });

  it('counts as delivered when another worker has marked it meanwhile', async () => {
    const mention = pending();
    const store = memoryMentions(mention);
    const { deliver, published } = delivering(store);
    store.beforeSave = () => store.put({ ...mention, clock: aRunningClock(), version: mention.version + 1 });

    expect(await deliver(messageFor(mention))).toEqual(['4711 delivered']);
    expect(published).toHaveLength(1);
  });

  it('marks the alert as told when the answer comes between publishing and marking', async () => {
    const mention = pending();
    const store = memoryMentions(mention);
    const { deliver } = delivering(store);
    const answered = { ...mention.clock, status: 'met' as const, respondedAt: NOW };
    store.beforeSave = () => store.put({ ...mention, clock: answered, version: mention.version + 1 });

    expect(await deliver(messageFor(mention))).toEqual(['4711 delivered']);
    expect(store.get(mention)?.history.map((event) => event.what)).toEqual(['alerted']);
    expect(store.get(mention)?.clock.status).toBe('met');
  });

  it('gives up on a mention that changes under its hands, without publishing again', async () => {
    const mention = pending();
    const { published, deps } = delivering(memoryMentions(mention));
    const racing = { find: async () => mention, save: async () => 'conflict' as const };

    const [delivery] = await deliverAlerts([messageFor(mention)], { ...deps, mentions: racing });

    expect(delivery).toMatchObject({ outcome: 'failed', error: { name: 'TooManyRaces' } });
    expect(published).toHaveLength(1);
  });

  it('lets no bad record block the others', async () => {
    const mentions = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => pending(id));
    const store = memoryMentions(...mentions);
    const { deliver, published, broken } = delivering(store);
    broken.add('b');

    expect(await deliver(...mentions.map((mention) => messageFor(mention)))).toEqual([
      'a delivered',
      'b failed',
      'c delivered',
      'd delivered',
      'e delivered',
      'f delivered',
    ]);
    expect(published).toHaveLength(5);
    expect(store.get(mentions[1] as Mention)?.clock.pending).toBeDefined();
  });

  it('publishes again, under the same key, after a crash between publishing and marking', async () => {
    const mention = pending();
    const store = memoryMentions(mention);
    const { deliver, published, deps } = delivering(store);
    const crashing = { find: store.find, save: async () => Promise.reject(new Error('killed')) };

    await deliverAlerts([messageFor(mention)], { ...deps, mentions: crashing });
    await deliver(messageFor(mention));

    expect(published).toHaveLength(2);
    expect(new Set(published.map((alert) => alert.key)).size).toBe(1);
  });
});
