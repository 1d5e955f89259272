import { type Context, Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { SessionTicket } from '../../domain/desk/desk-ticket.ts';
import type { DeskAnswer } from '../../domain/desk/desk-view.ts';
import { type Instant, SECOND } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import { PAGE_POLICY, reportPolicy, SAFE_HEADERS } from './safe-headers.ts';

/** What the routes lead to. */
export interface DeskRooms {
  /** Paths of what is shown, and of what is done. */
  readonly pages: readonly string[];
  readonly deeds: readonly string[];
  closed(): DeskAnswer;
  lookAtLink(token: string | null): Promise<DeskAnswer>;
  open(form: URLSearchParams): Promise<DeskAnswer>;
  sessionOf(token: string | undefined): Promise<SessionTicket | undefined>;
  notFound(session: SessionTicket): DeskAnswer;
  show(path: string, query: URLSearchParams, session: SessionTicket): Promise<DeskAnswer>;
  act(path: string, form: URLSearchParams, session: SessionTicket): Promise<DeskAnswer>;
}

interface Visit {
  Variables: { session: SessionTicket };
}

/** `__Host-`: of this very host, over TLS, and no other host or path can set it. */
const COOKIE = 'desk';
/** A form has a few fields; the longest is the name of a mention. */
const MOST_BYTES = 16 * 1024;
const LONGEST_ADDRESS = 8 * 1024;

/** HTTP of the desk. Whoever has no open desk gets one and the same answer, whatever they ask for. */
export function createDeskApp(desk: DeskRooms, now: Now): Hono<Visit> {
  const app = new Hono<Visit>();
  const query = (c: Context): URLSearchParams => new URL(c.req.url).searchParams;

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of SAFE_HEADERS) c.res.headers.set(name, value);
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', PAGE_POLICY);
  });
  app.use(async (c, next) =>
    c.req.url.length > LONGEST_ADDRESS || isForeignPost(c) ? answer(c, desk.closed()) : next(),
  );
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => answer(c, desk.closed()) }));

  app.get('/open', async (c) => answer(c, await desk.lookAtLink(query(c).get('t'))));
  app.post('/open', async (c) => answer(c, await desk.open(await formOf(c))));

  app.use(async (c, next) => {
    const session = await desk.sessionOf(getCookie(c, COOKIE, 'host'));
    if (session === undefined) return answer(c, desk.closed());
    c.set('session', session);
    return next();
  });
  for (const path of desk.pages)
    app.get(path, async (c) => answer(c, await desk.show(path, query(c), c.get('session'))));
  for (const path of desk.deeds) {
    app.post(path, async (c) => answer(c, await desk.act(path, await formOf(c), c.get('session'))));
  }
  app.notFound((c) => {
    const session: SessionTicket | undefined = c.get('session');
    return answer(c, session === undefined ? desk.closed() : desk.notFound(session));
  });
  app.onError((error) => {
    // To the function's own middleware, which logs it: Lambda answers 502, and nothing of it is shown.
    throw error;
  });
  return app;

  function answer(c: Context, given: DeskAnswer): Response {
    switch (given.kind) {
      case 'page':
        return c.html(given.body, given.status);
      case 'report':
        return c.html(given.body, 200, { 'content-security-policy': reportPolicy(given.body) });
      case 'go':
        if (given.session !== undefined) hold(c, given.session, now());
        return c.redirect(given.to, 303);
      default:
        return given satisfies never;
    }
  }
}

/** Translates the events of the function URL. */
export const deskOverUrl = (app: Hono<Visit>) => {
  const answer = handle(app);
  return (event: unknown) => answer(event as LambdaEvent);
};

function hold(c: Context, { token, until }: { readonly token: string; readonly until: Instant }, now: Instant): void {
  const options = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
  if (token === '') deleteCookie(c, COOKIE, options);
  else setCookie(c, COOKIE, token, { ...options, maxAge: Math.max(1, Math.floor((until - now) / SECOND)) });
}

const formOf = async (c: Context): Promise<URLSearchParams> => new URLSearchParams(await c.req.text());

/** Sent from another site, whatever cookies came along: browsers say where a form comes from. */
function isForeignPost(c: Context): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return true;
  const origin = c.req.header('origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== c.req.header('host');
}
