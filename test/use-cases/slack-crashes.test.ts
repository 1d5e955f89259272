import { afterEach, describe, expect, it } from 'vitest';
import { toldMark } from '../../functions/domain/alerts/told-mark.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { DUE } from '../domain/alerts/builders.ts';
import { crashAt } from './crash-at.ts';
import { CARE, HOOK, SlackWorld } from './slack-world.ts';

let world: SlackWorld;
afterEach(() => world.slack.close());

/** Five alerts, a reminder and a change, with the process dying at one step. */
async function aDay(step: number, target = CARE): Promise<{ keys: string[]; calls: number }> {
  world = await SlackWorld.open({ routes: [{ to: target }] });
  const crash = crashAt(step);
  world.wrap = crash.wrap;
  const keys: string[] = [];
  const alert = (...given: Parameters<SlackWorld['alert']>): void => {
    const news = world.alert(...given);
    if (news.kind === 'alert') keys.push(toldMark(news.alert.key));
  };
  const first = world.mention('m1');
  alert(first);
  await world.until(world.now + 20 * MINUTE);
  const breached = world.change(first, { fired: 2, pending: { stage: 'breach', since: DUE } });
  alert(breached, 'breach');
  for (let number = 2; number <= 6; number += 1) alert(world.mention(`m${number}`));
  await world.until(world.now + 20 * MINUTE);
  world.change(first, { status: 'late', respondedAt: DUE + MINUTE });
  await world.until(world.now + HOUR);
  return { keys, calls: crash.calls() };
}

describe('a crash between due and delivered', () => {
  it('after any call, and so before any other, leaves each alert told exactly once, and the message with its verdict', async () => {
    const whole = await aDay(0);
    const tidy = world.shown();
    expect(tidy[0]).toBe('🟠 Answered late · 1★ App Store US');
    await world.slack.close();
    expect(whole.calls).toBeGreaterThan(30);

    for (let step = 1; step <= whole.calls; step += 1) {
      // Before a call is after the one before it: nothing of a process outlives it.
      const { keys } = await aDay(step);
      const name = `after step ${step}`;

      expect(world.isQuiet, name).toBe(true);
      expect(world.told().toSorted(), name).toEqual(keys.toSorted());
      expect(
        world.shown().filter((line) => line.startsWith('🟠')),
        `${name}: ${world.shown().join('\n')}`,
      ).toHaveLength(1);
      expect(world.queues.givenUp, name).toEqual([]);
      await world.slack.close();
    }
    world = await SlackWorld.open();
  });

  it('is told at least once by an incoming webhook, which lets nobody look', async () => {
    const whole = await aDay(0, HOOK);
    await world.slack.close();
    for (let step = 1; step <= whole.calls; step += 3) {
      await aDay(step, HOOK);
      expect(world.isQuiet, `step ${step}`).toBe(true);
      const texts = world.slack.posted.map(({ message }) => JSON.stringify(message));
      // Five of six come at once: a digest of those, and the two messages of m1.
      expect(texts.length, `step ${step}`).toBeGreaterThanOrEqual(2);
      expect(texts.length, `step ${step}`).toBeLessThanOrEqual(8);
      await world.slack.close();
    }
    world = await SlackWorld.open();
  });

  it('whose answer was lost on the way is looked up before anything is posted again', async () => {
    world = await SlackWorld.open();
    world.slack.answerNext({ status: 200, word: '', hangUp: true });
    world.alert(world.mention('m1'));
    await world.until(world.now + 10 * MINUTE);

    expect(world.shown()).toHaveLength(1);
    expect(
      world.cards.get({ brand: 'kettle', origin: 'app-store:us:1234', externalId: 'm1' }, 'slack-app:C0CARE01')?.ts,
    ).toBe(world.slack.workspace.posts[0]?.ts);
  });

  it('is still looked up after turns in which there was nothing to tell', async () => {
    world = await SlackWorld.open();
    world.slack.answerNext({ status: 200, word: '', hangUp: true });
    const news = world.alert(world.mention('m1'));
    if (news.kind !== 'alert') throw new Error('no alert');
    await world.until(world.now + MINUTE / 60);
    // Whoever had the alert in hand has died with it: nothing waits in the table, and it comes again later.
    const name = 'slack-app:C0CARE01';
    await world.channels.done(name, await world.channels.waiting(name, 10));
    world.send({ kind: 'channel', channel: name }, MINUTE);
    await world.until(world.now + 2 * MINUTE);
    world.alert(world.mention('m1'));
    await world.until(world.now + 10 * MINUTE);

    expect(world.shown()).toHaveLength(1);
  });

  it('is still looked up after turns in which other alerts were told', async () => {
    world = await SlackWorld.open();
    world.slack.answerNext({ status: 200, word: '', hangUp: true });
    world.alert(world.mention('m1'));
    await world.until(world.now + MINUTE / 60);
    const name = 'slack-app:C0CARE01';
    await world.channels.done(name, await world.channels.waiting(name, 10));
    await world.until(world.now + MINUTE);
    // The next turn finds out nothing of m1, which only its own message in the queue knows of.
    world.alert(world.mention('m2'));
    await world.until(world.now + 3 * MINUTE);
    world.alert(world.mention('m1'));
    await world.until(world.now + 10 * MINUTE);

    expect(world.shown()).toHaveLength(2);
  });

  it('comes twice where the app may not read its channel: the one window that stays open', async () => {
    world = await SlackWorld.open();
    world.slack.workspace.forbidden.set('conversations.history', 'missing_scope');
    world.slack.answerNext({ status: 200, word: '', hangUp: true });
    world.alert(world.mention('m1'));
    await world.until(world.now + 10 * MINUTE);

    expect(world.shown()).toHaveLength(2);
  });
});
