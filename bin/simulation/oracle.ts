import { type Duration, HOUR, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import { deadlinesOf, type TrueStage } from './oracle-time.ts';
import { FEW_STARS, type Feed, type Post, type TrueResponse, versionAt } from './truth.ts';
import { POLICIES, type TruePolicy } from './world-settings.ts';

/** One response cycle as it truly was. */
export interface TrueCycle {
  readonly cycle: number;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly ladder: readonly TrueStage[];
  /** The response that ended it. */
  readonly response?: TrueResponse;
  readonly verdict: 'met' | 'late' | 'running';
}

/** The policy of a post as it read when it was found; undefined where none asks for an answer. */
function policyOf(feed: Feed, post: Post, foundAt: Instant): TruePolicy | undefined {
  if (feed.kind === 'app-store' && (versionAt(post, foundAt).stars ?? 5) > FEW_STARS) return undefined;
  return POLICIES[feed.policy];
}

/** Where a cycle starts that was found at an instant: a source with one time only shows that of the newest edit. */
const startOf = (feed: Feed, post: Post, foundAt: Instant): Instant =>
  feed.kind === 'app-store' ? (versionAt(post, foundAt).editedAt ?? post.at) : post.at;

/**
 * What became of a post, by brute force over all that was truly said: a cycle ends with the first response that was
 * posted in it, and the first edit after that starts the next one.
 */
export function cyclesOf(feed: Feed, post: Post, foundAt: Instant): readonly TrueCycle[] {
  const policy = policyOf(feed, post, foundAt);
  if (policy === undefined) return [];
  const cycles: TrueCycle[] = [];
  let startedAt: Instant | undefined = startOf(feed, post, foundAt);
  while (startedAt !== undefined) {
    const from: Instant = startedAt;
    const { dueAt, ladder } = deadlinesOf(policy, from);
    const response = post.responses.filter(({ at }) => at >= from).sort((a, b) => a.at - b.at)[0];
    const verdict = response === undefined ? 'running' : response.at <= dueAt ? 'met' : 'late';
    const begun = { cycle: cycles.length + 1, startedAt: from, dueAt, ladder, verdict } as const;
    cycles.push(response === undefined ? begun : { ...begun, response });
    startedAt =
      response === undefined
        ? undefined
        : post.edits.find(({ at }) => at > response.at && isMet(feed, at, foundAt))?.at;
  }
  return cycles;
}

/** Whoever finds a post that was edited already does not know what it was: only an app store's one time tells. */
const isMet = ({ kind }: Feed, editedAt: Instant, foundAt: Instant): boolean =>
  kind === 'app-store' || editedAt > foundAt;

/** A post that could be read for this long is found, whatever goes wrong. */
export const FOUND_WITHIN: Duration = 3 * HOUR;
/** Stages of the last stretch of a run are left out: it may end before they are told. */
export const TOLD_WITHIN: Duration = 90 * MINUTE;
/** Whoever is to be told is told within this, or of a later stage: five receives of a message, and some more. */
export const TOLD_SOON: Duration = 30 * MINUTE;
