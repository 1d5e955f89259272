import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { batchWrite, patiently } from '../../../functions/adapters/dynamodb/batch-write.ts';
import { documentsOf } from '../../../functions/adapters/runtime/lambda-clients.ts';

const put = (index: number) => ({ PutRequest: { Item: { pk: 'P', sk: String(index) } } });
const puts = Array.from({ length: 60 }, (_, index) => put(index));

describe('batchWrite', () => {
  it('writes in groups of 25 and repeats only what the table left undone, waiting longer each time', async () => {
    const client = documentsOf(new DynamoDBClient({ region: 'us-east-1' }));
    const mock = mockClient(client);
    mock
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { table: [put(3), put(7)] } })
      .resolvesOnce({})
      .resolvesOnce({})
      .resolvesOnce({ UnprocessedItems: { table: [put(7)] } })
      .resolves({});
    const waits: number[] = [];

    await batchWrite({ client, tableName: 'table', sleep: async (wait) => void waits.push(wait) }, puts);

    const sizes = mock
      .commandCalls(BatchWriteCommand)
      .map((call) => call.args[0].input.RequestItems?.['table']?.length);
    expect(sizes).toEqual([25, 25, 10, 2, 1]);
    expect(waits).toEqual([100, 200]);
  });

  it('gives up after eight tries and says how many are left', async () => {
    const client = documentsOf(new DynamoDBClient({ region: 'us-east-1' }));
    const mock = mockClient(client);
    mock.on(BatchWriteCommand).resolves({ UnprocessedItems: { table: [put(1)] } });

    await expect(
      batchWrite({ client, tableName: 'table', sleep: async () => undefined }, puts.slice(0, 3)),
    ).rejects.toThrow('1 of 3 writes not taken after 8 tries');
    expect(mock.commandCalls(BatchWriteCommand)).toHaveLength(8);
  });

  it('tries again where the table took none of a batch, and passes every other failure on', async () => {
    const client = documentsOf(new DynamoDBClient({ region: 'us-east-1' }));
    const mock = mockClient(client);
    const busy = Object.assign(new Error('too much'), { name: 'ProvisionedThroughputExceededException' });
    mock.on(BatchWriteCommand).rejectsOnce(busy).resolvesOnce({}).rejects(new Error('no such table'));
    const table = { client, tableName: 'table', sleep: async () => undefined };

    await batchWrite(table, puts.slice(0, 3));

    expect(mock.commandCalls(BatchWriteCommand)).toHaveLength(2);
    await expect(batchWrite(table, puts.slice(0, 3))).rejects.toThrow('no such table');
  });

  it('is as patient with single writes, and no more patient than that', async () => {
    let tries = 0;
    const busyUntil = (last: number) => async () => {
      tries += 1;
      if (tries < last) throw Object.assign(new Error('too much'), { name: 'ThrottlingException' });
      return tries;
    };
    const atOnce = async (): Promise<void> => undefined;

    expect(await patiently(busyUntil(5), atOnce)).toBe(5);
    tries = 0;
    await expect(patiently(busyUntil(99), atOnce)).rejects.toThrow('too much');
    expect(tries).toBe(8);
  });
});
