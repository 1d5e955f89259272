import { beforeEach, describe, expect, it } from 'vitest';
import { verifyWebhook } from '../../functions/adapters/webhook/standard-webhooks.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';
import { receivePush } from '../../functions/use-cases/receive-push.ts';
import { at } from '../support/builders.ts';
import { inMemoryQueues } from '../support/in-memory-queues.ts';
import { inMemoryReceiptLog } from '../support/in-memory-receipt-log.ts';
import { inMemorySecrets } from '../support/in-memory-secrets.ts';
import { anEntry, aPushSource, OLD_SECRET, SECRET, signed } from '../support/push-builders.ts';
import { alertSettings } from './alert-ports.ts';

const NOW = at('2026-11-20T12:00:00Z');
let world: ReturnType<typeof aDoor>;
beforeEach(() => {
  world = aDoor();
});

function aDoor() {
  const queues = inMemoryQueues();
  const receipts = inMemoryReceiptLog();
  const secrets: Record<string, string> = { HELP_DESK_SIGNING_SECRET: `${SECRET} ${OLD_SECRET}` };
  const clock = { now: NOW };
  const settings = alertSettings({ sources: [aPushSource()] });
  const deps = {
    readSettings: async () => settings,
    secrets: inMemorySecrets(secrets),
    verify: verifyWebhook,
    receipts,
    queues,
    now: () => clock.now,
  };
  const knock = (over: object = {}) =>
    receivePush({ method: 'POST', path: ['help-desk'], headers: {}, body: '', bytes: 0, ...over }, deps);
  const post = (
    sent: unknown,
    {
      id = 'msg_1',
      at: signedAt = clock.now,
      secret = SECRET,
      ...over
    }: { id?: string; at?: number; secret?: string; headers?: object } = {},
  ) => {
    const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
    const headers = { ...signed(body, { at: signedAt, id, secret }), ...over.headers };
    return knock({ body, bytes: Buffer.byteLength(body), headers });
  };
  return { queues, receipts, secrets, clock, knock, post };
}

describe('a push', () => {
  it('is accepted when the queue has it, with the instant at which it came', async () => {
    expect(await world.post(anEntry())).toEqual({
      status: 202,
      line: { accepted: 1, refused: [] },
      taken: 1,
      refused: 0,
    });
    expect(world.queues.pushes).toEqual([{ sourceId: 'help-desk', receivedAt: NOW, history: false, entry: anEntry() }]);
  });

  it('is accepted in part, and each refused entry is told by index with field, value and mend', async () => {
    const answer = await world.post({ mentions: [anEntry({ id: 'a' }), anEntry({ id: 'b', rating: 7 })] });

    expect(answer.status).toBe(202);
    expect(answer.line).toEqual({
      accepted: 1,
      refused: [
        { index: 1, id: 'b', field: 'rating', value: '7', mend: 'give a whole number from 1 to 5, or leave it out' },
      ],
    });
    expect(world.queues.pushes).toHaveLength(1);
  });

  it('is 422 when none of it can be used, so that a sender who looks at the status only notices', async () => {
    expect(await world.post(anEntry({ rating: 7 }))).toMatchObject({ status: 422, line: { accepted: 0 }, refused: 1 });
  });

  it('is 503 when the queue does not take it, in one line without a reason of ours; the repetition is taken', async () => {
    world.queues.broken = new Error('queue https://sqs.internal is on fire');
    const failed = await world.post(anEntry());
    expect(failed).toMatchObject({ status: 503, line: { retry: true }, taken: 0 });
    expect(JSON.stringify(failed.line)).not.toContain('fire');
    expect(String(failed.failure)).toContain('on fire');

    world.queues.broken = undefined;
    expect(await world.post(anEntry())).toMatchObject({ status: 202, taken: 1 });
  });

  it('is taken under the old secret while the new one is introduced', async () => {
    expect(await world.post(anEntry(), { secret: OLD_SECRET })).toMatchObject({ status: 202 });
    world.secrets['HELP_DESK_SIGNING_SECRET'] = SECRET;
    expect(await world.post(anEntry(), { secret: OLD_SECRET, id: 'msg_2' })).toMatchObject({ status: 401 });
  });

  it('is 503 and logged when the operator has set no usable secret: nobody can be checked', async () => {
    world.secrets['HELP_DESK_SIGNING_SECRET'] = 'hunter2';
    const answer = await world.post(anEntry());

    expect(answer).toMatchObject({ status: 503 });
    expect(String(answer.failure)).not.toContain('hunter2');
  });
});

describe('a repetition', () => {
  it('that is signed anew is answered as before, and not queued again', async () => {
    await world.post(anEntry());
    world.clock.now += 2 * MINUTE;

    expect(await world.post(anEntry())).toMatchObject({
      status: 202,
      line: { accepted: 1, duplicate: true },
      taken: 0,
    });
    expect(world.queues.pushes).toHaveLength(1);
  });

  it('byte for byte is a replay, and refused', async () => {
    await world.post(anEntry());
    world.clock.now += MINUTE;

    expect(await world.post(anEntry(), { at: NOW })).toMatchObject({ status: 409, taken: 0 });
    expect(world.queues.pushes).toHaveLength(1);
  });

  it('after five minutes is late, whoever kept it', async () => {
    await world.post(anEntry());
    world.clock.now += 5 * MINUTE + 1;

    expect(await world.post(anEntry(), { at: NOW })).toMatchObject({
      status: 401,
      line: {
        error:
          'webhook-timestamp 1763640000 is more than 5 minutes from 2026-11-20T12:05:00.001Z; sign each attempt anew'.replace(
            '1763640000',
            String(NOW / 1_000),
          ),
      },
    });
  });

  it('of an id with another body is refused: one of the two would be lost', async () => {
    await world.post(anEntry());

    expect(await world.post(anEntry({ text: 'Other.' }))).toMatchObject({ status: 409 });
  });
});

describe('what is no push', () => {
  it.each([
    ['another path', { path: ['nobody'] }, 404, 'there is no push source "nobody"; post to /<id of the source>'],
    [
      'a longer path',
      { path: ['help-desk', 'x'] },
      404,
      'there is no push source "help-desk/x"; post to /<id of the source>',
    ],
    ['no path', { path: [] }, 404, 'there is no push source ""; post to /<id of the source>'],
    ['a GET', { method: 'GET' }, 405, 'GET is not taken here; send a POST'],
    ['a huge body', { bytes: 1_000_001 }, 413, 'the body has 1000001 bytes, 1000000 are the most; send less at once'],
    ['no UTF-8', { body: undefined }, 400, 'the body is no UTF-8; send JSON in UTF-8'],
    ['a form', { headers: { 'content-type': 'text/html' } }, 415, 'content-type is "text/html"; send application/json'],
    [
      'another charset',
      { headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
      'charset is "utf-16"; send UTF-8',
    ],
    [
      'a compressed body',
      { headers: { 'content-encoding': 'gzip' } },
      415,
      'content-encoding is "gzip"; send it uncompressed',
    ],
    [
      'nothing signed',
      {},
      401,
      'webhook-id, webhook-timestamp or webhook-signature is missing or malformed; sign as Standard Webhooks has it',
    ],
  ])('%s is told so in one line', async (_what, over, status, error) => {
    expect(await world.knock(over)).toEqual({ status, line: { error }, taken: 0, refused: 1 });
    expect(world.queues.pushes).toEqual([]);
  });

  it('a forged signature is refused before the body is looked at', async () => {
    const answer = await world.post('[[[', { secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` });

    expect(answer).toMatchObject({
      status: 401,
      line: { error: expect.stringContaining('fits neither of the secrets') },
    });
  });
});
