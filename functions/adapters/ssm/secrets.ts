import { GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';
import { Refusal } from '../../domain/shared/refusal.ts';
import { type Duration, type Instant, MINUTE } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import type { Secrets } from '../../ports/settings.ts';

export interface SecretsOptions {
  readonly client: SSMClient;
  /** Path of the parameters, e.g. `/replywatch`; the secret's name follows after a slash. */
  readonly prefix: string;
  readonly now: Now;
  /** @default 5 minutes */
  readonly keptFor?: Duration;
}

/** SecureString parameters. Values are never logged, and no error holds one. */
export function createSecrets({ client, prefix, now, keptFor = 5 * MINUTE }: SecretsOptions): Secrets {
  const kept = new Map<string, { readonly value: Promise<string>; readonly until: Instant }>();

  async function fetchSecret(name: string): Promise<string> {
    const parameter = `${prefix.replace(/(?<!\/)\/+$/u, '')}/${name}`;
    try {
      const answer = await client.send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
      if (answer.Parameter?.Value) return answer.Parameter.Value;
    } catch (cause) {
      if (!(cause instanceof ParameterNotFound)) throw cause;
    }
    throw new Refusal(
      `secret ${name}`,
      `there is no parameter ${parameter}`,
      `set it: aws ssm put-parameter --type SecureString --name ${parameter} --value ...`,
    );
  }

  return {
    read: (name) => {
      const known = kept.get(name);
      if (known && known.until > now()) return known.value;
      const value = fetchSecret(name);
      kept.set(name, { value, until: now() + keptFor });
      // A failure is not remembered: the next reader asks again.
      value.catch(() => kept.delete(name));
      return value;
    },
  };
}
