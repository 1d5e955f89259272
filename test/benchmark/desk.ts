/**
 * Read units and time of the desk's pages, as dynoxide meters them, and what they cost at list price:
 * `npm run benchmark:desk [-- <open> <past their last alert> <closed>]`. What is closed is stored beside what is open, and
 * must not show in the figures.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { batchWrite } from '../../functions/adapters/dynamodb/batch-write.ts';
import { createDeskLinks } from '../../functions/adapters/dynamodb/desk-links.ts';
import { createIncidentStore } from '../../functions/adapters/dynamodb/incident-store.ts';
import { mentionItem } from '../../functions/adapters/dynamodb/mention-item.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { createOpenClocks } from '../../functions/adapters/dynamodb/open-clocks.ts';
import type { SessionTicket } from '../../functions/domain/desk/desk-ticket.ts';
import { mentionAddress } from '../../functions/domain/desk/mention-address.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { PRICES } from '../../functions/domain/settings/prices.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { createDesk } from '../../functions/use-cases/desk.ts';
import { DESK_NOW, DESK_SETTINGS, waiting } from '../support/desk-world.ts';
import { startTableEngine } from '../support/engines.ts';
import { inMemorySourceStore } from '../support/in-memory-source-store.ts';
import { SHORT_TEXT } from '../support/mention-literals.ts';
import { unitsOf } from '../support/unit-meter.ts';

const [ahead = 2_000, spent = 10_000, closed = 20_000] = process.argv.slice(2).map(Number);
const SHARDS = 4;
const ROUNDS = 5;

const engine = await startTableEngine('dynoxide');
try {
  const client = engine.clientWith({});
  const tableName = await engine.freshTable();
  const started = performance.now();
  await fill(client, tableName);
  const filled = (performance.now() - started) / 1_000;
  console.log(`${ahead} open, ${spent} past their last alert, ${closed} closed, in ${filled.toFixed(0)} s`);
  const units = unitsOf(client);
  const desk = deskOver(client, tableName);
  const session: SessionTicket = {
    kind: 'session',
    id: 'link',
    scope: {},
    closesAt: DESK_NOW + HOUR,
    by: 'Mira',
    session: 's',
    formKey: 'k',
  };
  const first = mentionAddress(waiting({ id: 'ahead-0' })).split('?');
  const pages: readonly (readonly [string, string, string])[] = [
    ['first page', '/', ''],
    ['first page of a brand', '/', 'brand=sundial'],
    ['overdue, of one owner', '/', 'state=overdue&owner=lead'],
    ['tenth page', '/', 'page=10'],
    ['one mention', first[0] ?? '', first[1] ?? ''],
    ['storms', '/storms', ''],
  ];
  const rows = [];
  for (const [page, path, query] of pages) {
    const times: number[] = [];
    let read = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      units();
      const from = performance.now();
      await desk.show(path, new URLSearchParams(query), session);
      times.push(performance.now() - from);
      read = units().read;
    }
    const dollars = read * PRICES.dynamodb.readUnit;
    rows.push({
      page,
      'read units': read,
      'ms (median)': Math.round(times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0),
      'US$ of a thousand': Number((dollars * 1_000).toFixed(4)),
      'US$ of a day at 10 s': Number((dollars * ((8 * HOUR) / 10_000)).toFixed(4)),
    });
  }
  console.table(rows);
  console.log('The link of the session is one read unit more with each.');
} finally {
  await engine.stop();
}

async function fill(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  const put = (mentions: readonly Mention[]) =>
    batchWrite(
      { client, tableName },
      mentions.map((mention) => ({ PutRequest: { Item: { ...mentionItem(mention, SHARDS).item } } })),
    );
  const made = (count: number, make: (index: number) => Mention) =>
    Array.from({ length: count }, (_, index) => make(index));
  const owner = (index: number) => (index % 3 === 0 ? 'lead' : 'support');
  await put(
    made(ahead, (i) =>
      waiting({ id: `ahead-${i}`, left: (i - ahead / 4) * MINUTE, owner: owner(i), text: SHORT_TEXT }),
    ),
  );
  await put(made(spent, (i) => waiting({ id: `spent-${i}`, left: -(i + 200) * HOUR, isSpent: true, owner: owner(i) })));
  await put(
    made(closed, (i) => {
      const mention = waiting({ id: `closed-${i}`, left: -i * MINUTE, text: SHORT_TEXT });
      return { ...mention, clock: { ...mention.clock, status: 'met', respondedAt: mention.clock.startedAt + HOUR } };
    }),
  );
}

function deskOver(client: DynamoDBDocumentClient, tableName: string) {
  const table = { client, tableName, now: () => DESK_NOW };
  return createDesk({
    settings: { ...DESK_SETTINGS, shards: SHARDS },
    openClocks: createOpenClocks({ ...table, shards: SHARDS }),
    mentions: createMentionStore({ ...table, shards: SHARDS }),
    incidents: createIncidentStore(table),
    sources: inMemorySourceStore(DESK_SETTINGS.sources),
    reports: { latest: async () => undefined },
    seal: { seal: async () => '', open: async () => undefined },
    links: createDeskLinks(table),
    now: () => DESK_NOW,
    newId: () => 'id',
  });
}
