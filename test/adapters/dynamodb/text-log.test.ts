import { describe, expect, it } from 'vitest';
import { SimulatedTable } from '../../../bin/simulation/table.ts';
import { clientOn } from '../../../bin/simulation/table-client.ts';
import { createTextLog } from '../../../functions/adapters/dynamodb/text-log.ts';
import { MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import { POSTED } from '../../support/mention-literals.ts';

const SIGNED = [11, 22, 33, 44, 55, 66, 77, 88, 99, 110, 121, 132, 143, 154, 165, 176];

function aLog() {
  let at = POSTED;
  const asked: string[] = [];
  let isDown = false;
  const table = new SimulatedTable({ now: () => at });
  const client = clientOn(async (command, input) => {
    asked.push(command);
    if (isDown) throw new Error('the table is down');
    return table.handle(command, input);
  });
  const open = () => {
    const log = createTextLog({ client, tableName: 'simulated', now: () => at });
    return (externalId: string, brand = 'sundial') =>
      log({ brand, origin: 'place', externalId, signature: SIGNED, at: POSTED });
  };
  return {
    open,
    units: table.units,
    asked: () => asked.splice(0),
    pass: (length: number) => {
      at += length;
    },
    fail: (down: boolean) => {
      isDown = down;
    },
  };
}

describe('the log of what complaints say', () => {
  it('writes complaints that are found together together, and counts each', async () => {
    const { open, units } = aLog();
    const note = open();
    const counts = await Promise.all(Array.from({ length: 40 }, (_, index) => note(`e${index}`)));

    // The first goes alone; whoever comes meanwhile shares the second write.
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, ...Array.from({ length: 39 }, () => 39)]);
    expect(units).toMatchObject({ requests: 3, write: 3, read: 1 });
  });

  it('is read again only where its last write is older than ten seconds', async () => {
    const { open, asked, pass } = aLog();
    const [ours, theirs] = [open(), open()];
    await ours('a');
    asked();
    await ours('b');

    expect(asked()).toEqual(['UpdateItemCommand']);
    await theirs('c');
    asked();
    pass(10 * SECOND);
    expect(await ours('d')).toBe(3);
    expect(asked()).toEqual(['UpdateItemCommand']);
    pass(MINUTE);
    expect(await ours('a')).toBe(3);
    expect(asked()).toEqual(['GetItemCommand']);
  });

  it('fails for those alone who shared the failed write, and knows nothing of it afterwards', async () => {
    const { open, asked, fail } = aLog();
    const note = open();
    await note('a');
    fail(true);
    await expect(note('b')).rejects.toThrow('the table is down');
    fail(false);
    asked();

    expect(await note('b')).toBe(1);
    expect(asked()).toEqual(['GetItemCommand', 'UpdateItemCommand']);
  });

  it('keeps brands apart', async () => {
    const { open } = aLog();
    const note = open();

    expect(await Promise.all([note('a'), note('b', 'luna')])).toEqual([0, 0]);
  });
});
