import { DetectError, parseFeed } from 'feedsmith';

/** The feed in a text of RSS, RDF or Atom, as feedsmith tells it; throws for one that cannot be read or is no feed. */
export const readFeedText = (text: string): unknown => parseFeed(text).feed;

/** Whether reading failed because the text is no feed at all, rather than a broken one. */
export const isNoFeed = (error: unknown): boolean => error instanceof DetectError;
