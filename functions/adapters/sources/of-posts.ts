import type { Capabilities } from '../../domain/mentions/reading.ts';

/**
 * What sources of public posts have in common: answers are posts, edits show, and a post that is asked for by its id
 * says that it is gone. A connector names what is different: most tell no language.
 */
export const OF_POSTS = {
  seesResponses: true,
  seesOutgoing: true,
  responseStates: [],
  seesEdits: true,
  seesDeletions: 'byId',
  hasCreatedTime: true,
  permalink: 'mention',
  language: false,
} as const satisfies Partial<Capabilities>;
