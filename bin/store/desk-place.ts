import { parameterSecrets } from '../../functions/adapters/runtime/parameter-secrets.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Secrets } from '../../functions/ports/settings.ts';
import { readNote } from './data-folder.ts';
import { isAlive } from './folder-lock.ts';
import type { StorePlace } from './open-store.ts';

/** Where a desk is, and what its links are signed with. */
export interface DeskPlace {
  readonly address: string;
  readonly secretName: string;
  readonly key: () => Promise<string>;
}

/** Of the run in the data folder while it lives; in AWS of the stack, which keeps both among its parameters. */
export async function deskPlace(
  { endpoint, data, stack }: Pick<StorePlace, 'endpoint' | 'data' | 'stack'>,
  { desk }: Pick<Settings, 'desk'>,
  parameters: (prefix: string) => Secrets = parameterSecrets,
): Promise<DeskPlace> {
  if (endpoint === 'local') {
    const { running } = readNote(data);
    if (running?.desk === undefined || !isAlive(running.pid)) {
      const mend = `start it: npm start -- --data ${data}, in another terminal`;
      throw new Refusal(data, 'the run whose desk it is is not there', mend);
    }
    const { url, key } = running.desk;
    return { address: url, secretName: 'of the local run', key: async () => key };
  }
  if (desk === undefined) {
    throw new Refusal('desk', 'is not in the settings', 'add `desk: {signWith: DESK_KEY}` and deploy: docs/desk.md');
  }
  const secrets = parameters(`/replywatch/${stack}/`);
  return {
    // Named in lib/stages/desk.ts.
    address: await secrets.read('desk-address'),
    secretName: desk.secret,
    key: () => secrets.read(desk.secret),
  };
}
