import { PROBE_BRAND } from '../contracts/probe.ts';
import { correlationOf } from '../domain/mentions/correlation.ts';
import { historyEvent } from '../domain/mentions/history.ts';
import { hashOfContent, type Mention, type MentionKey } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import { DAY, type Duration, HOUR, type Instant, MINUTE } from '../domain/shared/time.ts';
import { openFirstClock } from '../domain/sla/clock-open.ts';
import { AROUND_THE_CLOCK } from '../domain/sla/open-time.ts';
import type { Policy } from '../domain/sla/policy.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { Pulse } from '../ports/operation.ts';

interface Deps {
  readonly pulse: Pick<Pulse, 'probeSent' | 'noteProbeSent' | 'probeBack'>;
  readonly mentions: Pick<MentionStore, 'save'>;
  readonly now: Now;
}

export interface Probed {
  /** The newest probe did not come back in time, and none has since. */
  readonly isLate: boolean;
  readonly lateSince?: Instant;
  /** A new one set out just now. */
  readonly sent: boolean;
  /** Of the newest, in the lines of every stage that it passes. */
  readonly correlation: string;
  /** How long the newest that is back was under way. */
  readonly took?: Duration;
}

const EVERY: Duration = DAY;
/** Beyond the sweep's look ahead, so that a sweep has to find it. */
const DUE_AFTER: Duration = 3 * MINUTE;
/** Longer than what is due, a cold start and a few tries take. */
export const BACK_WITHIN: Duration = 20 * MINUTE;

/** Where a probe says it comes from. */
const PROBE_SOURCE = 'probe';

const POLICY: Policy = {
  id: 'probe',
  version: '1',
  when: {},
  needsResponse: true,
  target: DUE_AFTER,
  warnBefore: [],
  escalateAfter: [],
  owner: 'operator',
  escalateTo: [],
  botsCount: false,
  claimFor: HOUR,
};

const NEUTRAL = { label: 'neutral', negative: 0, neutral: 1, positive: 0, confident: true, words: [] } as const;

/**
 * Once a day a made-up mention sets out, whose clock runs out minutes later: sweep, due queue, decision, alert topic,
 * receiver. One that is not back in time is late; then another sets out at each check, so that an end is seen.
 */
export async function runProbe({ pulse, mentions, now }: Deps): Promise<Probed> {
  const at = now();
  const [sent, back] = await Promise.all([pulse.probeSent(), pulse.probeBack()]);
  const isBack = sent !== undefined && back?.id === sent.id;
  const overdue = sent !== undefined && !isBack && at - sent.at > BACK_WITHIN;
  const lateSince = isBack ? undefined : (sent?.lateSince ?? (overdue ? at : undefined));
  const isLate = lateSince !== undefined;
  const isDue = sent === undefined || at - sent.at >= EVERY || (isLate && at - sent.at > BACK_WITHIN);
  if (isDue) await send(at, lateSince, { pulse, mentions });
  return {
    isLate,
    ...(isLate && { lateSince }),
    sent: isDue,
    correlation: correlationOf(probeKey(isDue || sent === undefined ? String(at) : sent.id)),
    ...(isBack && back !== undefined && { took: back.at - sent.at }),
  };
}

/** Noted before it sets out: one that is lost in between is late, not unknown. */
async function send(
  at: Instant,
  lateSince: Instant | undefined,
  { pulse, mentions }: Pick<Deps, 'pulse' | 'mentions'>,
): Promise<void> {
  const id = String(at);
  await pulse.noteProbeSent({ id, at, ...(lateSince !== undefined && { lateSince }) });
  await mentions.save(probeMention(id, at));
}

const probeKey = (id: string): MentionKey => ({ brand: PROBE_BRAND, origin: PROBE_SOURCE, externalId: id });

function probeMention(id: string, at: Instant): Mention {
  const observation: Observation = {
    id,
    kind: 'push',
    author: {},
    text: 'ReplyWatch asks itself whether alerts arrive.',
    publishedAt: at,
    publishedPrecision: 'exact',
    fromBrand: false,
    response: { truth: 'notReplied' },
    labels: {},
  };
  const { clock, events } = openFirstClock(observation, {
    policy: POLICY,
    discoveredAt: at,
    now: at,
    openTime: AROUND_THE_CLOCK,
  });
  return {
    ...probeKey(id),
    sourceId: PROBE_SOURCE,
    observation,
    contentHash: hashOfContent(observation),
    discoveredAt: at,
    severity: { level: 'low', reasons: [], sentiment: NEUTRAL },
    clock,
    history: [historyEvent(at, 'discovered', PROBE_SOURCE), ...events],
    version: 1,
  };
}
