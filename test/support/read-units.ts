import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What was asked of a table, as the engine charges for it. */
export interface Units {
  readonly requests: number;
  readonly read: number;
  readonly write: number;
  /** Reads of the day index among them. */
  readonly index: number;
}

const READS = new Set(['QueryCommand', 'GetItemCommand']);

/** Adds up what the engine charges; each call answers the units since the last one. */
export function unitsOf(client: DynamoDBDocumentClient): () => Units {
  let sum = { requests: 0, read: 0, write: 0, index: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args);
      const { ConsumedCapacity: told } = answer.output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
      const units = [told ?? []].flat().reduce((all, { CapacityUnits = 0 }) => all + CapacityUnits, 0);
      const isRead = READS.has(context['commandName'] as string);
      sum.requests += 1;
      sum[isRead ? 'read' : 'write'] += units;
      if ('IndexName' in args.input) sum.index += units;
      return answer;
    },
    { step: 'initialize', name: 'units' },
  );
  return () => {
    const since = sum;
    sum = { requests: 0, read: 0, write: 0, index: 0 };
    return since;
  };
}
