import { isProblem, type SourceProblem } from '../../../domain/mentions/reading.ts';
import { HOUR } from '../../../domain/shared/time.ts';
import type { HttpResponse } from '../../../ports/http.ts';
import type { Access } from '../../../ports/sources.ts';
import { jsonOf, problemOf, wrongShape } from '../answer.ts';
import { textAt } from '../fields.ts';
import { bearerOf, type Credential, readSecrets } from './credential.ts';
import { type FreshToken, keptToken } from './kept-tokens.ts';

interface Session {
  /** Origin of the entryway, e.g. `https://bsky.social`. */
  readonly server: string;
  /** Handle or DID of the account; stands in the settings. */
  readonly account: string;
  /** Name of the secret that holds its app password. */
  readonly appPassword: string;
}

/** Access tokens of the entryway last about two hours; a 401 renews them sooner. */
const KEPT = HOUR;

/** Refresh tokens by the access token that came with them: creating sessions is limited to 300 a day, refreshing is not. */
const refreshTokens = new WeakMap<Access['secrets'], Map<string, string>>();

/** A session that has run out is told by a 400. */
const isSpent = ({ status, body }: HttpResponse): boolean =>
  status === 400 && /"error"\s*:\s*"(?:ExpiredToken|InvalidToken)"/u.test(body);

/** AT Protocol: a session by app password, refreshed while its refresh token holds, created anew when it does not. */
export const appPasswordSession = ({ server, account, appPassword }: Session): Credential =>
  bearerOf(async (access: Access) => {
    const [password = ''] = await readSecrets(access, appPassword);
    const from = ['app-password-session', server, account, password];
    const kept = refreshTokens.get(access.secrets) ?? new Map<string, string>();
    refreshTokens.set(access.secrets, kept);
    const key = JSON.stringify([server, account]);
    return keptToken(access, from, async () => {
      const refreshToken = kept.get(key);
      kept.delete(key);
      const refreshed =
        refreshToken === undefined ? undefined : await ask('refreshSession', undefined, `Bearer ${refreshToken}`);
      if (refreshed !== undefined && !isProblem(refreshed)) return refreshed;
      return ask('createSession', { identifier: account, password });
    });

    async function ask(
      method: 'createSession' | 'refreshSession',
      body: object | undefined,
      authorization?: string,
    ): Promise<FreshToken | SourceProblem> {
      const who = `${new URL(server).host}, ${method}`;
      const answer = await access.http.send({
        method: 'POST',
        url: `${server}/xrpc/com.atproto.server.${method}`,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(authorization === undefined ? {} : { authorization }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const problem = problemOf(who, { purpose: 'lookup' }, answer, access.now);
      if (problem !== undefined) return problem;
      const read = jsonOf(who, 'failed' in answer ? '' : answer.body);
      if (isProblem(read)) return read;
      const [token, refresh] = [textAt(read.json, 'accessJwt'), textAt(read.json, 'refreshJwt')];
      if (token === undefined || /[^\x21-\x7e]/u.test(token)) return wrongShape(who, read.json, 'a session');
      if (refresh !== undefined && /^[\x21-\x7e]+$/u.test(refresh)) kept.set(key, refresh);
      return { token, until: access.now + KEPT };
    }
  }, isSpent);
