import { VERSION } from '../../contracts/version.ts';
import { SECOND } from '../../domain/shared/time.ts';
import type { WebhookSender } from '../../ports/alerts.ts';
import type { Http } from '../../ports/http.ts';
import type { Now } from '../../ports/now.ts';
import { signWebhook } from './standard-webhooks.ts';
import { takenOrThrown } from './taken-or-thrown.ts';

/** Posts alerts as Standard Webhooks has it: a repeated message keeps its id and is signed anew. */
export const signedWebhook = (http: Http, now: Now): WebhookSender => ({
  async post(url, { id, body, secret }) {
    const timestamp = String(Math.floor(now() / SECOND));
    const answer = await http.send({
      method: 'POST',
      url,
      headers: {
        'user-agent': `ReplyWatch/${VERSION} (alerts)`,
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signWebhook(id, timestamp, body, secret),
      },
      body,
    });
    takenOrThrown(`webhook ${new URL(url).host}`, answer);
  },
});
