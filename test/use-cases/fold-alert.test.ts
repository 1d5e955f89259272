import { afterEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../functions/domain/incidents/incident.ts';
import type { IncidentNotice } from '../../functions/domain/incidents/notice.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { deliverWork } from '../../functions/use-cases/deliver-work.ts';
import { foldingOver } from '../../functions/use-cases/fold-alert.ts';
import { takeInPushes } from '../../functions/use-cases/take-in-push.ts';
import { BrandWorld, STORM_RULES } from '../support/brand-world.ts';
import { aClock, aMention, aSeverity } from '../support/builders.ts';
import { inMemoryIncidentStore } from '../support/in-memory-incident-store.ts';
import { anIncident, OPENED_AT } from '../support/incidents.ts';
import { NOON, postStorm } from './storm-script.ts';

/** A complaint about a delivery, posted while the storm was on. */
const member = (changes: Partial<Mention> = {}): Mention => {
  const mention = aMention();
  const observation = { ...mention.observation, publishedAt: OPENED_AT - 10 * MINUTE };
  const severity = aSeverity({ themes: [{ id: 'delivery' }] });
  return { ...mention, brand: 'sundial', observation, severity, ...changes };
};

async function folding(changes: Partial<Incident> = {}) {
  const store = inMemoryIncidentStore();
  await store.saveBoard({ brand: 'sundial', version: 1, incidents: [anIncident(changes)] });
  return { store, into: (mention: Mention) => foldingOver(store).into(mention, 'breach', OPENED_AT + HOUR) };
}

describe('an alert', () => {
  it.each<[string, Mention, Partial<Incident>, boolean]>([
    ['of a member', member(), {}, true],
    ['of a member of one that has calmed down', member(), { status: 'calm', calmAt: OPENED_AT + MINUTE }, true],
    ['of a mention posted after it calmed down', member(), { status: 'calm', calmAt: OPENED_AT - 20 * MINUTE }, false],
    ['of a mention posted before it began', member(), { firstSeenAt: OPENED_AT }, false],
    ['of another theme', member({ severity: aSeverity({ themes: [{ id: 'price' }] }) }), {}, false],
    ['of another brand', member({ brand: 'fernweh' }), {}, false],
    ['of one that is closing: nobody would count it', member(), { status: 'closing' }, false],
    ['of one that is over', member(), { status: 'closed' }, false],
    ['of a cluster', member(), { kind: 'cluster' }, false],
    ['that is worse than the storm', member({ severity: { ...member().severity, level: 'critical' } }), {}, false],
    [
      'that is as bad as the storm is',
      member({ severity: { ...member().severity, level: 'critical' } }),
      { severity: 'critical' },
      true,
    ],
    ['of a mention whose ladder names nobody: its plan does', member({ clock: aClock({ ladder: [] }) }), {}, true],
  ])('%s', async (_, mention, incident, isFolded) => {
    const { into } = await folding(incident);

    expect((await into(mention)) !== undefined).toBe(isFolded);
  });

  it('of an owner who was not told of the storm yet adds that owner before it is let go', async () => {
    const { store, into } = await folding({ audiences: [] });

    await into(member());

    const [storm] = (await store.board('sundial')).incidents;
    expect(storm?.audiences).toEqual([
      { owner: 'support', stage: 'breach', from: OPENED_AT + HOUR, folded: true, told: 0 },
    ]);
  });

  it('is told by itself when the storm begins to close before that owner could be added', async () => {
    const { store } = await folding({ audiences: [] });
    const folded = foldingOver({
      board: store.board,
      saveBoard: async (board) => {
        // Somebody else was faster: it closes.
        const { version } = await store.board('sundial');
        if (version === 1) {
          const incidents = [anIncident({ status: 'closing', audiences: [] })];
          await store.saveBoard({ brand: 'sundial', version: 2, incidents });
        }
        return store.saveBoard(board);
      },
    });

    expect(await folded.into(member(), 'breach', OPENED_AT + HOUR)).toBeUndefined();
  });
});

describe('two workers that look after one brand at the same time', () => {
  let world: BrandWorld;
  afterEach(() => world.close());

  it('open one storm, and one of them tells of it', async () => {
    world = await BrandWorld.open({ start: NOON, settings: { storms: { ...STORM_RULES, minimum: 1_000 } } });
    postStorm(world, 30);
    await world.until(NOON + 31 * SECOND);
    world.settings = { ...world.settings, storms: STORM_RULES };
    const told: IncidentNotice[] = [];
    const publisher = { publish: async (notice: IncidentNotice) => void told.push(notice) };
    const work = [{ kind: 'incidents', brand: 'sundial', why: 'sweep' }] as const;
    const alerts = { ...world.deps, publisher: { publish: async () => undefined } };

    await Promise.all([1, 2, 3].map(() => deliverWork(work, alerts, { ...world.deps, publisher })));

    expect(await world.allIncidents()).toMatchObject([{ count: 30, notice: 1 }]);
    expect(told).toHaveLength(1);
  });
});

describe('negative mentions that are brought in as history', () => {
  it('ask nobody to look for a storm', async () => {
    const world = await BrandWorld.open({ start: NOON });
    const entry = { id: 'old', text: 'Broken on arrival, awful.', rating: 1, publishedAt: '2026-11-20T11:59:00Z' };
    const push = { sourceId: 'help-desk', receivedAt: NOON, entry };

    await takeInPushes([{ ...push, history: true }], world.deps);
    expect(world.queues.incidents).toEqual([]);
    await takeInPushes([{ ...push, entry: { ...entry, id: 'new' }, history: false }], world.deps);
    expect(world.queues.incidents).toEqual([{ kind: 'incidents', brand: 'sundial', why: 'intake', at: NOON - MINUTE }]);
    await world.close();
  });
});
