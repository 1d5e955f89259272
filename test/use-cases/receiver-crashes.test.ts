import { afterEach, describe, expect, it } from 'vitest';
import type { ToldTarget } from '../../functions/domain/alerts/routing.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';
import { crashAt } from './crash-at.ts';
import { aMentionIn, idsIn, OTHERS, to } from './receiver-routes.ts';
import { SlackWorld } from './slack-world.ts';

let world: SlackWorld;
afterEach(() => world.slack.close());

/** One alert, five at once, a claim and an answer, with the process dying after one call of a port. */
async function aDay(target: ToldTarget, step: number): Promise<number> {
  world = await SlackWorld.open(to(target));
  const crash = crashAt(step);
  world.wrap = crash.wrap;
  const first = aMentionIn(world, 'm1');
  world.alert(first);
  await world.until(world.now + 10 * MINUTE);
  for (const id of ['m2', 'm3', 'm4', 'm5', 'm6']) world.alert(aMentionIn(world, id));
  await world.until(world.now + 10 * MINUTE);
  const claimed = world.change(first, { claim: { by: 'Ada', until: world.now + 90 * MINUTE } });
  await world.until(world.now + 15 * MINUTE);
  world.change(claimed, { status: 'late', respondedAt: world.now });
  await world.until(world.now + 30 * MINUTE);
  return crash.calls();
}

describe.each(OTHERS)('a crash at any step between due and delivered: %s', (_, target) => {
  it('leaves each alert told, and what comes twice is known by its key where the receiver has one', async () => {
    const calls = await aDay(target, 0);
    await world.slack.close();
    expect(calls).toBeGreaterThan(20);

    for (let step = 1; step <= calls; step += 1) {
      await aDay(target, step);
      const { got } = world.others;
      const name = `after step ${step}`;
      expect(world.isQuiet, name).toBe(true);
      expect(world.queues.givenUp, name).toEqual([]);
      // A crash falls between sending and noting it at most once: what was in that message may come once more.
      const often = Object.values(Object.groupBy(got.flatMap(idsIn), (id) => id)).map((all = []) => all.length);
      if (target.by === 'email' || target.by === 'webhook') expect(Math.max(...often), name).toBeLessThanOrEqual(2);
      expect(got.length, name).toBeLessThanOrEqual(target.by === 'pagerduty' ? 9 : 5);
      if (target.by === 'amazonQ') expect(got.length, name).toBeGreaterThanOrEqual(2);
      else expect([...new Set(got.flatMap(idsIn))].toSorted(), name).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);

      const keys = got.flatMap((one) =>
        one.by === 'webhook'
          ? (JSON.parse(one.message.body) as { data: { alerts: { id: string }[] } }).data.alerts.map(({ id }) => id)
          : one.by === 'pagerduty' && one.message.event_action === 'trigger'
            ? [one.message.dedup_key]
            : [],
      );
      if (target.by === 'webhook' || target.by === 'pagerduty') expect(new Set(keys).size, name).toBe(6);
      if (target.by === 'pagerduty') {
        const ofFirst = got.flatMap(({ message }) =>
          'event_action' in message && message.dedup_key.endsWith('/m1') ? message.event_action : [],
        );
        expect([...new Set(ofFirst)], name).toEqual(['trigger', 'acknowledge', 'resolve']);
      }
      await world.slack.close();
    }
    world = await SlackWorld.open();
  });
});
