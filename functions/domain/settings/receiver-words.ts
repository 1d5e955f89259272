import type { RouteTarget } from '../alerts/routing.ts';

/** `Slack #care`, `e-mail care@sundial.example`, `webhook desk.sundial.example`: an address may carry a key in its path. */
export function receiverWords(to: RouteTarget): string {
  switch (to.by) {
    case 'slack':
      return to.app ? `Slack channel ${to.channel}` : `Slack #${to.channel.replace(/^#/u, '')}`;
    case 'email':
      return `e-mail ${to.address}`;
    case 'webhook':
      return `${to.secret === undefined ? '' : 'signed '}webhook ${new URL(to.url).host}`;
    case 'pagerduty':
      return `PagerDuty (${to.secret})`;
    case 'amazonQ':
      return `Amazon Q topic ${to.topic}`;
    default:
      return to satisfies never;
  }
}
