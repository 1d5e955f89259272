import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import type { Alert } from '../../functions/domain/alerts/alert.ts';
import type { Calendar } from '../../functions/domain/sla/calendar.ts';
import { deliverAlerts } from '../../functions/use-cases/deliver-alerts.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
import { sweepClocks } from '../../functions/use-cases/sweep-clocks.ts';
import { aResponse } from '../adapters/sources/builders.ts';
import { aPolicy, at } from '../support/builders.ts';
import { startTableEngine, type TableEngine } from '../support/engines.ts';
import { aPost } from './pretend-sources.ts';
import { aWorld, SERVER, today } from './world.ts';

const OFFICE: Calendar = {
  timeZone: 'Europe/Brussels',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
};
const policy = aPolicy({ deliver: { calendar: 'office', urgent: ['escalate'] }, escalateAfter: [] });
/** Monday, 09:00 in Brussels. */
const OPENING = at('2026-11-23T08:00:00Z');

let engine: TableEngine;
beforeAll(async () => {
  engine = await startTableEngine('dynalite');
}, 60_000);
afterAll(() => engine.stop());

/** The world of Friday the 20th on an embedded table, with the alerts that were published. */
async function aWeekend(post: string) {
  const world = aWorld({ sources: [SERVER], settings: { calendars: { office: OFFICE }, policies: [policy] } });
  const store = createMentionStore({
    client: engine.client,
    tableName: await engine.freshTable(),
    shards: world.settings.shards,
    now: world.deps.now,
  });
  const published: Alert[] = [];
  const deps = {
    ...world.deps,
    mentions: store,
    publisher: { publish: async (alert: Alert) => void published.push(alert) },
  };
  world.server.posts = [aPost('100', post)];
  world.world.now = today(post);
  await pollSource(SERVER.id, deps);
  const sweep = async (now: number): Promise<readonly string[]> => {
    world.world.now = now;
    world.queues.due.splice(0);
    await sweepClocks(deps);
    const outcomes: string[] = [];
    for (const { message, delay } of world.queues.due.splice(0)) {
      if (delay === 0) outcomes.push(await fireClock(message, deps));
    }
    await deliverAlerts(world.queues.alerts.splice(0), deps);
    return outcomes;
  };
  const stored = () => store.find({ brand: 'sundial', origin: 'mastodon:social.example', externalId: '100' });
  return { ...world, published, sweep, stored };
}

describe('a post of Friday evening, with delivery hours', { timeout: 30_000 }, () => {
  it('is told of on Monday morning: once, gravest first, with what was held', async () => {
    const { sweep, published, stored } = await aWeekend('18:00');

    expect(await sweep(today('21:00'))).toEqual([]);
    expect(await sweep(today('22:00'))).toEqual([]);
    expect(await sweep(OPENING - 1)).toEqual([]);
    expect(published).toEqual([]);
    expect(await sweep(OPENING)).toEqual(['alerted']);
    expect(await sweep(OPENING + 60_000)).toEqual([]);

    expect(published).toMatchObject([
      {
        stage: 'breach',
        dueAt: today('22:00'),
        held: [
          { stage: 'warn', at: today('21:00') },
          { stage: 'breach', at: today('22:00') },
        ],
      },
    ]);
    const mention = await stored();
    expect(mention?.clock).toMatchObject({ status: 'running', dueAt: today('22:00'), fired: 2 });
    expect(mention?.history.map(({ what, detail }) => `${what} ${detail}`).slice(-4)).toEqual([
      'stageSkipped warn: breach came first',
      'stageHeld breach from 2026-11-20T22:00:00.000Z to 2026-11-23T08:00:00.000Z',
      'stageDue breach',
      'alerted breach',
    ]);
  });

  it('is not told of when the look at the opening finds an answer of the weekend; it is late all the same', async () => {
    const { sweep, published, stored, server } = await aWeekend('18:00');
    server.posts.push(aResponse('101', '100', { created_at: '2026-11-21T10:00:00.000Z' }));

    expect(await sweep(OPENING)).toEqual(['answered']);

    expect(published).toEqual([]);
    expect((await stored())?.clock).toMatchObject({ status: 'late', respondedAt: at('2026-11-21T10:00:00Z') });
  });

  it('waits for Monday when the sweeps of the afternoon were lost, and does not spin meanwhile', async () => {
    // Warning at 15:30, breach at 16:30 in Brussels: both in open time.
    const { sweep, published, stored } = await aWeekend('11:30');

    expect(await sweep(today('20:00'))).toEqual(['held']);
    expect(await sweep(today('20:01'))).toEqual([]);
    expect(await sweep(OPENING)).toEqual(['alerted']);

    expect(published).toMatchObject([{ stage: 'breach', held: [{ stage: 'warn' }, { stage: 'breach' }] }]);
    expect((await stored())?.history).toContainEqual({
      at: today('20:00'),
      what: 'stageHeld',
      detail: 'breach to 2026-11-23T08:00:00.000Z',
    });
  });
});
