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

export type RouteTarget =
  | SlackTarget
  | { readonly by: 'email'; readonly address: string }
  | { readonly by: 'webhook'; readonly url: string };

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
