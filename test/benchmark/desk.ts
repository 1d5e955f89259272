/**
 * What the desk's pages take with a million mentions stored: read units as dynoxide meters them, requests, bytes, time as a
 * multiple of the bare reading of what is open in the same run, and US dollars at list price.
 * `npm run benchmark:desk [-- --stored 1000000 --open 2000,20000 --spent 10000 --sources 500]`. Each number of open clocks
 * is measured alone and among all that is stored: what is closed must not show in the figures.
 */
import { parseArgs } from 'node:util';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDeskLinks } from '../../functions/adapters/dynamodb/desk-links.ts';
import { createIncidentStore } from '../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { createOpenClocks } from '../../functions/adapters/dynamodb/open-clocks.ts';
import type { SessionTicket } from '../../functions/domain/desk/desk-ticket.ts';
import { mentionAddress } from '../../functions/domain/desk/mention-address.ts';
import { PRICES } from '../../functions/domain/settings/prices.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { HOUR, SECOND } from '../../functions/domain/shared/time.ts';
import { createDesk } from '../../functions/use-cases/desk.ts';
import { DESK_NOW, DESK_SETTINGS, waiting } from '../support/desk-world.ts';
import { inMemorySourceStore } from '../support/in-memory-source-store.ts';
import { unitsOf } from '../support/unit-meter.ts';
import { type DeskTable, deskItems } from './desk-table.ts';
import { type BuiltTable, importedTable } from './reports/imported-table.ts';
import { sourceIdOf } from './reports/year-of-mentions.ts';

const { values } = parseArgs({
  options: {
    stored: { type: 'string', default: '1000000' },
    open: { type: 'string', default: '2000,20000' },
    spent: { type: 'string', default: '10000' },
    sources: { type: 'string', default: '500' },
  },
});
const SHARDS = 4;
const ROUNDS = 9;
/** As use-cases/desk-clocks.ts looks through. */
const LOOKED_THROUGH = 4_000;
const sources = Number(values.sources);
const settings: Settings = {
  ...DESK_SETTINGS,
  shards: SHARDS,
  sources: Array.from({ length: sources }, (_, index) => ({
    ...(DESK_SETTINGS.sources[0] as Settings['sources'][number]),
    id: sourceIdOf(index),
  })),
};
const SESSION: SessionTicket = {
  kind: 'session',
  id: 'link',
  scope: {},
  closesAt: DESK_NOW + HOUR,
  by: 'Mira',
  session: 's',
  formKey: 'k',
};
const first = mentionAddress(waiting({ id: 'a0', source: sourceIdOf(0) }));
const PAGES: readonly (readonly [name: string, address: string])[] = [
  ['first page', '/'],
  ['first page of a brand', '/?brand=sundial'],
  ['overdue, of one owner', '/?state=overdue&owner=lead'],
  ['tenth page', '/?page=10'],
  ['one mention', first],
  ['storms', '/storms'],
];

async function measure(given: DeskTable): Promise<void> {
  const stored = given.open + given.spent + given.closed;
  const began = performance.now();
  const table = await importedTable(counted(deskItems(given, SHARDS), stored));
  process.stderr.write(`${stored} stored in ${((performance.now() - began) / SECOND).toFixed(0)} s\n`);
  try {
    await measurePages(table, stored, given.open);
  } finally {
    await table.stop();
  }
}

async function measurePages({ client, tableName }: BuiltTable, stored: number, open: number): Promise<void> {
  const units = unitsOf(client);
  const openClocks = createOpenClocks({ client, tableName, shards: SHARDS });
  const desk = deskOver(client, tableName);
  const bare = () => openClocks.ahead(LOOKED_THROUGH);
  await bare();
  units();
  await bare();
  const alone = units();
  tell([stored, open, 'bare read of what is open', alone.read, alone.requests, '–', '1', '–', ...dollars(alone.read)]);
  for (const [name, address] of PAGES) {
    const { pathname, searchParams } = new URL(address, 'https://desk.example');
    const [bares, pages]: [number[], number[]] = [[], []];
    let bytes = 0;
    let took = { read: 0, requests: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      // By turns, so that whatever else this machine does slows down both.
      bares.push(await timed(bare));
      units();
      pages.push(
        await timed(async () => {
          const answer = await desk.show(pathname, searchParams, SESSION);
          if (answer.kind !== 'page' || answer.status !== 200) throw new Error(`${address} is no page`);
          bytes = Buffer.byteLength(answer.body);
        }),
      );
      took = units();
    }
    const ratio = (median(pages) / median(bares)).toFixed(2);
    const cells = [took.read, took.requests, (bytes / 1_000).toFixed(0), ratio, median(pages).toFixed(0)];
    tell([stored, open, name, ...cells, ...dollars(took.read)]);
  }
}

function dollars(read: number): readonly string[] {
  const each = read * PRICES.dynamodb.readUnit;
  return [(each * 1_000).toFixed(4), (each * ((8 * HOUR) / (10 * SECOND))).toFixed(4)];
}

function tell(cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

/** Milliseconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function* counted<Item>(items: Iterable<Item>, stored: number): Generator<Item> {
  let made = 0;
  for (const item of items) {
    made += 1;
    if (made % 100_000 === 0) process.stderr.write(`${made} items made, for ${stored} mentions\n`);
    yield item;
  }
}

function deskOver(client: DynamoDBDocumentClient, tableName: string) {
  const table = { client, tableName, now: () => DESK_NOW };
  return createDesk({
    settings,
    openClocks: createOpenClocks({ ...table, shards: SHARDS }),
    mentions: createMentionStore({ ...table, shards: SHARDS }),
    incidents: createIncidentStore(table),
    sources: inMemorySourceStore(settings.sources),
    reports: { newest: async () => [] },
    seal: {
      seal: async () => '',
      open: async () => undefined,
      hide: async (text) => text,
      reveal: async (text) => text,
    },
    links: createDeskLinks(table),
    now: () => DESK_NOW,
    newId: () => 'id',
  });
}

process.stdout.write(
  '| stored | open | page | read units | requests | kB | times the bare read | ms | US$ of a thousand | US$ of a day at 10 s |\n|---|---|---|---|---|---|---|---|---|---|\n',
);
for (const open of values.open.split(',').map(Number)) {
  const spent = Number(values.spent);
  for (const closed of [0, Number(values.stored) - open - spent]) await measure({ open, spent, closed, sources });
}
process.stderr.write('The link of the session is one read unit and one request more with each page.\n');
