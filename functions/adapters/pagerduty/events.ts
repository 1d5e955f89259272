import { VERSION } from '../../contracts/version.ts';
import type { PagerDutySender } from '../../ports/alerts.ts';
import type { Http } from '../../ports/http.ts';
import { takenOrThrown } from '../webhook/taken-or-thrown.ts';

/** PagerDuty's Events API v2: 202 is taken, 400 is refused, 429 and what servers fail with is tried again. */
export const pagerDutyEvents = (http: Http): PagerDutySender => ({
  async send(server, event) {
    const answer = await http.send({
      method: 'POST',
      url: `${server}/v2/enqueue`,
      headers: {
        'user-agent': `ReplyWatch/${VERSION} (alerts)`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(event),
    });
    takenOrThrown('PagerDuty', answer);
  },
});
