import { describe, expect, it } from 'vitest';
import { SimulatedTable } from '../../bin/simulation/table.ts';
import { clientOn } from '../../bin/simulation/table-client.ts';
import { noteAuthor } from '../../functions/adapters/dynamodb/author-log.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { DAY, HOUR } from '../../functions/domain/shared/time.ts';
import { startTableEngine, TABLE_ENGINES } from '../support/engines.ts';
import { aStoredMention, DUE, LONG_TEXT, nextVersion, POSTED, SHORT_TEXT } from '../support/mention-literals.ts';
import { unitsOf } from '../support/unit-meter.ts';

type Client = Parameters<typeof unitsOf>[0];

/** Units of a mention's life, write by write. */
async function unitsOfALife(client: Client, tableName: string): Promise<readonly number[]> {
  const units = unitsOf(client);
  const store = createMentionStore({ client, tableName, shards: 4, retention: 400 * DAY, now: () => POSTED + HOUR });
  const seen: number[] = [];
  for (const text of [SHORT_TEXT, LONG_TEXT]) {
    const first = aStoredMention({ externalId: `e${text.length}`, observation: { text } });
    const { clock } = first;
    const warned = nextVersion(first, { clock: { ...clock, pending: { stage: 'warn', since: DUE - HOUR } } });
    const told = nextVersion(warned, { clock: { ...clock, fired: 1 } });
    const { dueAt: _, ...closed } = clock;
    const met = nextVersion(told, { clock: { ...closed, status: 'met', respondedAt: DUE - HOUR, fired: 1 } });
    for (const mention of [first, warned, told, met]) {
      expect(await store.save(mention)).toBe('saved');
      seen.push(units().write);
    }
    // Refused by its condition: that is charged too.
    expect(await store.save(warned)).toBe('conflict');
    seen.push(units().write);
  }
  const note = { brand: 'b', origin: 'o', authorId: 'a', externalId: 'e', at: POSTED };
  await noteAuthor(client, tableName, note, {});
  seen.push(units().write);
  return seen;
}

describe.runIf(TABLE_ENGINES.includes('dynoxide'))('units of the simulated table', () => {
  it('are those that dynoxide meters, index writes included', async () => {
    const engine = await startTableEngine('dynoxide');
    try {
      const real = await unitsOfALife(engine.clientWith({}), await engine.freshTable());
      const table = new SimulatedTable({ now: () => POSTED, limited: false });
      const simulated = await unitsOfALife(
        clientOn(async (command, input) => table.handle(command, input)),
        'simulated',
      );

      expect(simulated).toEqual(real);
      expect(simulated.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(20);
    } finally {
      await engine.stop();
    }
  });
});
