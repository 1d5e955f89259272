import type { AlertMessage, IncidentWork } from '../contracts/messages.ts';
import { type DeliverDeps, type Delivery, deliverAlerts } from './deliver-alerts.ts';
import type { IncidentDeps } from './incident-deps.ts';
import { tendAll } from './tend-incidents.ts';

/** What deliver-alerts is told: alerts that were decided, and brands whose incidents are to be looked after. */
export type DeliveryWork = AlertMessage | IncidentWork;

/** Of one message. `tended`: the incidents of its brand are as they should be. */
export type Worked = Pick<Delivery, 'lateness' | 'error'> & { readonly outcome: Delivery['outcome'] | 'tended' };

/**
 * Incidents first, so that the alerts that came with the burst which opens one are folded into it already. Each message
 * is answered, in its order; what fails for one brand touches no other.
 */
export async function deliverWork(
  messages: readonly DeliveryWork[],
  alerts: DeliverDeps,
  incidents: IncidentDeps,
): Promise<readonly Worked[]> {
  const failures = await tendAll(messages.filter(isIncidentWork), incidents);
  const delivered = (await deliverAlerts(messages.filter(isAlert), alerts)).values();
  return messages.map((message) => {
    if (!isIncidentWork(message)) return delivered.next().value ?? { outcome: 'failed', error: new Error('no answer') };
    return failures.has(message.brand)
      ? { outcome: 'failed', error: failures.get(message.brand) }
      : { outcome: 'tended' };
  });
}

const isIncidentWork = (message: DeliveryWork): message is IncidentWork => 'kind' in message;
const isAlert = (message: DeliveryWork): message is AlertMessage => !isIncidentWork(message);
