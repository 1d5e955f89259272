import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { startTableEngine } from './engines.ts';
import { aStoredMention, DUE, LONG_TEXT, MEDIUM_TEXT, nextVersion, POSTED, SHORT_TEXT } from './mention-literals.ts';
import { type Units, unitsOf } from './unit-meter.ts';

export interface WriteUnits {
  readonly text: number;
  readonly newWithoutClock: number;
  readonly newWithClock: number;
  /** One stage: the alert set pending, then marked delivered. */
  readonly stage: number;
  readonly response: number;
  /** Finding a mention again as it was. */
  readonly unchanged: number;
  readonly edit: number;
  /** A look at a mention on the watch list that finds nothing new: its entry in the due index moves. */
  readonly look: number;
}

/** Write units per event, as dynoxide meters base table and indexes. One row for each length of text. */
export async function measureWriteUnits(): Promise<WriteUnits[]> {
  const engine = await startTableEngine('dynoxide');
  try {
    const client = engine.clientWith({});
    const units = unitsOf(client);
    const rows: WriteUnits[] = [];
    for (const text of [SHORT_TEXT, MEDIUM_TEXT, LONG_TEXT])
      rows.push(await measure(client, await engine.freshTable(), units, text));
    return rows;
  } finally {
    await engine.stop();
  }
}

async function measure(
  client: DynamoDBDocumentClient,
  tableName: string,
  units: () => Units,
  text: string,
): Promise<WriteUnits> {
  const store = createMentionStore({ client, tableName, shards: 4, retention: 400 * DAY, now: () => POSTED + HOUR });
  const save = async (mention: Mention): Promise<number> => {
    units();
    if ((await store.save(mention)) !== 'saved') throw new Error(`version ${mention.version} was not saved`);
    return units().write;
  };
  const { clock } = aStoredMention();
  const opened = aStoredMention({ observation: { text } });
  const quiet = aStoredMention({
    externalId: '12871234988',
    observation: { text },
    clock: { status: 'excluded', reason: 'no policy asks for an answer', ladder: [] },
  });
  const warned = nextVersion(opened, {
    clock: { ...clock, pending: { stage: 'warn', since: DUE - HOUR } },
    history: [...opened.history, { at: DUE - HOUR, what: 'stageDue', detail: 'warn' }],
  });
  const delivered = nextVersion(warned, {
    clock: { ...clock, fired: 1 },
    history: [...warned.history, { at: DUE - HOUR + 900, what: 'alerted', detail: 'warn' }],
  });
  const answered = nextVersion(delivered, {
    observation: { ...opened.observation, response: { truth: 'replied', at: DUE - MINUTE, id: '4471' } },
    clock: {
      ...delivered.clock,
      status: 'met',
      respondedAt: DUE - MINUTE,
      seen: { responses: [{ id: '4471', at: DUE - MINUTE, seenAt: DUE, byBot: false }], hidden: [], edits: [] },
    },
    history: [
      ...delivered.history,
      { at: DUE, what: 'responseSeen', detail: 'posted 2026-11-20T11:59:00.000Z' },
      { at: DUE, what: 'met' },
    ],
  });
  const every = 30 * MINUTE;
  const watched = aStoredMention({
    externalId: '12871234989',
    observation: { text },
    watch: { every, lookAt: POSTED },
  });
  const newWithoutClock = await save(quiet);
  const newWithClock = await save(opened);
  const stage = (await save(warned)) + (await save(delivered));
  const response = await save(answered);
  await store.find(answered);
  const unchanged = units().write;
  const edited = aStoredMention({ observation: { text: `${text} Edit: solved by now.` } });
  await store.keepEarlierText(answered);
  const keeping = units().write;
  const edit = keeping + (await save({ ...edited, clock: answered.clock, history: answered.history, version: 5 }));
  await save(watched);
  const look = await save(nextVersion(watched, { watch: { every, lookAt: POSTED + every } }));
  return { text: Buffer.byteLength(text), newWithoutClock, newWithClock, stage, response, unchanged, edit, look };
}
