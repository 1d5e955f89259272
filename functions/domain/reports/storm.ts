import type { SeverityLevel } from '../scoring/score.ts';
import { DAY, type Instant } from '../shared/time.ts';
import type { MentionFacts } from './facts.ts';

/** An incident as a report tells of it: counts as of its newest notice. */
export interface Storm {
  readonly kind: 'storm' | 'cluster';
  /** As `replywatch incidents` takes it. */
  readonly id: string;
  /** A source or a theme; neither = the whole brand. */
  readonly sourceId?: string;
  readonly theme?: string;
  readonly severity: SeverityLevel;
  /** When the first of its mentions was posted. */
  readonly firstSeenAt: Instant;
  readonly openedAt: Instant;
  /** When no new mention joined it any more; absent while it goes on. */
  readonly calmAt?: Instant;
  readonly mentions: number;
  /** The most that any window had. */
  readonly peak: number;
  readonly answered: number;
  readonly waiting: number;
  readonly overdue: number;
}

/** Whether it is a complaint of it, by what stands now: its source or theme, posted while it went on. */
export function isOfStorm(
  { sentiment, sourceId, themes = [], postedAt, discoveredAt }: MentionFacts,
  storm: Storm,
): boolean {
  if (sentiment !== 'negative') return false;
  if (storm.sourceId !== undefined && storm.sourceId !== sourceId) return false;
  if (storm.theme !== undefined && !themes.includes(storm.theme)) return false;
  // As incidents see it: a source that tells only the day stacks its mentions at midnight.
  const at = postedAt % DAY === 0 ? discoveredAt : postedAt;
  // A cluster is told once, of what there is by then.
  const until = storm.kind === 'cluster' ? storm.openedAt : (storm.calmAt ?? Number.POSITIVE_INFINITY);
  return at >= storm.firstSeenAt && at <= until;
}
