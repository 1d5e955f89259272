import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynoxideBinary, startDynamoDb } from '../../../bin/local/dynamodb-engine.ts';
import { documentsOf } from '../../../functions/adapters/runtime/lambda-clients.ts';
import { LOCAL_AWS, startTableEngine } from '../../support/engines.ts';

export interface BuiltTable {
  readonly name: string;
  readonly tableName: string;
  readonly client: ReturnType<typeof documentsOf>;
  stop(): Promise<void>;
}

const ITEMS_PER_FILE = 50_000;

/**
 * A table with these items in dynoxide, brought in as an export of DynamoDB: many times faster than by writing them. One
 * that stands in `kept` already is taken as it is; without `kept` it is thrown away at the end.
 */
export async function importedTable(items: Iterable<Record<string, unknown>>, kept?: string): Promise<BuiltTable> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'replywatch-benchmark-'));
  const { tableName, schema } = await emptyTable();
  const output = join(folder, 'dynoxide', 'table.sqlite');
  if (!existsSync(output)) bringIn(items, { folder, tableName, schema, output });
  const engine = await startDynamoDb('dynoxide', folder);
  const client = documentsOf(new DynamoDBClient({ ...LOCAL_AWS, endpoint: engine.endpoint }));
  return {
    name: engine.name,
    tableName,
    client,
    stop: async () => {
      client.destroy();
      await engine.stop();
      if (kept === undefined) rmSync(folder, { recursive: true });
    },
  };
}

interface BringIn {
  readonly folder: string;
  readonly tableName: string;
  readonly schema: object;
  readonly output: string;
}

function bringIn(items: Iterable<Record<string, unknown>>, { folder, tableName, schema, output }: BringIn): void {
  const data = join(folder, 'export', tableName, 'data');
  mkdirSync(data, { recursive: true });
  mkdirSync(join(folder, 'dynoxide'), { recursive: true });
  writeFileSync(join(folder, 'schema.json'), JSON.stringify(schema));
  let lines: string[] = [];
  let files = 0;
  const write = (): void => {
    writeFileSync(join(data, `${files}.json.gz`), gzipSync(`${lines.join('\n')}\n`, { level: 1 }));
    files += 1;
    lines = [];
  };
  for (const item of items) {
    lines.push(JSON.stringify({ Item: attributesOf(item) }));
    if (lines.length === ITEMS_PER_FILE) write();
  }
  if (lines.length > 0) write();
  const given = ['--source', join(folder, 'export'), '--schema', join(folder, 'schema.json'), '--output', output];
  execFileSync(dynoxideBinary() ?? '', ['import', ...given], { stdio: 'ignore' });
  rmSync(join(folder, 'export'), { recursive: true });
}

/** As an export writes them; of the kinds that mentions have. */
const attributesOf = (item: object): object =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]));

function attributeOf(value: unknown): object {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  return { M: attributesOf(value as object) };
}

/** The description of the table as lib/ creates it. */
async function emptyTable() {
  const engine = await startTableEngine('dynoxide');
  try {
    const tableName = await engine.freshTable();
    const { Table } = await engine.client.send(new DescribeTableCommand({ TableName: tableName }));
    return { tableName, schema: { Table } };
  } finally {
    await engine.stop();
  }
}
