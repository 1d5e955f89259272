import { text } from 'node:stream/consumers';
import { jwtVerify } from 'jose';
import type { Secrets } from '../../../functions/ports/settings.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aKeyPair } from './auth/keys.ts';
import { NOW } from './builders.ts';
import { answerJson, serve } from './local-server.ts';

/** Made once: RSA keys take their time. */
const keys = aKeyPair('RS256');

interface TokenServer {
  readonly origin: string;
  /** A fresh reader of the key file, which remembers no token. */
  secrets(): Secrets;
  /** Whether a request carries the newest token. */
  isCurrent(authorization: string | undefined): boolean;
  /** Tokens given so far are worth nothing any more. */
  revoke(): void;
  readonly given: () => number;
}

/** Google's token endpoint: checks the signed assertion and gives tokens, each good until the next is given. */
export async function serveTokens(scope: string): Promise<TokenServer> {
  const { pem, publicKey } = await keys;
  let given = 0;
  let current = 0;
  const origin = await serve(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const verified = await jwtVerify(form.get('assertion') ?? '', publicKey, {
      audience: `${origin}/token`,
      issuer: 'robot@sundial.example',
      currentDate: new Date(NOW),
    }).catch(() => undefined);
    if (verified?.payload['scope'] !== scope) return answerJson(response, { error: 'invalid_grant' }, 400);
    given += 1;
    current = given;
    return answerJson(response, { access_token: `token-${given}`, expires_in: 3_599 });
  });
  const keyFile = JSON.stringify({
    client_email: 'robot@sundial.example',
    private_key: pem,
    private_key_id: 'key-7',
    token_uri: `${origin}/token`,
  });
  return {
    origin,
    secrets: () => inMemorySecrets({ GOOGLE_PLAY_KEY: keyFile }),
    isCurrent: (authorization) => authorization === `Bearer token-${current}`,
    revoke: () => {
      current = -1;
    },
    given: () => given,
  };
}
