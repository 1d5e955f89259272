import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import type { Duration, Instant } from '../../functions/domain/shared/time.ts';
import { type Item, itemBytes } from './attribute.ts';
import { condition, ExpressionRefused, keyCondition, update } from './expressions.ts';
import { type IndexEntry, indexChange } from './index-change.ts';
import { LaggingIndexes } from './lagging-indexes.ts';
import { Partitions } from './partitions.ts';
import { SortedEntries } from './sorted-entries.ts';
import { entryKeyOf, INDEXES, itself, keyOf, onlyOf, sortKeyOfEntry, startKeyOf } from './table-keys.ts';
import { bindingsOf, consumed, projectionOf, type Request } from './table-request.ts';
import { readUnits, writeUnits } from './table-units.ts';

/** The partition that a request went to is asked too much at present. */
export class Throttled extends Error {
  override readonly name = 'ProvisionedThroughputExceededException';
  readonly $retryable = { throttling: true };
}

export interface TableOptions {
  readonly now: () => Instant;
  /** After how long an index shows a write. @default at once */
  readonly indexLag?: () => Duration;
  /** How old a read may be that did not ask for the newest. @default not at all */
  readonly readLag?: () => Duration;
  /** Runs something later; needed where an index lags. */
  readonly after?: (length: Duration, happens: () => void) => void;
  /** Whether partitions have limits. @default true */
  readonly limited?: boolean;
  /** Told of each write that changed something, after it. */
  readonly onWrite?: (before: Item | undefined, after: Item | undefined) => void;
}

/** Units consumed so far, by what they were for. */
export interface Units {
  write: number;
  read: number;
  /** Of the writes, those of the indexes. */
  indexWrite: number;
  /** Requests that were refused for a partition's limit. */
  throttled: number;
  requests: number;
}

interface Stored {
  readonly item: Item;
  readonly bytes: number;
  readonly changedAt: Instant;
  readonly before: Item | undefined;
}

const MOST_PER_PAGE = 1_048_576;

/**
 * DynamoDB, as far as the adapters use it: one table with its two indexes, conditions and expressions, units to the digit,
 * limits of partitions, indexes that lag. Each request happens in one instant; whoever sends it says how long it took.
 */
export class SimulatedTable {
  readonly units: Units = { write: 0, read: 0, indexWrite: 0, throttled: 0, requests: 0 };
  readonly partitions = new Partitions('table');
  readonly indexPartitions = new Map(INDEXES.map(({ name }) => [name, new Partitions(name)]));
  readonly #options: TableOptions;
  readonly #items = new Map<string, SortedEntries<Stored>>();
  readonly #indexes: LaggingIndexes;
  bytes = 0;
  /** Write units of the index of what is due. */
  dueWrites = 0;
  count = 0;

  constructor(options: TableOptions) {
    this.#options = options;
    this.#indexes = new LaggingIndexes(options);
  }

  /** What the request answers; throws as DynamoDB's client would. */
  handle(command: string, input: Request): Request {
    this.units.requests += 1;
    switch (command) {
      case 'GetItemCommand':
        return this.#get(input);
      case 'PutItemCommand':
        return this.#put(input);
      case 'UpdateItemCommand':
        return this.#update(input);
      case 'DeleteItemCommand':
        return this.#delete(input);
      case 'QueryCommand':
        return this.#query(input);
      case 'BatchWriteItemCommand':
        return this.#batchWrite(input);
      default:
        throw new ExpressionRefused(`${command} is not known here`);
    }
  }

  /** Refuses a request, whatever room there is. */
  refuse(): never {
    this.units.throttled += 1;
    throw new Throttled('refused for no reason that could be seen');
  }

  /** Everything that is stored, as it is now. */
  *all(): Generator<Item> {
    for (const partition of this.#items.values()) for (const { item } of partition) yield item;
  }

  itemsOf(pk: string): readonly Item[] {
    return [...(this.#items.get(pk) ?? [])].map(({ item }) => item);
  }

  /** Entries of an index in the partitions whose key begins so. */
  indexSize(name: string, prefix: string): number {
    return this.#indexes.size(name, prefix);
  }

  #get(input: Request): Request {
    const { pk, sk } = keyOf(input['Key'] as Item);
    const strong = input['ConsistentRead'] === true;
    const stored = this.#items.get(pk)?.get(sk);
    const { units } = this;
    const cost = readUnits(stored?.bytes ?? 0, strong);
    this.#admit(this.partitions, pk, 'read', cost);
    this.partitions.use(pk, 'read', cost, this.#options.now());
    units.read += cost;
    const item = strong || stored === undefined ? stored?.item : this.#maybeOld(stored);
    return { ...(item && { Item: item }), ...consumed(input, cost) };
  }

  #maybeOld({ item, before, changedAt }: Stored): Item | undefined {
    const lag = this.#options.readLag?.() ?? 0;
    return lag > 0 && this.#options.now() - changedAt < lag ? before : item;
  }

  #put(input: Request): Request {
    const item = input['Item'] as Item;
    const { pk, sk } = keyOf(item);
    const before = this.#items.get(pk)?.get(sk);
    this.#check(input, pk, before);
    const cost = this.#write(pk, sk, before, item);
    const old = input['ReturnValues'] === 'ALL_OLD' && before ? { Attributes: { ...before.item } } : {};
    return { ...old, ...consumed(input, cost) };
  }

  #update(input: Request): Request {
    const key = input['Key'] as Item;
    const { pk, sk } = keyOf(key);
    const before = this.#items.get(pk)?.get(sk);
    this.#check(input, pk, before);
    const item: Record<string, AttributeValue> = { ...(before?.item ?? key) };
    update(String(input['UpdateExpression']))(item, before?.item ?? {}, bindingsOf(input));
    const cost = this.#write(pk, sk, before, item);
    const answer =
      input['ReturnValues'] === 'ALL_NEW' ? item : input['ReturnValues'] === 'ALL_OLD' ? before?.item : undefined;
    return { ...(answer && { Attributes: { ...answer } }), ...consumed(input, cost) };
  }

  #delete(input: Request): Request {
    const { pk, sk } = keyOf(input['Key'] as Item);
    const before = this.#items.get(pk)?.get(sk);
    this.#check(input, pk, before);
    return consumed(input, this.#write(pk, sk, before, undefined));
  }

  #batchWrite(input: Request): Request {
    const [[table, requests] = ['', []]] = Object.entries(
      input['RequestItems'] as Readonly<Record<string, readonly Readonly<Record<string, Request>>[]>>,
    );
    const left: unknown[] = [];
    for (const request of requests) {
      const item = request['PutRequest']?.['Item'] as Item | undefined;
      const { pk, sk } = keyOf(item ?? (request['DeleteRequest']?.['Key'] as Item));
      try {
        this.#write(pk, sk, this.#items.get(pk)?.get(sk), item);
      } catch (error) {
        if (!(error instanceof Throttled)) throw error;
        left.push(request);
      }
    }
    if (left.length === requests.length) throw new Throttled('all of the batch was refused');
    return left.length === 0 ? {} : { UnprocessedItems: { [table]: left } };
  }

  #query(input: Request): Request {
    const index = INDEXES.find(({ name }) => name === input['IndexName']);
    const keys = index ?? { pk: TABLE.pk, sk: TABLE.sk };
    const { partition, range } = keyCondition(String(input['KeyConditionExpression']), bindingsOf(input), keys);
    const from = input['ExclusiveStartKey'] as Item | undefined;
    const after = from && entryKeyOf(from, index);
    const entries: SortedEntries<Stored | IndexEntry> | undefined = index
      ? this.#indexes.entries(index.name, partition)
      : this.#items.get(partition);
    const strong = input['ConsistentRead'] === true;
    const limit = (input['Limit'] as number | undefined) ?? Number.POSITIVE_INFINITY;
    const page: Item[] = [];
    let bytes = 0;
    let last: Item | undefined;
    for (const [, entry] of entries?.within(range, index ? sortKeyOfEntry : itself, after) ?? []) {
      if (page.length >= limit || bytes + entry.bytes > MOST_PER_PAGE) {
        last = page.at(-1);
        break;
      }
      bytes += entry.bytes;
      page.push(entry.item);
    }
    if (page.length === limit && last === undefined) last = page.at(-1);
    const cost = readUnits(bytes, strong);
    const heat = index ? (this.indexPartitions.get(index.name) as Partitions) : this.partitions;
    this.#admit(heat, partition, 'read', cost);
    heat.use(partition, 'read', cost, this.#options.now());
    this.units.read += cost;
    const projected = projectionOf(input);
    return {
      Items: projected ? page.map((item) => onlyOf(item, projected)) : page,
      Count: page.length,
      ...(last && { LastEvaluatedKey: startKeyOf(last, index) }),
      ...consumed(input, cost),
    };
  }

  #check(input: Request, pk: string, before: Stored | undefined): void {
    const text = input['ConditionExpression'] as string | undefined;
    if (text === undefined || condition(text)(before?.item ?? {}, bindingsOf(input))) return;
    const cost = writeUnits(before?.bytes ?? 0);
    this.partitions.use(pk, 'write', cost, this.#options.now());
    this.units.write += cost;
    throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
  }

  #admit(heat: Partitions, key: string, kind: 'write' | 'read', cost: number): void {
    if (this.#options.limited === false || heat.hasRoom(key, kind, cost, this.#options.now())) return;
    this.units.throttled += 1;
    heat.refuse(key, kind);
    throw new Throttled(`the partition of ${heat.name} takes no more ${kind}s in this second`);
  }

  /** Writes or deletes, and answers the units. All partitions that it touches must have room: a hot index refuses the write. */
  #write(pk: string, sk: string, before: Stored | undefined, item: Item | undefined): number {
    const at = this.#options.now();
    const bytes = item === undefined ? 0 : itemBytes(item);
    const base = writeUnits(Math.max(bytes, before?.bytes ?? 0));
    const changes = INDEXES.flatMap((index) => indexChange(index, before?.item, item));
    this.#admit(this.partitions, pk, 'write', base);
    for (const { index, partition, cost } of changes) {
      this.#admit(this.indexPartitions.get(index.name) as Partitions, partition, 'write', cost);
    }
    this.partitions.use(pk, 'write', base, at);
    let cost = base;
    for (const change of changes) {
      this.indexPartitions.get(change.index.name)?.use(change.partition, 'write', change.cost, at);
      this.units.indexWrite += change.cost;
      if (change.index.name === TABLE.due.index) this.dueWrites += change.cost;
      cost += change.cost;
      this.#indexes.arrive(pk, sk, change);
    }
    this.units.write += cost;
    this.#keep(pk, sk, before, item, bytes, at);
    this.#options.onWrite?.(before?.item, item);
    return cost;
  }

  #keep(pk: string, sk: string, before: Stored | undefined, item: Item | undefined, bytes: number, at: Instant): void {
    const partition = this.#items.get(pk) ?? new SortedEntries<Stored>();
    this.bytes += bytes - (before?.bytes ?? 0);
    this.count += Number(item !== undefined) - Number(before !== undefined);
    if (item === undefined) {
      partition.delete(sk);
      if (partition.size === 0) this.#items.delete(pk);
      return;
    }
    partition.set(sk, { item, bytes, changedAt: at, before: before?.item });
    if (partition.size === 1) this.#items.set(pk, partition);
  }
}
