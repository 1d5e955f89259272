import type { SeverityLevel } from '../scoring/score.ts';
import type { StageKind } from '../sla/clock.ts';

/** A person or a team that answers. */
export interface Owner {
  readonly id: string;
  readonly name: string;
  /** Slack member (`U…`) or user group (`S…`) to mention. */
  readonly slackId?: string;
}

/** Which alerts go where. Every given field must hold; all matching routes receive. */
export interface Route {
  readonly brands?: readonly string[];
  readonly owners?: readonly string[];
  readonly severities?: readonly SeverityLevel[];
  readonly stages?: readonly StageName[];
  readonly to: RouteTarget;
}

/** `stages` in routes speak of kinds of stage: every escalation is `escalate`. */
export type StageName = StageKind;

export type RouteTarget = SlackTarget | EmailTarget | WebhookTarget | PagerDutyTarget | AmazonQTarget;

export interface EmailTarget {
  readonly by: 'email';
  readonly address: string;
}

/** An address that takes POSTs. */
export interface WebhookTarget {
  readonly by: 'webhook';
  readonly url: string;
  /** Names where the signing secret is kept; absent: SNS delivers, by its own signature and its own retries. */
  readonly secret?: string;
}

/** A service of PagerDuty. */
export interface PagerDutyTarget {
  readonly by: 'pagerduty';
  /** Names where the integration key is kept. */
  readonly secret: string;
  /** `https://events.pagerduty.com` */
  readonly server: string;
}

/** A topic that Amazon Q Developer brings to a channel of Slack or Teams. */
export interface AmazonQTarget {
  readonly by: 'amazonQ';
  readonly topic: string;
}

/** Who is told in turns: at a pace, many in one message, and later where it is down. SNS looks after the rest. */
export type ToldTarget = Exclude<RouteTarget, WebhookTarget> | (WebhookTarget & { readonly secret: string });

export const isTold = (to: RouteTarget): to is ToldTarget => to.by !== 'webhook' || to.secret !== undefined;

/** A channel in Slack. */
export interface SlackTarget {
  readonly by: 'slack';
  /** Names where the address of the incoming webhook is kept; of an app, its token. */
  readonly secret: string;
  /** As people call it; of an app, its id (`C024BE7LH`). */
  readonly channel: string;
  /** Posted by an app with a token, which edits its messages; absent: an incoming webhook, which cannot. */
  readonly app?: true;
}
