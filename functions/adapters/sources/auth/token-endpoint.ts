import type { SourceProblem } from '../../../domain/mentions/reading.ts';
import { isProblem } from '../../../domain/mentions/reading.ts';
import { MINUTE, SECOND } from '../../../domain/shared/time.ts';
import type { Access } from '../../../ports/sources.ts';
import { jsonOf, problemOf, wrongShape } from '../answer.ts';
import { textAt, valueAt } from '../fields.ts';
import type { FreshToken } from './kept-tokens.ts';

/** Tokens are renewed this long before they run out. */
const EARLY = MINUTE;
/** What a server that does not say how long a token lasts is believed to mean. */
const UNSAID_SECONDS = 600;

interface Exchange {
  /** Whose tokens they are, for people: `Google`. */
  readonly who: string;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An OAuth 2 token endpoint: posts a form, answers the access token. Nothing that was sent or received is repeated in a line. */
export async function askForToken(
  { who, url, form, headers }: Exchange,
  { http, now }: Access,
): Promise<FreshToken | SourceProblem> {
  const asked = `${who}'s token endpoint`;
  const answer = await http.send({
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
  if (!('failed' in answer) && [400, 401, 403].includes(answer.status)) {
    return { problem: 'unauthorised', line: `${asked} answered ${answer.status}${errorIn(answer.body)}` };
  }
  const problem = problemOf(asked, { purpose: 'lookup' }, answer, now);
  if (problem !== undefined) return problem;
  const read = jsonOf(asked, 'failed' in answer ? '' : answer.body);
  if (isProblem(read)) return read;
  const token = textAt(read.json, 'access_token');
  if (token === undefined || /[^\x21-\x7e]/u.test(token)) return wrongShape(asked, read.json, 'an access token');
  // Some servers write the number as text.
  const seconds = Number(valueAt(read.json, 'expires_in') ?? UNSAID_SECONDS);
  return { token, until: now + (seconds > 0 ? seconds : UNSAID_SECONDS) * SECOND - EARLY };
}

const ADVICE: Readonly<Record<string, string>> = {
  invalid_grant: 'the key or refresh token was withdrawn, has run out, or is for somebody else',
  invalid_client: 'it does not know this client id and secret',
  unauthorized_client: 'this client may not do that',
  invalid_scope: 'this account may not ask for that',
};

/** The standard error code, where the body has one; its description may hold anything and is left out. */
function errorIn(body: string): string {
  const read = jsonOf('', body);
  const code = isProblem(read) ? undefined : textAt(read.json, 'error');
  if (code === undefined || !/^[a-z_]{1,40}$/u.test(code)) return ': it refuses the credentials';
  return ` ${code}: ${ADVICE[code] ?? 'it refuses the credentials'}`;
}
