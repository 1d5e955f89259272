import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueues } from '../../../functions/adapters/sqs/queues.ts';
import { MINUTE } from '../../../functions/domain/shared/time.ts';
import { type MessagingEngine, startMessagingEngine } from '../../support/engines.ts';

const due = (externalId: string) => ({
  brand: 'fernweh',
  origin: 'app-store:us:1',
  externalId,
  dueAt: 1_795_000_000_000,
});

describe('queues', () => {
  let engine: MessagingEngine;
  beforeAll(async () => {
    engine = await startMessagingEngine();
  });
  afterAll(() => engine.stop());

  it('sends any number of messages, each once', async () => {
    const alerts = await engine.freshQueue();
    const queues = createQueues({ client: engine.sqs, urls: { alerts } });
    const messages = Array.from({ length: 23 }, (_, index) => ({ ...due(`id-${index}`), cycle: 1, stage: 'breach' }));

    await queues.sendAlerts(messages);
    await queues.sendAlerts([]);

    const bodies = (await engine.receive(alerts)).map((message) => JSON.parse(message.Body ?? '') as unknown);
    expect(bodies).toHaveLength(23);
    expect(bodies).toEqual(expect.arrayContaining(messages));
  });

  it('names the fair-queue group of a poll beside the message, not in it', async () => {
    const polls = await engine.freshQueue();
    await createQueues({ client: engine.sqs, urls: { polls } }).sendPolls([{ sourceId: 'a', group: 'mastodon#x' }]);
    const client = new SQSClient({ region: 'us-east-1' });
    const mock = mockClient(client);
    mock.on(SendMessageBatchCommand).resolves({} as never);
    const queues = createQueues({ client, urls: { polls: 'https://queue' } });
    const groups = ['mastodon#social.example', `mastodon#${'a'.repeat(200)}`, 'mastodon#grün.example'];

    await queues.sendPolls(groups.map((group) => ({ sourceId: 'a', group })));

    expect((await engine.receive(polls)).map((message) => message.Body)).toEqual(['{"sourceId":"a"}']);
    const [call] = mock.commandCalls(SendMessageBatchCommand);
    const sent = call?.args[0].input.Entries?.map((entry) => entry.MessageGroupId) ?? [];
    expect(sent[0]).toBe('mastodon#social.example');
    expect(new Set(sent).size).toBe(3);
    expect(sent.every((group) => /^[!-~]{1,128}$/u.test(group ?? ''))).toBe(true);
  });

  it('rounds delays up to whole seconds, from 0 to 15 minutes', async () => {
    const client = new SQSClient({ region: 'us-east-1' });
    const mock = mockClient(client);
    mock.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const queues = createQueues({ client, urls: { due: 'https://queue' } });
    const delays = [-5, 0, 1, 1_000, 1_001, 15 * MINUTE, 16 * MINUTE];

    await queues.sendDue(delays.map((delay) => ({ message: due('id'), delay })));

    const [call] = mock.commandCalls(SendMessageBatchCommand);
    expect(call?.args[0].input.Entries?.map((entry) => entry.DelaySeconds)).toEqual([0, 0, 1, 1, 2, 900, 900]);
  });

  it('sends again only what was refused, and gives up with the number and the codes', async () => {
    const client = new SQSClient({ region: 'us-east-1' });
    const mock = mockClient(client);
    const refused = { Id: '1', SenderFault: false, Code: 'InternalError' };
    mock
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Failed: [refused, { ...refused, Id: '2' }] } as never)
      .resolvesOnce({ Failed: [refused] } as never)
      .resolvesOnce({} as never)
      .resolves({ Failed: [refused] } as never);
    const waits: number[] = [];
    const queues = createQueues({
      client,
      urls: { polls: 'https://queue' },
      sleep: async (wait) => void waits.push(wait),
    });
    const polls = ['a', 'b', 'c'].map((sourceId) => ({ sourceId, group: 'g' }));

    await queues.sendPolls(polls, 90_000);
    const sizes = mock.commandCalls(SendMessageBatchCommand).map((call) => call.args[0].input.Entries?.length);
    expect(sizes).toEqual([3, 2, 1]);
    expect(waits).toEqual([200, 400]);
    await expect(queues.sendPolls(polls)).rejects.toThrow('polls: 1 of 3 messages not taken (InternalError)');
  });

  it('does not repeat what SQS calls the fault of the sender', async () => {
    const client = new SQSClient({ region: 'us-east-1' });
    const mock = mockClient(client);
    mock
      .on(SendMessageBatchCommand)
      .resolves({ Failed: [{ Id: '0', SenderFault: true, Code: 'InvalidMessageContents' }] } as never);
    const queues = createQueues({ client, urls: { polls: 'https://queue' } });

    await expect(queues.sendPolls([{ sourceId: 'a', group: 'g' }])).rejects.toThrow('InvalidMessageContents');
    expect(mock.commandCalls(SendMessageBatchCommand)).toHaveLength(1);
  });

  it('says so when a function sends to a queue that it was not given', async () => {
    const queues = createQueues({ client: engine.sqs, urls: {} });

    await expect(queues.sendPolls([{ sourceId: 'a', group: 'g' }])).rejects.toThrow(
      'polls: this function was given no',
    );
  });
});
