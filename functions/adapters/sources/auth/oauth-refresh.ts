import type { Access } from '../../../ports/sources.ts';
import { bearerOf, type Credential, readSecrets } from './credential.ts';
import { keptToken } from './kept-tokens.ts';
import { askForToken } from './token-endpoint.ts';

interface Refresh {
  readonly who: string;
  readonly tokenEndpoint: string;
  /** Public: stands in the settings. */
  readonly clientId: string;
  /** Names of secrets. */
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** OAuth 2 with a refresh token that a person granted once: Google Business Profile. */
export const oauthRefresh = ({ who, tokenEndpoint, clientId, ...names }: Refresh): Credential =>
  bearerOf(async (access: Access) => {
    const [clientSecret = '', refreshToken = ''] = await readSecrets(access, names.clientSecret, names.refreshToken);
    return keptToken(access, ['oauth-refresh', tokenEndpoint, clientId, clientSecret, refreshToken], () =>
      askForToken(
        {
          who,
          url: tokenEndpoint,
          form: {
            grant_type: 'refresh_token',
            client_id: clientId,
            client_secret: clientSecret,
            refresh_token: refreshToken,
          },
        },
        access,
      ),
    );
  });
