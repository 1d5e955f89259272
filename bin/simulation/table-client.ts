import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentsOf } from '../../functions/adapters/runtime/lambda-clients.ts';
import type { Item } from './attribute.ts';
import type { Request } from './table-request.ts';

/** Sends a request of the low-level API, marshalled, and answers as DynamoDB would. */
export type Answering = (command: string, input: Request) => Promise<Request>;

/**
 * Lets every request of a document client end in `answer` instead of the network: right behind the SDK's own marshalling, and
 * before it would serialise and sign.
 */
export function answerWith(client: DynamoDBDocumentClient, answer: Answering): void {
  // It would draw every request for a logger that throws it away.
  client.middlewareStack.remove('loggerMiddleware');
  client.middlewareStack.addRelativeTo(
    (_next: unknown, context: Readonly<Record<string, unknown>>) => async (args: { readonly input: unknown }) => {
      const output = await answer(String(context['commandName']), args.input as Request);
      return { response: {}, output: { $metadata: {}, ...readable(output) } };
    },
    { relation: 'after', toMiddleware: 'DocumentMarshall', name: 'simulatedTable', override: true },
  );
}

/** A document client of its own on a simulated table. */
export function clientOn(answer: Answering): DynamoDBDocumentClient {
  const client = documentsOf(new DynamoDBClient({ region: 'us-east-1' }));
  answerWith(client, answer);
  return client;
}

/** The parts of an answer that hold items, as the document client hands them on. */
function readable({ Item, Attributes, Items, LastEvaluatedKey, UnprocessedItems, ...others }: Request): Request {
  return {
    ...others,
    ...(Item !== undefined && { Item: plainOnce(Item as Item) }),
    ...(Attributes !== undefined && { Attributes: plain(Attributes as Item) }),
    ...(Items !== undefined && { Items: (Items as readonly Item[]).map(plainOnce) }),
    ...(LastEvaluatedKey !== undefined && { LastEvaluatedKey: plain(LastEvaluatedKey as Item) }),
    ...(UnprocessedItems !== undefined && { UnprocessedItems: unprocessed(UnprocessedItems) }),
  };
}

type Writes = Readonly<Record<string, readonly Readonly<Record<string, Readonly<Record<string, Item>>>>[]>>;

const unprocessed = (left: unknown): unknown =>
  mapped(left as Writes, (requests) => requests.map((request) => mapped(request, (of) => mapped(of, plain))));

const mapped = <From, To>(of: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));

/** Stored items are never changed, only replaced; most are read many times. */
const known = new WeakMap<Item, Readonly<Record<string, unknown>>>();

function plainOnce(item: Item): Readonly<Record<string, unknown>> {
  const read = known.get(item) ?? Object.freeze(plain(item));
  known.set(item, read);
  return read;
}

/** An item as the document client hands it on. */
export const plain = (item: Item): Record<string, unknown> => {
  const read: Record<string, unknown> = {};
  for (const name in item) read[name] = plainValue(item[name] as AttributeValue);
  return read;
};

function plainValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.B !== undefined) return value.B;
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.M !== undefined) return plain(value.M);
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.SS !== undefined) return new Set(value.SS);
  return null;
}
