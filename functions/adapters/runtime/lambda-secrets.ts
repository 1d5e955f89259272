import type { Secrets } from '../../ports/settings.ts';

/** The secrets of a Lambda. The client for them is loaded with the first that is read: many invocations need none. */
export function lambdaSecrets(prefix: string): Secrets {
  let secrets: Promise<Secrets> | undefined;
  return {
    async read(name) {
      secrets ??= import('./parameter-secrets.ts').then(({ parameterSecrets }) => parameterSecrets(prefix));
      return (await secrets).read(name);
    },
  };
}
