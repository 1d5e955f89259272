import { type Duration, HOUR, type Instant, MINUTE } from '../shared/time.ts';
import type { SourceProgress } from './coverage.ts';
import type { SourceHealth } from './source-health.ts';

/** A busy sender must not cost a write for each push: that it was heard is noted once in this time. */
export const HEARD_NOTED_EVERY: Duration = 15 * MINUTE;

/** When a sender was last heard; what came within HEARD_NOTED_EVERY of it may have been noted with it. */
export const lastHeardOf = ({ lastChangeAt, coveredSince }: SourceProgress): Instant | undefined =>
  lastChangeAt ?? coveredSince;

/**
 * How a source stands that sends. Nobody can tell a silent sender from a broken one, unless its owner has said how often
 * it is heard from at least (`heardEvery`): then a longer silence is trouble, also before its first push.
 */
export function healthOfSender(progress: SourceProgress, heardEvery: Duration | undefined, now: Instant): SourceHealth {
  const heardAt = lastHeardOf(progress);
  const quietSince = heardAt ?? progress.awaitedSince;
  if (heardEvery !== undefined && quietSince !== undefined && now - quietSince > heardEvery + HEARD_NOTED_EVERY) {
    const line = `nothing ${heardAt === undefined ? 'has ever come' : 'came'} from it, which is heard from every ${hoursWords(heardEvery)} at least`;
    return { state: 'silent', since: quietSince, line, isTrouble: true };
  }
  return { state: heardAt === undefined ? 'neverRead' : 'read', isTrouble: false };
}

const hoursWords = (duration: Duration): string =>
  duration % HOUR === 0 ? `${duration / HOUR} h` : `${Math.round(duration / MINUTE)} min`;
