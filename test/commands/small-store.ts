import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '../../bin/local/dynamodb-engine.ts';
import { leaveNote } from '../../bin/store/data-folder.ts';
import { createIncidentStore } from '../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { documentsOf } from '../../functions/adapters/runtime/lambda-clients.ts';
import type { Incident } from '../../functions/domain/incidents/incident.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { aClock, aMention, anObservation, at, POSTED_AT } from '../support/builders.ts';
import { createTable, LOCAL_AWS } from '../support/engines.ts';
import { anIncident } from '../support/incidents.ts';

const TABLE = 'table';
/** Monday 2026-11-16 at 16:00 in Brussels: where the clock of the run stands. */
const STANDS_AT = at('2026-11-16T15:00:00Z');

const SETTINGS = `version: 1
brands:
  acme:
    name: Acme Deliveries
sources:
  acme-us:
    brand: acme
    kind: app-store
    app: 900000001
    country: us
policies:
  - id: angry
    when:
      severity: [medium, high, critical]
    respondWithin:
      time: 4h
    owner: support
  - id: rest
    needsResponse: false
owners:
  support:
    name: Support desk
routes:
  - slack:
      secret: SLACK_WEBHOOK_URL
      channel: "#care"
reports:
  timeZone: Europe/Brussels
`;

const MENTIONS: readonly Mention[] = [
  mention('4711', {}),
  mention('4712', { status: 'met', respondedAt: POSTED_AT + HOUR }),
  mention('4713', { status: 'late', respondedAt: POSTED_AT + 5 * HOUR }),
];

function mention(id: string, clock: Parameters<typeof aClock>[0]): Mention {
  const observation = anObservation({ id });
  const history = [{ at: POSTED_AT + HOUR, what: 'clockStarted', detail: 'due 2026-11-16T13:00:00.000Z' }] as const;
  return aMention({ observation, clock: aClock(clock), history });
}

const INCIDENTS: readonly Incident[] = [
  anIncident({
    brand: 'acme',
    openedAt: POSTED_AT,
    firstSeenAt: POSTED_AT,
    status: 'closed',
    closedAt: POSTED_AT + HOUR,
  }),
];

export interface SmallStore {
  readonly folder: string;
  /** Ends the engine: what was kept is on the disk. */
  stop(): Promise<void>;
}

/** A data folder as a local run leaves it, with three mentions; `running` as if that run still lived. */
export const smallStore = ({ running = false } = {}): Promise<SmallStore> => storeWith(MENTIONS, running);

/** The same without a mention: as a fresh run leaves it. */
export const emptyStore = (): Promise<SmallStore> => storeWith([], false);

/** The same with these mentions. */
export async function storeWith(mentions: readonly Mention[], running: boolean): Promise<SmallStore> {
  const folder = mkdtempSync(join(tmpdir(), 'replywatch-small-'));
  const engine = await startDynamoDb('dynalite', folder);
  const client = documentsOf(new DynamoDBClient({ ...LOCAL_AWS, endpoint: engine.endpoint }));
  await createTable(client, TABLE);
  const store = createMentionStore({ client, tableName: TABLE, shards: 1, now: () => STANDS_AT });
  for (const one of mentions) await store.save(one);
  const incidents = createIncidentStore({ client, tableName: TABLE, now: () => STANDS_AT });
  for (const one of mentions.length === 0 ? [] : INCIDENTS) await incidents.keep(one);
  client.destroy();
  const live = running ? { running: { pid: process.pid, dynamodb: engine.endpoint } } : {};
  leaveNote(folder, { clock: 'own', tableName: TABLE, ...live }, { text: SETTINGS });
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ clock: STANDS_AT }));
  if (!running) await engine.stop();
  return { folder, stop: () => (running ? engine.stop() : Promise.resolve()) };
}
