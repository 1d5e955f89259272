import type { Now } from '../../../../functions/ports/now.ts';
import type { Session } from '../session.ts';

/** What pages are made of. */
export interface PagedSession extends Pick<Session, 'settings' | 'received' | 'watch' | 'reportDeps'> {
  /** Makes a link to the desk of this run. */
  readonly deskLink: () => Promise<string>;
  readonly mentions: Pick<Session['mentions'], 'find' | 'facts'>;
  readonly run: Pick<Session['run'], 'functions' | 'queues'> & { readonly clock: { readonly now: Now } };
}
