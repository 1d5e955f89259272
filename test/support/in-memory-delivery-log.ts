import { MINUTE } from '../../functions/domain/shared/time.ts';
import type { DeliveryLog } from '../../functions/ports.ts';

interface Delivery {
  readonly until: number;
  readonly holder: symbol;
  readonly sentAt?: number;
}

/** What several processes share; each of them has an inMemoryDeliveryLog of its own on it. */
export type SharedDeliveries = Map<string, Delivery>;

/** Keeps to test/support/delivery-log-contract.ts, as the real one does. */
export function inMemoryDeliveryLog(shared: SharedDeliveries = new Map()): DeliveryLog {
  const holder = Symbol('holder');
  const keyOf = (alert: { readonly key: string }, receiver: string): string => `${receiver}\n${alert.key}`;
  return {
    begin: async (alert, receiver, now) => {
      const known = shared.get(keyOf(alert, receiver));
      if (known && (known.sentAt !== undefined || known.until > now)) return false;
      shared.set(keyOf(alert, receiver), { until: now + MINUTE, holder });
      return true;
    },
    confirm: async (alert, receiver, now) => {
      shared.set(keyOf(alert, receiver), { until: now, holder, sentAt: now });
    },
    release: async (alert, receiver) => {
      const known = shared.get(keyOf(alert, receiver));
      if (known?.holder === holder && known.sentAt === undefined) shared.delete(keyOf(alert, receiver));
    },
  };
}
