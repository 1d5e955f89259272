import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listenLocally } from '../../../bin/local/listening.ts';
import { verifyWebhook } from '../../../functions/adapters/webhook/standard-webhooks.ts';
import type { Instant } from '../../../functions/domain/shared/time.ts';
import { receivePush } from '../../../functions/use-cases/receive-push.ts';
import { inMemoryQueues } from '../../support/in-memory-queues.ts';
import { inMemoryReceiptLog } from '../../support/in-memory-receipt-log.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aPushSource } from '../../support/push-builders.ts';
import { alertSettings } from '../../use-cases/alert-ports.ts';

/** The push webhook over HTTP, in this process, with a queue in memory. */
export async function openDoor(secret: string, now: () => Instant = Date.now) {
  const queues = inMemoryQueues();
  const settings = alertSettings({ sources: [aPushSource()] });
  const deps = {
    readSettings: async () => settings,
    secrets: inMemorySecrets({ HELP_DESK_SIGNING_SECRET: secret }),
    verify: verifyWebhook,
    receipts: inMemoryReceiptLog(),
    queues,
    now,
  };
  const seen: number[] = [];
  const server = createServer(async (request, response) => {
    const bytes = await buffer(request);
    const path = (request.url ?? '').split('/').filter((part) => part !== '');
    const { method = '', headers } = request;
    const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const answer = await receivePush(
      { method, path, headers: flat, body: bytes.toString(), bytes: bytes.length },
      deps,
    );
    seen.push(answer.status);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(`${JSON.stringify(answer.line)}\n`);
  });
  const { origin, close } = await listenLocally(server);
  return {
    url: `${origin}/`,
    queues,
    /** Statuses of all answers, in order. */
    seen,
    close,
  };
}
