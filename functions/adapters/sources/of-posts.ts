import type { Capabilities } from '../../domain/mentions/reading.ts';

/** What sources of public posts have in common: answers are posts, edits show, and one that is asked for says that it is gone. */
export const OF_POSTS = {
  seesResponses: true,
  responseStates: [],
  seesEdits: true,
  seesDeletions: 'byId',
  hasCreatedTime: true,
  permalink: 'mention',
  language: false,
} as const satisfies Partial<Capabilities>;
