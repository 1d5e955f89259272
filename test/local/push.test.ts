import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDocuments } from '../../bin/local/local-documents.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { aTrustpilotSource } from '../adapters/sources/trustpilot-builders.ts';
import { aPolicy } from '../support/builders.ts';
import { anEntry, aPushSource, SECRET, signed } from '../support/push-builders.ts';
import { alertSettings } from '../use-cases/alert-ports.ts';
import { pushStack } from './push-stack.ts';
import { MINUTE, run, START, type TestRun } from './tiny-stack.ts';

const settings = alertSettings({
  brands: [{ id: 'sundial', name: 'Sundial' }],
  sources: [aPushSource(), { ...aTrustpilotSource(), id: 'trust', nudge: { token: 'TRUSTPILOT_NUDGE_TOKEN' } }],
  calendars: {},
  policies: [aPolicy()],
  shards: 2,
});

let stack: ReturnType<typeof pushStack>;
beforeAll(() => {
  stack = pushStack(settings, ['receive-push', 'take-in-push', 'receive-nudge']);
});
afterAll(() => stack[Symbol.dispose]());

const start = (): Promise<TestRun> =>
  run(stack, {
    secrets: (name) => ({ HELP_DESK_SIGNING_SECRET: SECRET, TRUSTPILOT_NUDGE_TOKEN: 'long-and-random' })[name],
  });

interface Posted {
  readonly status: number;
  readonly line: unknown;
}

async function post(
  local: TestRun,
  body: string | Uint8Array,
  headers: Record<string, string>,
  path = 'help-desk',
): Promise<Posted> {
  const answer = await fetch(`${local.urls['receive-push']}${path}`, { method: 'POST', body, headers });
  const text = await answer.text();
  expect(text.match(/\n/gu)).toHaveLength(1);
  return { status: answer.status, line: JSON.parse(text) };
}

const push = (local: TestRun, sent: unknown, id = 'msg_1'): Promise<Posted> => {
  const body = JSON.stringify(sent);
  return post(local, body, signed(body, { at: local.clock.now(), id }));
};

function held(local: TestRun, id = 'ticket-1') {
  const store = createMentionStore({
    client: localDocuments(local),
    tableName: local.tableName,
    shards: 2,
    now: () => local.clock.now(),
  });
  return store.find({ brand: 'sundial', origin: 'push:help-desk', externalId: id });
}

const published = (minutesAgo: number): string => new Date(START - minutesAgo * MINUTE).toISOString();

describe('the push webhook over HTTP, with the queue and the table behind it', () => {
  it('stores a batch, tells what it refuses, stops the clock with a response that comes later, and knows repetitions', async () => {
    const local = await start();
    const mentions = [
      anEntry({ publishedAt: published(60) }),
      anEntry({ id: 'ticket-2', rating: 11 }),
      anEntry({ id: 'ticket-3', text: '很糟糕 🎈 é \uffff', publishedAt: published(30) }),
    ];

    expect(await push(local, { mentions })).toMatchObject({
      status: 202,
      line: { accepted: 2, refused: [{ index: 1, id: 'ticket-2', field: 'rating', value: '11' }] },
    });
    await local.quiesce();
    expect(await held(local)).toMatchObject({ discoveredAt: START, clock: { status: 'running' } });
    expect(await held(local, 'ticket-3')).toMatchObject({ observation: { text: '很糟糕 🎈 é \uffff' } });
    expect(await held(local, 'ticket-2')).toBeUndefined();

    await local.clock.advanceTo(START + MINUTE);
    const response = { truth: 'replied', at: published(10) };
    expect(await push(local, { id: 'ticket-1', response }, 'msg_2')).toMatchObject({ status: 202 });
    await local.quiesce();
    expect(await held(local)).toMatchObject({ clock: { status: 'met', respondedAt: START - 10 * MINUTE } });

    // A replay is known; a sender who did not hear the answer gets it again.
    const body = JSON.stringify(anEntry({ id: 'again', publishedAt: published(60) }));
    const headers = signed(body, { at: local.clock.now(), id: 'msg_3' });
    expect(await post(local, body, headers)).toMatchObject({ status: 202 });
    await local.quiesce();

    expect(await post(local, body, headers)).toMatchObject({ status: 409 });
    await local.clock.advanceTo(START + 2 * MINUTE);
    expect(await post(local, body, signed(body, { at: local.clock.now(), id: 'msg_3' }))).toEqual({
      status: 202,
      line: { accepted: 1, refused: [], duplicate: true },
    });
    await local.quiesce();
    expect(await held(local, 'again')).toMatchObject({ version: 1 });
  });

  it('keeps a response that overtook its mention until that is there, and sets aside what never finds one', async () => {
    const local = await start();
    await push(local, { id: 'ticket-1', response: { truth: 'replied', at: published(10) } });
    await local.quiesce();
    await push(local, anEntry({ publishedAt: published(60), response: undefined }), 'msg_2');
    await local.quiesce();
    expect(await held(local)).toMatchObject({ clock: { status: 'running' } });

    await local.clock.advanceTo(START + 7 * MINUTE);
    await local.quiesce();
    expect(await held(local)).toMatchObject({ clock: { status: 'met' } });

    await push(local, { id: 'never-sent', deleted: true }, 'msg_3');
    await local.clock.advanceTo(START + 38 * MINUTE);
    await local.quiesce();
    expect(local.queueDepths()['pushes-dead']).toMatchObject({ visible: 1 });
  });

  it('has beside it one for nudges, which polls the source, once however often it is called', async () => {
    const local = await start();
    const nudge = async (path: string, body: string): Promise<unknown> => {
      const answer = await fetch(`${local.urls['receive-nudge']}${path}`, { method: 'POST', body });
      return [answer.status, await answer.json()];
    };

    expect(await nudge('trust/guessed', '{}')).toEqual([
      401,
      { error: 'not from whom the settings of this source name' },
    ]);
    expect(await nudge('trust/long-and-random', '{"events":[1]}')).toEqual([200, { poll: 'asked' }]);
    expect(await nudge('trust/long-and-random', '{"events":[1]}')).toEqual([200, { poll: 'repeated' }]);
    expect(await nudge('trust/long-and-random', '{"events":[2]}')).toEqual([200, { poll: 'asked' }]);
    expect(await nudge('trust/long-and-random', '{"events":[3]}')).toEqual([200, { poll: 'coming' }]);
    expect(local.queueDepths()['polls']).toMatchObject({ visible: 1, delayed: 1 });
  });

  it('refuses what is hostile in one line each, and stores nothing', async () => {
    const local = await start();
    const good = JSON.stringify(anEntry());
    const at = local.clock.now();
    const hostile: readonly (readonly [string | Uint8Array, Record<string, string>, number])[] = [
      [good, { 'content-type': 'application/json' }, 401],
      [good, signed(good, { at: at - 6 * MINUTE }), 401],
      [good, signed(good, { at, secret: `whsec_${Buffer.alloc(32, 3).toString('base64')}` }), 401],
      [`${good} `, signed(good, { at }), 401],
      [good.slice(0, 40), signed(good.slice(0, 40), { at }), 400],
      ['[7]', signed('[7]', { at }), 400],
      ['['.repeat(300_000), signed('['.repeat(300_000), { at }), 400],
      [
        '{"id":"1","text":"x","__proto__":{"rating":5}}',
        signed('{"id":"1","text":"x","__proto__":{"rating":5}}', { at }),
        422,
      ],
      [' '.repeat(1_000_001), signed(' ', { at }), 413],
      [
        Buffer.from(good, 'utf16le'),
        { ...signed(good, { at }), 'content-type': 'application/json; charset=utf-16le' },
        415,
      ],
      [Buffer.from([0x7b, 0xff, 0xfe]), { ...signed(good, { at }), 'content-type': 'application/octet-stream' }, 415],
    ];
    const statuses: number[] = [];
    for (const [body, headers] of hostile) statuses.push((await post(local, body, headers)).status);

    expect(statuses).toEqual(hostile.map(([, , status]) => status));
    expect(await post(local, good, signed(good, { at }), 'nobody')).toMatchObject({ status: 404 });
    await local.quiesce();
    expect(await held(local)).toBeUndefined();
    expect(local.lines.join('\n')).not.toContain('kettle arrived');
  });
});
