import type { Clock } from '../sla/clock.ts';
import type { Standing } from './alert.ts';
import { cleanText, cutAtWord } from './clean-text.ts';

/** What a living message shows of a clock. */
export function standingOf(clock: Clock): Standing {
  const { status, claim, snoozedUntil, respondedAt, reason, recoveredAt } = clock;
  return {
    status,
    ...(claim !== undefined && { claim: { ...claim, by: cutAtWord(cleanText(claim.by), 60) } }),
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    ...(respondedAt !== undefined && { respondedAt }),
    ...(reason !== undefined && { reason: cutAtWord(cleanText(reason), 140) }),
    ...(recoveredAt !== undefined && { recovered: true }),
  };
}
