import { Refusal } from '../../../domain/shared/refusal.ts';
import { MINUTE } from '../../../domain/shared/time.ts';
import type { Access } from '../../../ports/sources.ts';
import { bearerOf, type Credential } from './credential.ts';
import { keptToken } from './kept-tokens.ts';
import { documentIn } from './plain-secret.ts';
import { signedToken } from './signed-token.ts';

interface ApiKey {
  readonly issuer: string;
  readonly keyId: string;
  readonly pem: string;
}

/** What settings say of the key, when the secret holds the `.p8` file alone. */
interface KeyNames {
  readonly issuer?: string | undefined;
  readonly keyId?: string | undefined;
}

const MEND =
  'store the .p8 file and name issuer and keyId in the settings, or store {"issuer_id": ..., "key_id": ..., "key": ...}';

/** Apple refuses tokens that are to last longer than 20 minutes; ours are made anew after 15. */
const LASTS = 19 * MINUTE;
const KEPT = 15 * MINUTE;

/** App Store Connect: every request carries a token that we sign ourselves with the API key. */
export const appStoreConnectKey = (secretName: string, names: KeyNames): Credential =>
  bearerOf(async (access: Access) => {
    const text = await access.secrets.read(secretName);
    const { issuer, keyId, pem } = apiKeyIn(secretName, text, names);
    return keptToken(access, ['app-store-connect', issuer, keyId, pem], async () => {
      const claims = { algorithm: 'ES256', keyId, issuer, audience: 'appstoreconnect-v1', lasts: LASTS } as const;
      return { token: await signedToken(secretName, pem, claims, access.now), until: access.now + KEPT };
    });
  });

/** The secret is the `.p8` file, or the JSON document with both ids that build tools use. */
function apiKeyIn(secretName: string, text: string, { issuer, keyId }: KeyNames): ApiKey {
  if (text.trimStart().startsWith('{')) {
    const document = documentIn(secretName, text, ['issuer_id', 'key_id', 'key'], MEND);
    return { issuer: document.issuer_id, keyId: document.key_id, pem: document.key };
  }
  if (issuer === undefined || keyId === undefined) {
    throw new Refusal(`secret ${secretName}`, 'holds a key without its issuer and key id', MEND);
  }
  return { issuer, keyId, pem: text };
}
