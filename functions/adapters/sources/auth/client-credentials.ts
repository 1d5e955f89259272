import type { Access } from '../../../ports/sources.ts';
import { bearerOf, type Credential, readSecrets } from './credential.ts';
import { keptToken } from './kept-tokens.ts';
import { askForToken } from './token-endpoint.ts';

interface Client {
  readonly who: string;
  readonly tokenEndpoint: string;
  /** Names of secrets: the key and secret of the application. */
  readonly key: string;
  readonly secret: string;
}

/** OAuth 2 client credentials, shown by HTTP Basic: Trustpilot's private API, Reddit. */
export const clientCredentials = ({ who, tokenEndpoint, ...names }: Client): Credential =>
  bearerOf(async (access: Access) => {
    const [key = '', secret = ''] = await readSecrets(access, names.key, names.secret);
    return keptToken(access, ['client-credentials', tokenEndpoint, key, secret], () =>
      askForToken(
        {
          who,
          url: tokenEndpoint,
          form: { grant_type: 'client_credentials' },
          headers: { authorization: `Basic ${btoa(`${key}:${secret}`)}` },
        },
        access,
      ),
    );
  });
