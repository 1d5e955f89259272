import { ListTopicsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynoxideBinary } from '../../bin/local/dynamodb-engine.ts';
import { LOCAL_AWS } from '../support/engines.ts';
import { clockTime, Installation } from './installation.ts';
import { press } from './slack-press.ts';
import type { World } from './world.ts';

const SLACK_FAULT = { status: 500, word: 'rollup_error', forHooks: true };
/** The mention whose warning is the second message in the channel. */
const PRESSED = '114000000000000103';

/** The same morning with everything around it in trouble; on dynoxide where it is installed, as a second opinion. */
export function aBadMorning(world: () => World): void {
  describe('a morning on which everything around the stack fails for a while', () => {
    let stack: Installation;
    const presses: number[] = [];

    beforeAll(async () => {
      stack = await Installation.open(world(), { engine: dynoxideBinary() === undefined ? 'dynalite' : 'dynoxide' });
      await stack.start();
      await poison(stack);
      // Slack fails for the warning of 09:32 and for the try five seconds later.
      await stack.advanceTo(91);
      stack.slack.answerNext(SLACK_FAULT, SLACK_FAULT);
      await stack.advanceTo(105);
      // Slack delivers a press twice when it is in doubt.
      for (const secret of ['of somebody else', undefined, undefined]) {
        presses.push((await press(stack, 1, 'claim', secret)).status);
      }
      // The mail server is down when the breach of 10:02 comes.
      await stack.smtp.down();
      await stack.advanceTo(124);
      await stack.smtp.up();
      // Slack fails three times for the breach of 10:14: more often than Lambda itself would have tried.
      await stack.advanceTo(133);
      stack.slack.answerNext(SLACK_FAULT, SLACK_FAULT, SLACK_FAULT);
      await stack.advanceTo(155);
    }, 300_000);
    afterAll(() => stack.close());

    it('brings every alert to Slack once when Slack is back, and the others on time', () => {
      expect(stack.inSlack()).toEqual([
        '09:32:15 13000000012 ⏰ 1★ App Store US · use · due 11:02 CET',
        `09:44:00 ${PRESSED} ⏰ critical severity ${world().server} #sundialcoffee · use · due 11:14 CET`,
        '10:01:00 13000000014 ⏰ 1★ App Store US · use · due 11:31 CET',
        '10:02:00 13000000012 🔴 1★ App Store US · use · was due 11:02 CET',
        `10:14:35 ${PRESSED} 🔴 critical severity ${world().server} #sundialcoffee · use · was due 11:14 CET`,
        '10:31:00 13000000014 🔴 1★ App Store US · use · was due 11:31 CET',
      ]);
    });

    it('mails a breach once when the mail server is back', () => {
      expect(stack.mails().map(({ at, subject }) => `${clockTime(at)} ${subject.slice(0, 23)}`)).toEqual([
        '10:04:50 [1 star] App Store US: ',
        expect.stringMatching(/^10:14:00 \[critical\] /u),
        '10:31:00 [1 star] App Store US: ',
      ]);
    });

    it('keeps the webhook on time whatever happens to Slack and mail', () => {
      expect(stack.inWebhook()).toEqual([
        '09:32:00 13000000012 warn',
        `09:44:00 ${PRESSED} warn`,
        '10:01:00 13000000014 warn',
        '10:02:00 13000000012 breach',
        `10:14:00 ${PRESSED} breach`,
        '10:31:00 13000000014 breach',
      ]);
    });

    it('carries a press out once when Slack signed it, and refuses it when somebody else did', async () => {
      const pressed = (await stack.mentions()).get(PRESSED);

      expect(presses).toEqual([401, 200, 200]);
      expect(
        pressed?.history.flatMap(({ at, what, detail }) => (what === 'claimed' ? [`${clockTime(at)} ${detail}`] : [])),
      ).toEqual([expect.stringMatching(/^09:45:00 .*mira/u)]);
    });

    it('sets a poisoned message of each queue aside, and nothing else', () => {
      expect(stack.deadLetters()).toEqual({ 'dead-letters': 3, undelivered: 1 });
    });

    it('keeps for the operator what nobody could read', async () => {
      const letters = await undelivered(stack);

      expect(letters.map((letter) => (JSON.parse(letter) as { Message: string }).Message)).toEqual(['not one of ours']);
    });
  });
}

/** One message that nobody can understand for each queue and for the alert topic. */
async function poison({ run }: Installation): Promise<void> {
  const sqs = sqsOf(run.endpoints.sqs);
  for (const queue of ['polls', 'due', 'alerts']) {
    await sqs.send(new SendMessageCommand({ QueueUrl: urlOf(run.endpoints.sqs, queue), MessageBody: '{"poison":' }));
  }
  const sns = new SNSClient({ ...LOCAL_AWS, endpoint: run.endpoints.sns });
  const { Topics = [] } = await sns.send(new ListTopicsCommand());
  const alerts = Topics.find(({ TopicArn }) => TopicArn?.includes('alert'));
  await sns.send(new PublishCommand({ TopicArn: alerts?.TopicArn, Message: 'not one of ours' }));
}

async function undelivered({ run }: Installation): Promise<readonly string[]> {
  const { Messages = [] } = await sqsOf(run.endpoints.sqs).send(
    new ReceiveMessageCommand({ QueueUrl: urlOf(run.endpoints.sqs, 'undelivered'), MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body = '' }) => Body);
}

const sqsOf = (endpoint: string): SQSClient => new SQSClient({ ...LOCAL_AWS, endpoint, useQueueUrlAsEndpoint: false });
const urlOf = (endpoint: string, queue: string): string => `${endpoint}/000000000000/${queue}`;
