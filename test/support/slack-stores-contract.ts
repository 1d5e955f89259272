import { describe, expect, it } from 'vitest';
import type { SlackWaiting } from '../../functions/domain/alerts/slack-channel.ts';
import { MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import type { SlackCards, SlackChannels, TakenTurn } from '../../functions/ports/slack.ts';

/** 2026-11-20T12:00:00Z */
const AT = Date.UTC(2026, 10, 20, 12);
const CHANNEL = 'slack-app:C0CARE01';

const anAlertWaiting = (id: string, at = AT): SlackWaiting => ({
  key: { brand: 'fernweh', origin: 'app-store:us:900000001', externalId: id },
  at,
  alert: { key: `fernweh/app-store:us:900000001/${id}#1#breach#${AT}`, cycle: 1, stage: 'breach' },
});
const aChange = (id: string, at = AT): SlackWaiting => {
  const { alert: _, ...change } = anAlertWaiting(id, at);
  return change;
};
const taken = async (channels: SlackChannels, now: number): Promise<TakenTurn> => {
  const turn = await channels.take(CHANNEL, now);
  if (!turn.taken) throw new Error('somebody else has it');
  return turn;
};

/** What every SlackChannels keeps to. */
export function describeSlackChannels(name: string, open: () => Promise<SlackChannels>): void {
  describe(`SlackChannels on ${name}`, () => {
    it('gives a turn to one of many, and each channel its own', async () => {
      const channels = await open();
      const turns = await Promise.all(Array.from({ length: 6 }, () => channels.take(CHANNEL, AT)));

      expect(turns.filter(({ taken }) => taken)).toHaveLength(1);
      expect(turns.find(({ taken }) => !taken)).toMatchObject({ held: true });
      expect(await channels.take('slack-app:C0OTHER1', AT)).toMatchObject({ taken: true, failures: 0 });
    });

    it('lets nobody in before the channel is free again', async () => {
      const channels = await open();
      await channels.release(await taken(channels, AT), { freeAt: AT + SECOND, failures: 2, wakeAt: AT + SECOND });

      expect(await channels.take(CHANNEL, AT + SECOND - 1)).toEqual({
        taken: false,
        held: false,
        freeAt: AT + SECOND,
        wakeAt: AT + SECOND,
      });
      expect(await taken(channels, AT + SECOND)).toMatchObject({ failures: 2 });
    });

    it('takes a turn over from who died with it, and says since when there is doubt', async () => {
      const channels = await open();
      const dead = await taken(channels, AT);
      const turn = await taken(channels, AT + 2 * MINUTE);

      expect(turn).toMatchObject({ doubtFrom: AT });
      await channels.release(dead, { freeAt: AT + 9 * MINUTE, failures: 0 });
      await channels.release(turn, { freeAt: AT + 2 * MINUTE, failures: 0 });
      expect(await taken(channels, AT + 2 * MINUTE)).not.toHaveProperty('doubtFrom');
    });

    it('hands a doubt on until it is settled', async () => {
      const channels = await open();
      await channels.release(await taken(channels, AT), { freeAt: AT, failures: 1, doubtFrom: AT - 5 });

      expect(await taken(channels, AT)).toMatchObject({ failures: 1, doubtFrom: AT - 5 });
    });

    it('knows the first doubt and the newest one, when who takes a turn over dies too', async () => {
      const channels = await open();
      await taken(channels, AT);
      await taken(channels, AT + 2 * MINUTE);

      expect(await taken(channels, AT + 4 * MINUTE)).toMatchObject({ doubtFrom: AT, doubtedAt: AT + 2 * MINUTE });
    });

    it('keeps what waits: alerts first, in their order, each thing once', async () => {
      const channels = await open();
      await channels.wait(CHANNEL, [aChange('3', AT - 9), anAlertWaiting('2', AT + 1), anAlertWaiting('1')], AT);
      await channels.wait(CHANNEL, [anAlertWaiting('1'), aChange('3', AT - 8)], AT);

      expect(await channels.waiting(CHANNEL, 10)).toEqual([
        anAlertWaiting('1'),
        anAlertWaiting('2', AT + 1),
        aChange('3', AT - 8),
      ]);
      expect(await channels.waiting(CHANNEL, 1)).toEqual([anAlertWaiting('1')]);
      expect(await channels.waiting('slack-app:C0OTHER1', 10)).toEqual([]);
    });

    it('keeps what waits for an opening where it does not hide what may be told before', async () => {
      const channels = await open();
      const held = [1, 2, 3].map((number) => ({ ...anAlertWaiting(`h${number}`, AT - 9), notBefore: AT + MINUTE }));
      await channels.wait(CHANNEL, [...held, anAlertWaiting('now', AT)], AT);

      expect(await channels.waiting(CHANNEL, 1)).toEqual([anAlertWaiting('now', AT)]);
      expect((await channels.waiting(CHANNEL, 10)).filter(({ notBefore }) => notBefore !== undefined)).toHaveLength(3);
      await channels.done(CHANNEL, held);
      expect(await channels.waiting(CHANNEL, 10)).toEqual([anAlertWaiting('now', AT)]);
    });

    it('forgets what is done, and not what was asked for again meanwhile', async () => {
      const channels = await open();
      await channels.wait(CHANNEL, [anAlertWaiting('1'), aChange('2', AT + 5)], AT);
      await channels.done(CHANNEL, [anAlertWaiting('1'), aChange('2', AT)]);
      await channels.done(CHANNEL, [anAlertWaiting('never')]);

      expect(await channels.waiting(CHANNEL, 10)).toEqual([aChange('2', AT + 5)]);
    });
  });
}

/** What every SlackCards keeps to. */
export function describeSlackCards(name: string, open: () => Promise<SlackCards>): void {
  const { key } = anAlertWaiting('7');
  const card = { cycle: 1, ts: '1795000000.000100', channel: 'C0CARE01', shown: 4, told: ['a1'] };

  describe(`SlackCards on ${name}`, () => {
    it('finds what was saved, in the channel in which it was', async () => {
      const cards = await open();

      expect(await cards.save(key, CHANNEL, card, undefined, AT)).toBe('saved');
      expect(await cards.find(key, CHANNEL)).toEqual({ ...card, version: 1 });
      expect(await cards.find(key, 'slack-app:C0OTHER1')).toBeUndefined();
      expect(await cards.channels(key)).toEqual([CHANNEL]);
    });

    it('replaces only the card that was found', async () => {
      const cards = await open();
      await cards.save(key, CHANNEL, card, undefined, AT);
      const found = await cards.find(key, CHANNEL);

      expect(await cards.save(key, CHANNEL, { cycle: 1, told: [] }, undefined, AT)).toBe('conflict');
      expect(await cards.save(key, CHANNEL, { cycle: 2, told: ['b2'] }, found, AT)).toBe('saved');
      expect(await cards.save(key, CHANNEL, card, found, AT)).toBe('conflict');
      expect(await cards.find(key, CHANNEL)).toEqual({ cycle: 2, told: ['b2'], version: 2 });
    });
  });
}
