import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What was asked of a table, as the engine charges for it, index writes included. */
export interface Units {
  readonly requests: number;
  readonly read: number;
  readonly write: number;
  /** Reads of an index among them. */
  readonly index: number;
}

const NOTHING: Units = { requests: 0, read: 0, write: 0, index: 0 };
const READS = new Set(['QueryCommand', 'GetItemCommand', 'BatchGetItemCommand', 'ScanCommand']);

/** Adds up what the engine charges; each call answers the units since the last one. */
export function unitsOf(client: DynamoDBDocumentClient): () => Units {
  let sum = NOTHING;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
      const answer = await next(args);
      const { ConsumedCapacity: told } = answer.output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
      if (told === undefined) throw new Error(`the engine does not say what ${context['commandName']} costs`);
      const units = [told].flat().reduce((all, { CapacityUnits = 0 }) => all + CapacityUnits, 0);
      const isRead = READS.has(context['commandName'] as string);
      sum = {
        requests: sum.requests + 1,
        read: sum.read + (isRead ? units : 0),
        write: sum.write + (isRead ? 0 : units),
        index: sum.index + (isRead && 'IndexName' in args.input ? units : 0),
      };
      return answer;
    },
    { step: 'initialize', name: 'units' },
  );
  return () => {
    const since = sum;
    sum = NOTHING;
    return since;
  };
}
