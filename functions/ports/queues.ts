import type {
  AlertMessage,
  DueMessage,
  IncidentWork,
  PollMessage,
  PushMessage,
  SlackWork,
} from '../contracts/messages.ts';
import type { Duration } from '../domain/shared/time.ts';

export interface Queues {
  sendPolls(messages: readonly (PollMessage & { readonly group: string })[], delay?: Duration): Promise<void>;
  /** Each message becomes visible after its own delay, rounded up to whole seconds, at most 15 minutes. */
  sendDue(messages: readonly { readonly message: DueMessage; readonly delay: Duration }[]): Promise<void>;
  sendAlerts(messages: readonly AlertMessage[]): Promise<void>;
  /** Into the queue of the alerts: what is decided about incidents is told by the same worker. */
  sendIncidentWork(messages: readonly IncidentWork[]): Promise<void>;
  /** Resolves when the queue has every one of them. */
  sendPushes(messages: readonly PushMessage[]): Promise<void>;
  sendSlack(messages: readonly { readonly message: SlackWork; readonly delay?: Duration }[]): Promise<void>;
  /** Sets aside for the operator, whose alarm it raises. */
  giveUp(messages: readonly SlackWork[]): Promise<void>;
}
