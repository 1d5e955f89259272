import { isProblem, type PlannedRequest, type SourceProblem } from '../../../domain/mentions/reading.ts';
import { Refusal } from '../../../domain/shared/refusal.ts';
import type { Access, Authorised } from '../../../ports/sources.ts';

/** How a source wants to be shown that we may ask: made by the functions of this folder, from the names of secrets. */
export type Credential = (request: PlannedRequest, access: Access) => Promise<Authorised | SourceProblem>;

/** The request with more headers. */
export const withHeaders = (request: PlannedRequest, headers: Readonly<Record<string, string>>): PlannedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
});

export const withBearer = (request: PlannedRequest, token: string): PlannedRequest =>
  withHeaders(request, { authorization: `Bearer ${token}` });

/** The values under these names, in their order. */
export const readSecrets = (access: Access, ...names: readonly (string | undefined)[]): Promise<readonly string[]> =>
  Promise.all(names.map((name) => (name === undefined ? '' : tokenText(access, name))));

/** One secret that is sent as it stands: without the blanks around it that copying leaves, and fit for a header. */
export async function tokenText(access: Access, name: string): Promise<string> {
  const value = (await access.secrets.read(name)).trim();
  if (/^[\x21-\x7e]+$/u.test(value)) return value;
  const problem = value === '' ? 'is empty' : 'holds blanks, line breaks or other characters that no token has';
  throw new Refusal(`secret ${name}`, problem, 'store the token alone, without quotes around it');
}

/** Adds a credential to a request for `server` and to no other: a `next` link may lead anywhere. Refusals become problems. */
export async function authoriseFor(
  server: string,
  credential: Credential | undefined,
  request: PlannedRequest,
  access: Access,
): Promise<Authorised | SourceProblem> {
  const goesHome = URL.canParse(request.url) && new URL(request.url).origin === server;
  if (credential === undefined || !goesHome) return { request };
  try {
    return await credential(request, access);
  } catch (error) {
    if (error instanceof Refusal) return { problem: 'unauthorised', line: error.message, notAsked: true };
    throw error;
  }
}

/** Sends a token that had to be asked for as the bearer. */
export const bearerOf =
  (tokenFor: (access: Access) => Promise<KeptToken | SourceProblem>, isSpent?: Authorised['isSpent']): Credential =>
  async (request, access) => {
    const kept = await tokenFor(access);
    if (isProblem(kept)) return kept;
    return {
      request: withBearer(request, kept.token),
      forget: kept.forget,
      ...(isSpent === undefined ? {} : { isSpent }),
    };
  };

/** A token in memory. */
export interface KeptToken {
  readonly token: string;
  /** Drops exactly this token; a newer one stays. */
  readonly forget: () => void;
}
