import type { Settings } from '../settings/settings.ts';
import type { Instant } from '../shared/time.ts';
import type { SessionTicket } from './desk-ticket.ts';

/** Who looks, when, and by which settings: what every page of the desk is made with. */
export interface DeskView {
  readonly session: SessionTicket;
  readonly settings: Settings;
  readonly now: Instant;
}

/** What a request comes to. */
export type DeskAnswer =
  | { readonly kind: 'page'; readonly status: 200 | 400 | 401 | 403 | 404 | 409; readonly body: string }
  /** A page that is no page of ours to lay out: a report as it was compiled. */
  | { readonly kind: 'report'; readonly body: string }
  /** On to an address of the desk; `session` is what the browser is to hold from now on, empty to forget it. */
  | {
      readonly kind: 'go';
      readonly to: string;
      readonly session?: { readonly token: string; readonly until: Instant };
    };
