import { stageKind } from '../sla/clock.ts';
import type { Alert } from './alert.ts';
import type { Route, RouteTarget } from './routing.ts';

/** Names a receiver once and for all, in the delivery log and in errors; never the address behind a secret. */
export function receiverName(to: RouteTarget): string {
  switch (to.by) {
    case 'slack':
      return to.app ? `slack-app:${to.channel}` : `slack:${to.secret}:${to.channel}`;
    case 'email':
      return `email:${to.address}`;
    case 'webhook':
      return `webhook:${to.url}`;
    case 'pagerduty':
      return `pagerduty:${to.secret}`;
    case 'amazonQ':
      return `amazon-q:${to.topic}`;
    default:
      return to satisfies never;
  }
}

/** Where this alert goes: the targets of all matching routes, each once, in the order of the settings. */
export function receiversOf(
  routes: readonly Route[],
  alert: Pick<Alert, 'brand' | 'owner' | 'severity' | 'stage'>,
): readonly RouteTarget[] {
  const matching = routes.filter(
    (route) =>
      holds(route.brands, alert.brand) &&
      holds(route.owners, alert.owner) &&
      holds(route.severities, alert.severity) &&
      holds(route.stages, stageKind(alert.stage)),
  );
  return [...new Map(matching.map((route) => [receiverName(route.to), route.to])).values()];
}

const holds = <T>(wanted: readonly T[] | undefined, value: T): boolean =>
  wanted === undefined || wanted.includes(value);
