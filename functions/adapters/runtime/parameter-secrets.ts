import { SSMClient } from '@aws-sdk/client-ssm';
import type { Secrets } from '../../ports/settings.ts';
import { createSecrets } from '../ssm/secrets.ts';
import { systemClock } from './system-clock.ts';

/** The secrets under `prefix`, by a client of the SDK's own chain. */
export const parameterSecrets = (prefix: string): Secrets =>
  createSecrets({ client: new SSMClient({}), prefix, now: systemClock });
