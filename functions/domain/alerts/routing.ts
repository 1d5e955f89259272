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
  /** An incoming webhook; `secret` names where its address is kept. */
  | { readonly by: 'slack'; readonly secret: string; readonly channel: string }
  | { readonly by: 'email'; readonly address: string }
  | { readonly by: 'webhook'; readonly url: string };
