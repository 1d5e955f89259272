import type { Route } from '../alerts/routing.ts';
import { isPolled, type Source, showsResponses, sourceLabel } from '../mentions/source.ts';
import { MINUTE } from '../shared/time.ts';
import type { Policy } from '../sla/policy.ts';
import { durationWords } from './duration-words.ts';
import { matchWords } from './match-words.ts';
import { type LadderStep, type PossibleAlert, possibleAlerts, stepsOf, takes } from './reach.ts';
import { receiverWords } from './receiver-words.ts';
import type { Settings } from './settings.ts';

/** What settings come to, in people's words: who is polled how often, and who is alerted when. */
export interface WatchPlan {
  readonly sources: readonly PlannedSource[];
  readonly policies: readonly PlannedPolicy[];
}

export interface PlannedSource {
  readonly id: string;
  readonly brand: string;
  readonly kind: Source['kind'];
  readonly label: string;
  /** `15m`; `5m to 6h` of a source that may rest; `never` where mentions come to us. */
  readonly every: string;
  /** At most, and while it is silent. */
  readonly pollsPerDay: number;
  readonly silentPollsPerDay: number;
  /** `48h`: of a sender whose silence says something. */
  readonly heardEvery?: string;
  readonly showsResponses: boolean;
}

export interface PlannedPolicy {
  readonly id: string;
  readonly version: string;
  /** Which mentions: `stars 1 or 2, brand sundial`. */
  readonly when: string;
  /** `answer within 4h of the open hours of office`, or that none is needed. */
  readonly asks: string;
  readonly alerts: readonly PlannedAlert[];
}

interface PlannedAlert {
  readonly stage: LadderStep['stage'];
  /** `1h before the deadline` */
  readonly at: string;
  readonly owner: string;
  readonly ownerName: string;
  /** `Slack #care`; with what narrows the route down, where something does. */
  readonly receivers: readonly string[];
}

export function watchPlan(settings: Settings): WatchPlan {
  const alerts = possibleAlerts(settings);
  return {
    sources: settings.sources.map((source) => ({
      id: source.id,
      brand: source.brand,
      kind: source.kind,
      label: sourceLabel(source),
      every: isPolled(source) ? everyWords(source) : 'never',
      pollsPerDay: isPolled(source) ? 1_440 / source.tier : 0,
      silentPollsPerDay: isPolled(source) ? 1_440 / (source.slowest ?? source.tier) : 0,
      ...('heardEvery' in source &&
        source.heardEvery !== undefined && { heardEvery: durationWords(source.heardEvery) }),
      showsResponses: showsResponses(source),
    })),
    policies: settings.policies.map((policy, index) =>
      plannedPolicy(
        settings,
        policy,
        alerts.filter((alert) => alert.policy === index),
      ),
    ),
  };
}

function plannedPolicy(settings: Settings, policy: Policy, alerts: readonly PossibleAlert[]): PlannedPolicy {
  const { id, version } = policy;
  const when = matchWords(policy.when);
  if (!policy.needsResponse) return { id, version, when, asks: 'no answer needed: counted only', alerts: [] };
  const time = policy.calendar === undefined ? 'around the clock' : `in the open hours of ${policy.calendar}`;
  return {
    id,
    version,
    when,
    asks: `answer within ${durationWords(policy.target)}${nextWords(policy)} ${time}${deliveryWords(policy)}`,
    alerts: stepsOf(policy).map((step) => plannedAlert(settings, step, alerts)),
  };
}

function plannedAlert(settings: Settings, step: LadderStep, alerts: readonly PossibleAlert[]): PlannedAlert {
  const mine = alerts.filter((alert) => alert.stage === step.stage && alert.owner === step.owner);
  const way = step.after < 0 ? 'before' : 'after';
  const at = step.after === 0 ? 'at the deadline' : `${durationWords(Math.abs(step.after))} ${way} the deadline`;
  const receivers = settings.routes
    .filter((route) => mine.some((alert) => takes(route, alert)))
    .map((route) => `${receiverWords(route.to)}${mine.every((alert) => takes(route, alert)) ? '' : narrowing(route)}`);
  const ownerName = settings.owners.find((owner) => owner.id === step.owner)?.name ?? step.owner;
  return { stage: step.stage, at, owner: step.owner, ownerName, receivers: [...new Set(receivers)] };
}

function narrowing({ brands, severities }: Route): string {
  const only = [...(severities ?? []), ...(brands ?? [])];
  return only.length === 0 ? '' : ` (only ${only.join(', ')})`;
}

/** `15m`, or `5m to 6h` of a source that may rest. */
const everyWords = ({ tier, slowest }: Source): string =>
  [tier, ...(slowest === undefined ? [] : [slowest])].map((minutes) => durationWords(minutes * MINUTE)).join(' to ');

function deliveryWords({ deliver }: Policy): string {
  if (deliver === undefined) return '';
  const always = deliver.urgent.length === 0 ? '' : `, ${deliver.urgent.join(' and ')} at any time`;
  return `; told in the open hours of ${deliver.calendar}${always}`;
}

const nextWords = ({ nextTarget }: Policy): string =>
  nextTarget === undefined ? '' : ` (next ones within ${durationWords(nextTarget)})`;
