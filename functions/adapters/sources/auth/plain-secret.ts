import { Refusal } from '../../../domain/shared/refusal.ts';
import { type Credential, readSecrets, tokenText, withBearer, withHeaders } from './credential.ts';

/** A secret that is the access token itself: `Authorization: Bearer ...`. */
export const bearerToken =
  (name: string): Credential =>
  async (request, access) => ({ request: withBearer(request, await tokenText(access, name)) });

type Headers = Readonly<Record<string, string>>;

/** Secrets as headers of their own, by header: Discourse's `Api-Key`, Trustpilot's `apikey`. `beside`: what goes with them and is no secret. */
export const keyHeaders =
  (headers: Headers, beside: Headers = {}): Credential =>
  async (request, access) => {
    const values = await readSecrets(access, ...Object.values(headers));
    const given = Object.keys(headers).map((header, index): [string, string] => [header, values[index] ?? '']);
    return { request: withHeaders(request, { ...beside, ...Object.fromEntries(given) }) };
  };

/** A secret as a parameter of the address. Never part of what is planned, logged or kept with validators. */
export const keyInQuery =
  (parameter: string, name: string): Credential =>
  async (request, access) => {
    const url = new URL(request.url);
    url.searchParams.set(parameter, await tokenText(access, name));
    return { request: { ...request, url: url.href } };
  };

/** A JSON document kept as a secret, or the refusal that says which field is wrong; never its value. */
export function documentIn<Fields extends string>(
  name: string,
  text: string,
  fields: readonly Fields[],
  mend: string,
): Readonly<Record<Fields, string>> {
  const found = new Map<Fields, string>();
  const document = parsed(text);
  if (document === undefined) throw new Refusal(`secret ${name}`, 'is not a JSON document', mend);
  for (const field of fields) {
    const value: unknown = Reflect.get(document, field);
    if (typeof value !== 'string' || value.trim() === '') {
      throw new Refusal(`secret ${name}`, `its field ${field} is missing or no text`, mend);
    }
    found.set(field, value);
  }
  return Object.fromEntries(found) as Record<Fields, string>;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
