import type { Observation } from '../domain/mentions/observation.ts';
import type { Severity } from '../domain/scoring/score.ts';
import { brandOf, type Settings } from '../domain/settings/settings.ts';
import { matchPolicy, type PolicyMatched } from '../domain/sla/match-policy.ts';
import { subjectOf } from '../domain/sla/match-subject.ts';
import { openTimeOf } from './open-time-of.ts';

/** What is matched: a stored mention, or one that is about to be. */
export interface ToMatch {
  readonly brand: string;
  readonly sourceId: string;
  readonly observation: Pick<
    Observation,
    'kind' | 'rating' | 'language' | 'labels' | 'publishedAt' | 'publishedPrecision'
  >;
  readonly severity: Severity;
}

/** The policy that is for a mention, and why those before it are not. Who answers at the mention's moment owns it. */
export function matchMention(
  { brand, sourceId, observation, severity }: ToMatch,
  settings: Pick<Settings, 'brands' | 'policies' | 'calendars'>,
): PolicyMatched {
  const { policies, calendars } = settings;
  const context = { brand, sourceId, policies, openTimeOf: (calendar: string) => openTimeOf(calendars, { calendar }) };
  const matched = matchPolicy(policies, subjectOf(observation, severity, context));
  const owner = severity.moment && brandOf(settings, brand).momentOwners?.[severity.moment];
  return matched.policy === undefined || owner === undefined
    ? matched
    : { ...matched, policy: { ...matched.policy, owner } };
}
