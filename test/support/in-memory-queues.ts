import type {
  AlertMessage,
  DueMessage,
  IncidentWork,
  PollMessage,
  PushMessage,
  SlackWork,
} from '../../functions/contracts/messages.ts';
import type { Duration } from '../../functions/domain/shared/time.ts';
import type { Queues } from '../../functions/ports/queues.ts';

export interface InMemoryQueues extends Queues {
  readonly polls: (PollMessage & { readonly group: string; readonly delay?: Duration })[];
  readonly due: { readonly message: DueMessage; readonly delay: Duration }[];
  readonly alerts: AlertMessage[];
  readonly incidents: IncidentWork[];
  readonly pushes: PushMessage[];
  readonly slack: { readonly message: SlackWork; readonly delay?: Duration }[];
  readonly givenUp: SlackWork[];
  /** The next sends throw this, until it is taken away. */
  broken: Error | undefined;
}

/** Records what was sent, in order. */
export function inMemoryQueues(): InMemoryQueues {
  const queues: InMemoryQueues = {
    polls: [],
    due: [],
    alerts: [],
    incidents: [],
    pushes: [],
    slack: [],
    givenUp: [],
    broken: undefined,
    sendPolls: async (messages, delay) => {
      if (queues.broken) throw queues.broken;
      queues.polls.push(...messages.map((message) => (delay === undefined ? message : { ...message, delay })));
    },
    sendDue: async (messages) => {
      if (queues.broken) throw queues.broken;
      queues.due.push(...messages);
    },
    sendAlerts: async (messages) => {
      if (queues.broken) throw queues.broken;
      queues.alerts.push(...messages);
    },
    sendIncidentWork: async (messages) => {
      if (queues.broken) throw queues.broken;
      queues.incidents.push(...messages);
    },
    sendPushes: async (messages) => {
      if (queues.broken) throw queues.broken;
      queues.pushes.push(...messages);
    },
    sendSlack: async (messages) => {
      if (queues.broken) throw queues.broken;
      queues.slack.push(...messages);
    },
    giveUp: async (messages) => {
      if (queues.broken) throw queues.broken;
      queues.givenUp.push(...messages);
    },
  };
  return queues;
}
