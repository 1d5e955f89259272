/** JSON between stages. Parsed at the receiving edge by functions/adapters/runtime/message-schemas.ts. */

/** dispatch-polls -> poll-source */
export interface PollMessage {
  readonly sourceId: string;
  /** Set by poll-source on a poll that had to wait: past this instant it is sent no further. */
  readonly until?: number | undefined;
  /** The minute (since 1970) up to which slots of the wheel are dispatched: a source that rests passes over some. Absent: read in any case. */
  readonly minute?: number | undefined;
  /** How many minutes up to that one. @default 1 */
  readonly minutes?: number | undefined;
  /** Nothing was dispatched from this instant (milliseconds since 1970) until now. */
  readonly idleSince?: number | undefined;
}

/** receive-push -> take-in-push */
export interface PushMessage {
  readonly sourceId: string;
  /** When the request came in: what the entry says is no younger. */
  readonly receivedAt: number;
  /** The sender says that it is history. */
  readonly history: boolean;
  /** As it was sent, and found readable. */
  readonly entry: unknown;
}

/** sweep-clocks -> fire-clock; a message whose `dueAt` is no longer the mention's is a no-op. */
export interface DueMessage {
  readonly brand: string;
  readonly origin: string;
  readonly externalId: string;
  readonly dueAt: number;
}

/** fire-clock -> deliver-alerts */
export interface AlertMessage {
  readonly brand: string;
  readonly origin: string;
  readonly externalId: string;
  readonly cycle: number;
  readonly stage: string;
  readonly dueAt: number;
}

/** poll-source, take-in-push, sweep-clocks -> deliver-alerts, on the same queue: a brand whose incidents are to be looked after. */
export interface IncidentWork {
  readonly kind: 'incidents';
  readonly brand: string;
  /** `intake`: negative mentions came in; `sweep`: time passed; `clusters`: the themes of the last days are to be looked at. */
  readonly why: 'intake' | 'sweep' | 'clusters';
  /** When the newest of them was posted: what was read late is looked for where it happened. */
  readonly at?: number | undefined;
}

/** Everybody who changes a mention that has been told of, the channels themselves, slack-actions -> notify-slack. */
export type SlackWork =
  /** A mention has changed: its living messages are to show it. */
  | {
      readonly kind: 'changed';
      readonly brand: string;
      readonly origin: string;
      readonly externalId: string;
      /** Why it was set aside, for the operator. */
      readonly reason?: string;
    }
  /** A channel whose wait is over: something is waiting for it. */
  | { readonly kind: 'channel'; readonly channel: string; readonly reason?: string }
  /** What somebody did, to be carried out: domain/alerts/people-action.ts has its words. */
  | {
      readonly kind: 'act';
      readonly brand: string;
      readonly origin: string;
      readonly externalId: string;
      readonly cycle?: number;
      readonly by: string;
      readonly at: number;
      readonly does: string;
      readonly until?: number;
      readonly reason?: string;
      readonly link?: string;
      readonly answeredAt?: number;
      readonly to?: string;
      readonly label?: string;
      /** Where Slack shows an answer to the person. */
      readonly responseUrl?: string;
    }
  /** An alert that a channel was not told: what the operator finds among the undelivered, and may send again. */
  | {
      readonly kind: 'tell';
      readonly channel: string;
      readonly brand: string;
      readonly origin: string;
      readonly externalId: string;
      readonly key: string;
      readonly cycle: number;
      readonly stage: string;
      readonly at: number;
      /** Why it was not told, for the operator. */
      readonly reason?: string;
    };

/** The attribute of the mail topic by which each address is sent its own and nothing else. */
export const MAIL_RECEIVER = 'receiver';

/** Attributes of the alert topic: the five that filter policies may use, and `alert` or `incident`, the same as JSON for machines. */
export const ALERT_ATTRIBUTES = {
  brand: 'brand',
  severity: 'severity',
  stage: 'stage',
  source: 'source',
  owner: 'owner',
  alert: 'alert',
  /** Instead of `alert`: the notice of an incident, as JSON. */
  incident: 'incident',
} as const;
