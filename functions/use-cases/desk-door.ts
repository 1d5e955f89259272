import { cleanText, cutAtWord } from '../domain/alerts/clean-text.ts';
import type { LinkTicket, SessionTicket } from '../domain/desk/desk-ticket.ts';
import type { DeskAnswer, DeskView } from '../domain/desk/desk-view.ts';
import { closedPage, openingPage } from '../domain/desk/door-pages.ts';
import { mentionAddress } from '../domain/desk/mention-address.ts';
import type { DeskDeps } from './desk-deps.ts';

const LONGEST_NAME = 40;

/** The same answer for everybody without an open desk, whatever is wrong and whatever was asked for. */
export const closed = (): DeskAnswer => ({ kind: 'page', status: 401, body: closedPage() });

/** Somebody, or some program, looks at a link: nothing is used up by looking. */
export async function lookAtLink(
  token: string | null,
  { seal, now }: Pick<DeskDeps, 'seal' | 'now'>,
): Promise<DeskAnswer> {
  const link = await linkIn(token, { seal, now });
  if (link === undefined || token === null) return closed();
  return { kind: 'page', status: 200, body: openingPage(token, link.by === undefined) };
}

/** Exchanges a link for a session, once. */
export async function openDesk(
  form: URLSearchParams,
  { seal, links, now, newId }: Pick<DeskDeps, 'seal' | 'links' | 'now' | 'newId'>,
): Promise<DeskAnswer> {
  const at = now();
  const link = await linkIn(form.get('token'), { seal, now });
  if (link === undefined) return closed();
  const { id, scope, closesAt, expiresAt, to } = link;
  const by = link.by ?? cutAtWord(cleanText(form.get('by') ?? ''), LONGEST_NAME);
  if (by === '') return { kind: 'page', status: 400, body: openingPage(form.get('token') ?? '', true) };
  const session: SessionTicket = { kind: 'session', id, scope, closesAt, by, session: newId(), formKey: newId() };
  const used = { id, scope, by, madeAt: at, expiresAt, closesAt, session: session.session, usedAt: at };
  if (!(await links.use(used))) return closed();
  return {
    kind: 'go',
    to: to === undefined ? '/' : mentionAddress(to),
    session: { token: await seal.seal(session), until: closesAt },
  };
}

async function linkIn(
  token: string | null,
  { seal, now }: Pick<DeskDeps, 'seal' | 'now'>,
): Promise<LinkTicket | undefined> {
  const ticket = token ? await seal.open('link', token, now()) : undefined;
  return ticket?.kind === 'link' && now() < Math.min(ticket.expiresAt, ticket.closesAt) ? ticket : undefined;
}

/** Who holds this session; nobody where it is forged, has ended, or its link was revoked. */
export async function sessionOf(
  token: string | undefined,
  { seal, links, now }: Pick<DeskDeps, 'seal' | 'links' | 'now'>,
): Promise<SessionTicket | undefined> {
  const ticket = token ? await seal.open('session', token, now()) : undefined;
  if (ticket?.kind !== 'session' || now() >= ticket.closesAt) return undefined;
  return (await links.isOpen(ticket.id, ticket.session)) ? ticket : undefined;
}

/** Whether a form comes from a page that this session was shown. Both were made by us, so length tells nothing. */
export const isOwnForm = (form: URLSearchParams, { formKey }: Pick<SessionTicket, 'formKey'>): boolean =>
  form.get('key') === formKey;

/** Ends the session for good. */
export async function closeDesk(
  { session }: DeskView,
  { links, now }: Pick<DeskDeps, 'links' | 'now'>,
): Promise<DeskAnswer> {
  await links.revoke(session.id, now());
  return { kind: 'go', to: '/', session: { token: '', until: 0 } };
}
