import { complainedAt } from '../domain/incidents/incident.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import { factsOf } from '../domain/reports/facts-of.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Queues } from '../ports/queues.ts';
import type { TakeInDeps } from './take-in-mention.ts';

/** What intake of mentions takes where a storm is to be noticed. */
export interface IntakeDeps extends TakeInDeps {
  readonly queues: Pick<Queues, 'sendDue' | 'sendIncidentWork'>;
}

/**
 * Collects the negative mentions of one page or message, and asks once to look whether they are a storm. Nothing is
 * counted here: whoever looks counts the stored mentions, so that it does not matter how often it is asked.
 */
export function complaintsOf(settings: Pick<Settings, 'storms'>, queues: Pick<Queues, 'sendIncidentWork'>) {
  const newest = new Map<string, Instant>();
  return {
    onComplaint: (mention: Mention): void => {
      const at = Math.min(mention.discoveredAt, complainedAt(factsOf(mention)));
      newest.set(mention.brand, Math.max(at, newest.get(mention.brand) ?? 0));
    },
    report: async (): Promise<void> => {
      if (settings.storms === undefined || newest.size === 0) return;
      await queues.sendIncidentWork(
        [...newest].map(([brand, at]) => ({ kind: 'incidents', brand, why: 'intake', at })),
      );
    },
  };
}
