import { Refusal } from '../../../domain/shared/refusal.ts';
import { HOUR } from '../../../domain/shared/time.ts';
import type { Access } from '../../../ports/sources.ts';
import { bearerOf, type Credential } from './credential.ts';
import { keptToken } from './kept-tokens.ts';
import { documentIn } from './plain-secret.ts';
import { signedToken } from './signed-token.ts';
import { askForToken } from './token-endpoint.ts';

const MEND = 'store the whole JSON key file of a service account, as Google Cloud gave it';

/** A Google service account: a signed assertion is exchanged for an access token of an hour. */
export const googleServiceAccount = (secretName: string, scope: string): Credential =>
  bearerOf(async (access: Access) => {
    const text = await access.secrets.read(secretName);
    const account = documentIn(secretName, text, ['client_email', 'private_key', 'private_key_id', 'token_uri'], MEND);
    if (!URL.canParse(account.token_uri))
      throw new Refusal(`secret ${secretName}`, 'its token_uri is no address', MEND);
    return keptToken(
      access,
      ['google-service-account', scope, account.private_key_id, account.private_key],
      async () => {
        const assertion = await signedToken(
          secretName,
          account.private_key,
          {
            algorithm: 'RS256',
            keyId: account.private_key_id,
            issuer: account.client_email,
            audience: account.token_uri,
            lasts: HOUR,
            more: { scope },
          },
          access.now,
        );
        const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
        return askForToken({ who: 'Google', url: account.token_uri, form }, access);
      },
    );
  });
