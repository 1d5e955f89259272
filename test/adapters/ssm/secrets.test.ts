import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecrets } from '../../../functions/adapters/ssm/secrets.ts';
import { MINUTE } from '../../../functions/domain/shared/time.ts';

/** 2026-11-20T08:00:00Z */
const AT = Date.UTC(2026, 10, 20, 8);
const absent = new ParameterNotFound({ message: 'no such parameter', $metadata: {} });

describe('secrets', () => {
  const mock = mockClient(SSMClient);
  const client = new SSMClient({ region: 'us-east-1' });
  let at = AT;
  const secrets = () => createSecrets({ client, prefix: '/replywatch/', now: () => at });
  beforeEach(() => {
    at = AT;
    mock.reset();
  });
  afterEach(() => mock.reset());

  it('reads a decrypted parameter under the prefix, and once in five minutes', async () => {
    mock
      .on(GetParameterCommand)
      .resolvesOnce({ Parameter: { Value: 'first' } })
      .resolves({ Parameter: { Value: 'second' } });
    const store = secrets();

    expect(await Promise.all([store.read('SLACK_WEBHOOK_URL'), store.read('SLACK_WEBHOOK_URL')])).toEqual([
      'first',
      'first',
    ]);
    at = AT + 5 * MINUTE - 1;
    expect(await store.read('SLACK_WEBHOOK_URL')).toBe('first');
    at = AT + 5 * MINUTE;
    expect(await store.read('SLACK_WEBHOOK_URL')).toBe('second');

    const [call] = mock.commandCalls(GetParameterCommand);
    expect(call?.args[0].input).toEqual({ Name: '/replywatch/SLACK_WEBHOOK_URL', WithDecryption: true });
    expect(mock.commandCalls(GetParameterCommand)).toHaveLength(2);
  });

  it('refuses a missing one in a line that says how to set it, and asks again next time', async () => {
    mock
      .on(GetParameterCommand)
      .rejectsOnce(absent)
      .resolvesOnce({ Parameter: { Value: '' } })
      .resolves({ Parameter: { Value: 'set' } });
    const store = secrets();
    const line =
      'secret MASTODON_TOKEN: there is no parameter /replywatch/MASTODON_TOKEN; set it: aws ssm put-parameter --type SecureString --name /replywatch/MASTODON_TOKEN --value ...';

    await expect(store.read('MASTODON_TOKEN')).rejects.toMatchObject({ name: 'Refusal', message: line });
    await expect(store.read('MASTODON_TOKEN')).rejects.toMatchObject({ name: 'Refusal', message: line });
    expect(await store.read('MASTODON_TOKEN')).toBe('set');
  });

  it('lets every other failure through', async () => {
    mock.on(GetParameterCommand).rejects(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));

    await expect(secrets().read('X')).rejects.toMatchObject({ name: 'ThrottlingException' });
  });
});
