import type { SourceState } from './source-health.ts';

/** How a source stands, in words that need no explanation. */
export const STATE_WORDS: Readonly<Record<SourceState, string>> = {
  read: 'up to date',
  waiting: 'waiting, as it asked us to',
  neverRead: 'never read yet',
  failing: 'cannot be read',
  emptied: 'had entries, now answers none',
  notFound: 'is not there',
  changedShape: 'answers what we do not understand',
  stale: 'not read for too long',
  silent: 'sends nothing any more',
};

/** What to do about it, in one sentence; nothing where nobody has to do anything. */
export const STATE_MENDS: Readonly<Partial<Record<SourceState, string>>> = {
  neverRead: 'polls of new sources begin within minutes: wait, then see whether anything is polled at all',
  failing: 'see what it answers; a new credential, or patience',
  emptied: 'open it in a browser; correct its address in the settings, or remove it',
  notFound: 'correct its id or address in the settings, or remove it',
  changedShape: 'nothing is lost yet: update ReplyWatch, or report the reason',
  stale: 'see whether polls run at all',
  silent: 'look at the sender: does it run, and what does our webhook answer it',
};
