import { Refusal } from '../../../domain/shared/refusal.ts';
import type { Duration, Instant } from '../../../domain/shared/time.ts';
import { SECOND } from '../../../domain/shared/time.ts';

export interface Claims {
  readonly algorithm: 'ES256' | 'RS256';
  readonly keyId?: string | undefined;
  readonly issuer: string;
  readonly audience: string;
  readonly lasts: Duration;
  readonly more?: Readonly<Record<string, string>>;
}

/** A JSON Web Token signed with the PKCS #8 key that a secret holds as PEM. A key that is none is refused; nothing of it is shown. */
export async function signedToken(secretName: string, pem: string, claims: Claims, now: Instant): Promise<string> {
  const { algorithm, keyId, issuer, audience, lasts, more } = claims;
  // Loaded with the first token: most sources ask for none.
  const { importPKCS8, SignJWT } = await import('jose');
  const key = await importPKCS8(pemOf(pem), algorithm).catch(() => {
    throw new Refusal(
      `secret ${secretName}`,
      `holds no private key for ${algorithm}`,
      'store the whole text from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----',
    );
  });
  const issued = Math.floor(now / SECOND);
  return new SignJWT({ ...more })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issued)
    .setExpirationTime(issued + Math.floor(lasts / SECOND))
    .sign(key);
}

/** Environment variables and JSON often carry a PEM on one line, its line breaks written as `\n`. */
const pemOf = (text: string): string => text.replaceAll('\\n', '\n').trim();
