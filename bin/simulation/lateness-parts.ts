import type { Alert } from '../../functions/domain/alerts/alert.ts';
import type { Duration, Instant } from '../../functions/domain/shared/time.ts';
import type { Followed } from './invariants.ts';

/** What an alert's lateness is made of, one after the other; each by the alerts in milliseconds. */
export const PARTS = {
  begun: 'until a worker has begun: whole seconds of the queue, its start',
  decided: 'until it was decided: the second look at the source',
  published: 'until it was published',
  told: 'until the receiver had it',
} as const;
export type LatenessParts = Readonly<Record<keyof typeof PARTS, readonly Duration[]>>;

/** When each alert was first published. `onAlert` is told of all. */
export function publishing(now: () => Instant): {
  readonly at: ReadonlyMap<string, Instant>;
  readonly onAlert: (json: string) => void;
} {
  const at = new Map<string, Instant>();
  return {
    at,
    onAlert: (json) => {
      const { key } = JSON.parse(json) as Alert;
      if (!at.has(key)) at.set(key, now());
    },
  };
}

/** Of alerts that a clock brought by itself. */
export function partsOf(followed: readonly Followed[], publishedAt: ReadonlyMap<string, Instant>): LatenessParts {
  const parts: Record<keyof typeof PARTS, Duration[]> = { begun: [], decided: [], published: [], told: [] };
  for (const { told, cycles, stored } of followed) {
    for (const { key, stage, cycle, at, lateDiscovered } of told) {
      const dueAt = cycles[cycle - 1]?.ladder.find((one) => one.key === stage)?.at;
      const decided = stored?.decided.find((one) => one.cycle === cycle && one.stage === stage);
      const published = publishedAt.get(key);
      const begun = decided?.by?.startedAt;
      if (dueAt === undefined || decided === undefined || begun === undefined || published === undefined) continue;
      if (lateDiscovered || (stored?.discoveredAt ?? 0) > dueAt || published < decided.at) continue;
      parts.begun.push(Math.max(0, begun - dueAt));
      parts.decided.push(decided.at - begun);
      parts.published.push(published - decided.at);
      parts.told.push(at - published);
    }
  }
  return parts;
}
