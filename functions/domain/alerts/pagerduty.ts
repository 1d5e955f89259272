import { type MentionKey, mentionName } from '../mentions/mention.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import { contentHash } from '../shared/hash.ts';
import { type Instant, toIso } from '../shared/time.ts';
import type { Clock } from '../sla/clock.ts';
import { stageKind } from '../sla/clock.ts';
import type { Alert } from './alert.ts';
import { cleanText, cutAtWord } from './clean-text.ts';
import { companyWords, headline, situation } from './stage-words.ts';

/**
 * Events of PagerDuty's Events API v2. Source, with its limits:
 * https://github.com/PagerDuty/developer-docs/blob/main/docs/events-API-v2/02-Trigger-Events.md
 */
export type PagerDutyEvent = PagerDutyTrigger | PagerDutyFollowUp;

interface PagerDutyTrigger {
  readonly routing_key: string;
  readonly event_action: 'trigger';
  readonly dedup_key: string;
  readonly client: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly payload: {
    readonly summary: string;
    readonly source: string;
    readonly severity: 'critical' | 'error' | 'warning' | 'info';
    readonly timestamp: string;
    readonly component: string;
    readonly group: string;
    readonly class: string;
    readonly custom_details: Readonly<Record<string, string | number | boolean>>;
  };
}

interface PagerDutyFollowUp {
  readonly routing_key: string;
  readonly event_action: 'acknowledge' | 'resolve';
  readonly dedup_key: string;
}

/** What an integration key looks like; anything else is refused before it is sent anywhere. */
export const PAGERDUTY_KEY = /^[A-Za-z0-9]{32}$/u;

const LONGEST_KEY = 255;
const LONGEST_SUMMARY = 1_024;
const SEVERITY: Readonly<Record<SeverityLevel, PagerDutyTrigger['payload']['severity']>> = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
  none: 'info',
};

/** One incident a mention, whatever stages come and however often they are sent. */
function dedupKey(key: MentionKey): string {
  const name = cleanText(mentionName(key));
  const whole = `replywatch/${name}`;
  return whole.length <= LONGEST_KEY && name === mentionName(key)
    ? whole
    : `${whole.slice(0, LONGEST_KEY - 13).toWellFormed()}~${contentHash(mentionName(key))}`.slice(0, LONGEST_KEY);
}

/** A stage has come: opens the incident, or is logged in the one that is open. */
export function pagerDutyTrigger(alert: Alert, routingKey: string): PagerDutyTrigger {
  const { url, playbook } = alert;
  return {
    routing_key: routingKey,
    event_action: 'trigger',
    dedup_key: dedupKey(alert),
    client: 'ReplyWatch',
    links: [
      ...(url === undefined ? [] : [{ href: url, text: 'Open to reply' }]),
      ...(playbook === undefined ? [] : [{ href: playbook, text: 'Playbook' }]),
    ],
    payload: {
      summary: cutAtWord(`${headline(alert)}: ${alert.quote ?? alert.title ?? situation(alert)}`, LONGEST_SUMMARY),
      source: alert.sourceLabel,
      severity: SEVERITY[alert.severity],
      timestamp: toIso(alert.decidedAt),
      component: alert.brandName,
      group: alert.ownerName,
      class: stageKind(alert.stage),
      custom_details: detailsOf(alert),
    },
  };
}

function detailsOf(alert: Alert): Readonly<Record<string, string | number | boolean>> {
  const { quote, title, authorName, authority, opening, moment, rating } = alert;
  const told: Readonly<Record<string, string | number | boolean | undefined>> = {
    situation: situation(alert),
    due: toIso(alert.dueAt),
    owner: alert.ownerName,
    stage: alert.stage,
    stars: rating,
    title,
    text: quote,
    author: authorName,
    why: alert.reasons.join('; '),
    besides: companyWords(alert)[0],
    moment,
    authority,
    opening,
    found_late: alert.lateDiscovered ? true : undefined,
    mention: cleanText(mentionName(alert)),
  };
  return Object.fromEntries(Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The incident of a mention is over; where there is none, nothing happens. */
export const pagerDutyResolve = (key: MentionKey, routingKey: string): PagerDutyFollowUp => ({
  routing_key: routingKey,
  dedup_key: dedupKey(key),
  event_action: 'resolve',
});

/**
 * What the incident of a cycle is to be told of how its mention goes on: acknowledged while somebody has it, resolved once
 * the clock has ended, the customer has come back, or the mention is no longer kept. `mark` names it once and for all.
 */
export function pagerDutyFollowUp(
  key: MentionKey,
  cycle: number,
  clock: Clock | undefined,
  routingKey: string,
  now: Instant,
): { readonly event: PagerDutyFollowUp; readonly mark: string } | undefined {
  if (clock === undefined || clock.cycle !== cycle || clock.status !== 'running') {
    return { event: pagerDutyResolve(key, routingKey), mark: `pagerduty resolve ${cycle}` };
  }
  const { claim } = clock;
  if (claim === undefined || claim.until <= now) return undefined;
  const event = { routing_key: routingKey, dedup_key: dedupKey(key), event_action: 'acknowledge' } as const;
  return { event, mark: `pagerduty acknowledge ${cycle} ${claim.until}` };
}
