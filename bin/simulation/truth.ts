import type { Instant } from '../../functions/domain/shared/time.ts';

/** What happens at the sources, whether anybody reads it or not: the only thing that the invariants believe. */

export interface TrueResponse {
  readonly id: string;
  /** When it was posted, as the source says. */
  readonly at: Instant;
  /** From when the source shows it. */
  readonly visibleAt: Instant;
}

export interface TrueEdit {
  readonly at: Instant;
  readonly text: string;
  readonly stars?: number;
}

export interface Post {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly stars?: number;
  /** When it was published, as the source says: its clock may be off. */
  readonly at: Instant;
  readonly visibleAt: Instant;
  readonly edits: readonly TrueEdit[];
  readonly responses: readonly TrueResponse[];
  readonly deletedAt?: Instant;
  /** Posted long before anybody watched. */
  readonly isHistory: boolean;
}

/** One feed that is watched. */
export interface Feed {
  readonly sourceId: string;
  readonly brand: string;
  readonly kind: 'mastodon' | 'app-store' | 'rss';
  /** The id of the policy that every mention of it falls under, of an app store those with few stars. */
  readonly policy: string;
  /** Hashtag or app. */
  readonly topic: string;
  readonly origin: string;
  /** In the order in which they become visible. */
  readonly posts: Post[];
}

export const isVisible = (post: Post, at: Instant): boolean =>
  post.visibleAt <= at && (post.deletedAt === undefined || post.deletedAt > at);

/** The words of a post at an instant. */
export function versionAt(
  { text, stars, edits }: Post,
  at: Instant,
): { text: string; stars?: number; editedAt?: Instant } {
  const edit = edits.findLast((one) => one.at <= at);
  if (edit === undefined) return { text, ...(stars !== undefined && { stars }) };
  const newest = edit.stars ?? stars;
  return { text: edit.text, editedAt: edit.at, ...(newest !== undefined && { stars: newest }) };
}

/** Stars up to which the policies of app stores ask for an answer. */
export const FEW_STARS = 2;
