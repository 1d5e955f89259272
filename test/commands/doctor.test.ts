import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../bin/commands/doctor.ts';
import { examine } from '../../bin/doctor/examine.ts';
import type { Finding } from '../../bin/doctor/finding.ts';
import { skewFinding } from '../../bin/doctor/table-checks.ts';
import { type MessageEngine, startMessageEngine } from '../../bin/local/message-engine.ts';
import { hashOfSettings } from '../../bin/stack/compiled-file.ts';
import { leaveNote, readNote, settingsLeftIn } from '../../bin/store/data-folder.ts';
import { openLocalStore } from '../../bin/store/local-store.ts';
import { settingsNoter } from '../../functions/adapters/dynamodb/settings-note.ts';
import { createSourceStore } from '../../functions/adapters/dynamodb/source-store.ts';
import { MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { runInProcess } from './run-in-process.ts';
import { type SmallStore, smallStore } from './small-store.ts';

let kept: SmallStore;
let engine: MessageEngine;
beforeAll(async () => {
  kept = await smallStore({ running: true });
  engine = await startMessageEngine(undefined);
  const { running, ...note } = readNote(kept.folder);
  leaveNote(kept.folder, {
    ...note,
    running: { pid: process.pid, dynamodb: running?.dynamodb ?? '', sqs: engine.endpoint },
  });
  engine.server.setup({ queues: ['dead-letters', 'undelivered', 'polls'].map((name) => ({ name })) });
});
afterAll(async () => {
  await engine.stop();
  await kept.stop();
});

const original = (): string => readFileSync(settingsLeftIn(kept.folder), 'utf8');
let before: string | undefined;
afterEach(() => {
  if (before !== undefined) writeFileSync(settingsLeftIn(kept.folder), before);
  before = undefined;
});

async function doctor(...args: string[]): Promise<{ findings: ReadonlyMap<string, Finding>; exitCode: unknown }> {
  const { out, exitCode } = await runInProcess(command, ['--json', ...args, '--data', kept.folder]);
  const { findings } = JSON.parse(out) as { findings: readonly Finding[] };
  return { findings: new Map(findings.map((finding) => [finding.about, finding])), exitCode };
}

/** As apply-settings would, and a dispatch of this minute. */
async function deploy(): Promise<void> {
  const store = await openLocalStore(kept.folder);
  const { client, tableName } = store.table;
  const sources = createSourceStore({ client, tableName, now: store.now });
  await sources.apply(store.settings.sources);
  await settingsNoter(client, tableName)(hashOfSettings(store.settings), store.now());
  const watermark = await sources.watermark();
  if (watermark === undefined) await sources.advanceWatermark(undefined, Math.floor(store.now() / MINUTE));
  await store.close();
}

describe('doctor', () => {
  it('says of an installation that was never deployed what is missing, and ends with 1', async () => {
    const { findings, exitCode } = await doctor();

    expect(exitCode).toBe(1);
    expect(findings.get('sources')).toMatchObject({ state: 'bad', words: 'not in the table: acme-us' });
    expect(findings.get('polls')).toMatchObject({ state: 'bad', words: 'none was ever dispatched' });
    expect(findings.get('table')).toMatchObject({ state: 'well' });
    expect(findings.get('clock')).toMatchObject({ state: 'well' });
    expect(findings.get('secrets')).toMatchObject({
      state: 'warning',
      words: 'not set: SLACK_WEBHOOK_URL (Slack #care) (in this shell)',
    });
    expect(findings.get('letters')).toMatchObject({ state: 'well', words: 'nothing was set aside' });
    expect(findings.get('subscriptions')).toMatchObject({ state: 'well' });
  });

  it('finds the file and the table at one after a deploy, and says where they differ after a change of the file', async () => {
    await deploy();
    const well = await doctor();
    before = original();
    writeFileSync(settingsLeftIn(kept.folder), `${before.replace('country: us', 'country: be').replace('4h', '5h')}`);
    const drifted = await doctor();

    expect(well.findings.get('sources')?.state).toBe('well');
    expect(well.findings.get('settings')?.words).toMatch(/^those of the file were deployed at 2026-/u);
    expect(drifted.findings.get('sources')).toMatchObject({
      state: 'bad',
      words: 'otherwise in the table: acme-us',
      mend: expect.stringContaining('deploy'),
    });
    expect(drifted.findings.get('settings')?.state).toBe('bad');
    expect(drifted.exitCode).toBe(1);
  });

  it('counts what was set aside', async () => {
    engine.server.sendMessage('dead-letters', '{}');

    const { findings } = await doctor();

    expect(findings.get('letters')).toMatchObject({ state: 'bad', words: '1 in dead-letters' });
    await engine.sqs('PurgeQueue', { QueueUrl: 'dead-letters' });
  });

  it('draws a line for each finding, with what to do below it', async () => {
    const { out } = await runInProcess(command, ['--data', kept.folder]);

    expect(out).toMatch(/^table\s+.*well.*table can be read and written, its indexes too$/mu);
    expect(out).toContain('export each, and start the run again');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^\d+ bad, \d+ to know of, \d+ well$/u);
    expect(existsSync(join(kept.folder, 'command.lock'))).toBe(false);
  });

  it('goes on after a look that fails, and says so in one line', async () => {
    const denied = Object.assign(new Error('User is not authorized to perform: sns:ListTopics\nmore'), {
      name: 'AuthorizationErrorException',
    });

    const findings = await examine(
      [
        { about: 'subscriptions', look: () => Promise.reject(denied) },
        { about: 'polls', look: async () => [{ about: 'polls', state: 'well', words: 'fine' }] },
      ],
      () => undefined,
    );

    expect(findings.map(({ about, state, words }) => [about, state, words])).toEqual([
      [
        'subscriptions',
        'bad',
        'these credentials may not look at it: User is not authorized to perform: sns:ListTopics',
      ],
      ['polls', 'well', 'fine'],
    ]);
  });

  it.each([
    [2 * SECOND, 'well'],
    [-30 * SECOND, 'warning'],
    [4 * MINUTE, 'bad'],
  ])('calls a clock that is off by %d ms %s', (skew, state) => {
    expect(skewFinding(skew).state).toBe(state);
  });
});
