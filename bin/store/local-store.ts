import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentsOf } from '../../functions/adapters/runtime/lambda-clients.ts';
import { startDynamoDb } from '../local/dynamodb-engine.ts';
import { LOCAL_CREDENTIALS } from '../local/local-environment.ts';
import { LOCAL } from '../local/template.ts';
import { loadSettings } from '../settings/read-settings-file.ts';
import { clockLeftIn, readNote, type SessionNote, settingsLeftIn } from './data-folder.ts';
import { isAlive, lockFolder } from './folder-lock.ts';
import { type OpenedStore, storeOver } from './opened-store.ts';
import { findSlackWork } from './slack-work.ts';

/** The store that a local run keeps in a folder: that run's own engine while it lives, else one started on the folder for reading. */
export async function openLocalStore(folder: string, settingsFile?: string): Promise<OpenedStore> {
  const note = readNote(folder);
  const settings = loadSettings(settingsFile ?? settingsLeftIn(folder));
  const engine = await engineOf(folder, note);
  const base = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: LOCAL.region,
    credentials: LOCAL_CREDENTIALS,
  });
  const now = note.clock === 'wall' ? Date.now : () => clockLeftIn(folder) ?? Date.now();
  const store = storeOver(documentsOf(base), note.tableName, settings, now, async () => {
    base.destroy();
    await engine.stop();
  });
  const sqs = note.running?.sqs;
  if (sqs === undefined) return store;
  const config = { endpoint: sqs, region: LOCAL.region, credentials: LOCAL_CREDENTIALS };
  return { ...store, slackWork: () => findSlackWork('slack-work', config) };
}

async function engineOf(folder: string, note: SessionNote): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const { running } = note;
  if (running !== undefined && isAlive(running.pid) && (await answers(running.dynamodb))) {
    return { endpoint: running.dynamodb, stop: async () => {} };
  }
  const release = await lockFolder(folder);
  try {
    const engine = await startDynamoDb(existsSync(join(folder, 'dynoxide')) ? 'dynoxide' : 'dynalite', folder);
    return { endpoint: engine.endpoint, stop: () => engine.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

/** Whatever the answer: a server that is there. */
const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { method: 'POST', body: '{}', signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
