import type { SessionTicket } from '../domain/desk/desk-ticket.ts';
import type { DeskAnswer, DeskView } from '../domain/desk/desk-view.ts';
import { refusedPage } from '../domain/desk/said-pages.ts';
import { showClocks } from './desk-clocks.ts';
import type { DeskDeps } from './desk-deps.ts';
import { closeDesk, closed, isOwnForm, lookAtLink, openDesk, sessionOf } from './desk-door.ts';
import { notFound } from './desk-not-found.ts';

/** Imported when somebody first comes there: a cold start reads what the list of open clocks needs, and no more. */
const mentionRoom = () => import('./desk-mention.ts');
const otherRooms = () => import('./desk-pages.ts');

/** The desk: whoever asks is known before anything is looked at, and what they may see is asked of every page. */
export function createDesk(deps: DeskDeps) {
  const viewOf = (session: SessionTicket): DeskView => ({ session, settings: deps.settings, now: deps.now() });
  const pages: Readonly<Record<string, (query: URLSearchParams, view: DeskView) => Promise<DeskAnswer>>> = {
    '/': (query, view) => showClocks(query, view, deps),
    '/mention': async (query, view) => (await mentionRoom()).showMention(query, view, deps),
    '/storms': async (_, view) => (await otherRooms()).showStorms(view, deps),
    '/coverage': async (query, view) => (await otherRooms()).showCoverage(query, view, deps),
    '/report': async (query, view) => (await otherRooms()).showReport(query, view, deps),
    '/report/page': async (query, view) => (await otherRooms()).showReportAlone(query, view, deps),
  };
  const deeds: Readonly<Record<string, (form: URLSearchParams, view: DeskView) => Promise<DeskAnswer>>> = {
    '/act': async (form, view) => (await mentionRoom()).actAtDesk(form, view, deps),
    '/close': (_, view) => closeDesk(view, deps),
  };
  return {
    pages: Object.keys(pages),
    deeds: Object.keys(deeds),
    closed,
    lookAtLink: (token: string | null) => lookAtLink(token, deps),
    open: (form: URLSearchParams) => openDesk(form, deps),
    sessionOf: (token: string | undefined) => sessionOf(token, deps),
    notFound: (session: SessionTicket) => notFound(viewOf(session)),
    show: (path: string, query: URLSearchParams, session: SessionTicket): Promise<DeskAnswer> => {
      const view = viewOf(session);
      return pages[path]?.(query, view) ?? Promise.resolve(notFound(view));
    },
    act: async (path: string, form: URLSearchParams, session: SessionTicket): Promise<DeskAnswer> => {
      const view = viewOf(session);
      if (!isOwnForm(form, session)) {
        const line = 'This form did not come from your desk; nothing was changed.';
        return { kind: 'page', status: 403, body: refusedPage('Not from here', line, view) };
      }
      return deeds[path]?.(form, view) ?? notFound(view);
    },
  };
}
