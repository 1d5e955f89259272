import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { hashOfContent } from '../../functions/domain/mentions/mention.ts';
import type { Observation } from '../../functions/domain/mentions/observation.ts';
import type { Severity } from '../../functions/domain/scoring/score.ts';
import { HOUR, type Instant } from '../../functions/domain/shared/time.ts';
import type { Clock, ClockPlan } from '../../functions/domain/sla/clock.ts';
import type { Policy } from '../../functions/domain/sla/policy.ts';

/** `at('2026-11-16T09:00Z')`: instants in tests are literals. */
export const at = (text: string): Instant => {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`not an instant: ${text}`);
  return instant;
};

/** Monday morning; every builder's mention was posted then. */
export const POSTED_AT = at('2026-11-16T09:00:00Z');

/** One star without a response, seen by a complete read. */
export function anObservation(overrides: Partial<Observation> = {}): Observation {
  return {
    id: '4711',
    kind: 'app-store',
    url: 'https://apps.example.com/acme/reviews/4711',
    author: { id: 'customer-1', name: 'Vera' },
    title: 'Lost my order',
    text: 'The app took my money and the parcel never came.',
    rating: 1,
    language: 'en',
    publishedAt: POSTED_AT,
    publishedPrecision: 'exact',
    fromBrand: false,
    response: { truth: 'notReplied' },
    labels: {},
    ...overrides,
  };
}

export function aSeverity(overrides: Partial<Severity> = {}): Severity {
  return {
    level: 'high',
    reasons: ['1 star'],
    sentiment: { label: 'negative', negative: 0.8, neutral: 0.15, positive: 0.05, confident: true, words: ['lost'] },
    ...overrides,
  };
}

/** Four hours around the clock, a warning one hour before, escalations two and eight hours after. */
export function aPolicy(overrides: Partial<Policy> = {}): Policy {
  return {
    id: 'angry',
    version: 'v1',
    when: {},
    needsResponse: true,
    target: 4 * HOUR,
    warnBefore: [HOUR],
    escalateAfter: [2 * HOUR, 8 * HOUR],
    owner: 'support',
    escalateTo: ['lead', 'director'],
    botsCount: false,
    claimFor: 2 * HOUR,
    ...overrides,
  };
}

export const A_PLAN: ClockPlan = {
  warnBefore: [HOUR],
  escalateAfter: [2 * HOUR, 8 * HOUR],
  owner: 'support',
  escalateTo: ['lead', 'director'],
  botsCount: false,
};

/** The clock that `aPolicy` gives `anObservation`: 09:00 to 13:00, running. */
export function aClock(overrides: Partial<Clock> = {}): Clock {
  return {
    cycle: 1,
    status: 'running',
    policy: { id: 'angry', version: 'v1' },
    startedAt: POSTED_AT,
    target: 4 * HOUR,
    dueAt: POSTED_AT + 4 * HOUR,
    plan: A_PLAN,
    ladder: [
      { key: 'warn', at: POSTED_AT + 3 * HOUR, owner: 'support' },
      { key: 'breach', at: POSTED_AT + 4 * HOUR, owner: 'support' },
      { key: 'escalate1', at: POSTED_AT + 6 * HOUR, owner: 'lead' },
      { key: 'escalate2', at: POSTED_AT + 12 * HOUR, owner: 'director' },
    ],
    fired: 0,
    lateDiscovered: false,
    ...overrides,
  };
}

export function aMention(overrides: Partial<Mention> = {}): Mention {
  const observation = overrides.observation ?? anObservation();
  return {
    brand: 'acme',
    origin: 'app-store:us:1',
    externalId: observation.id,
    sourceId: 'acme-us',
    observation,
    contentHash: hashOfContent(observation),
    discoveredAt: at('2026-11-16T09:05:00Z'),
    severity: aSeverity(),
    clock: aClock(),
    history: [],
    version: 1,
    ...overrides,
  };
}
