import type { SNSClient } from '@aws-sdk/client-sns';
import type { OperatorNotifier } from '../../ports/operation.ts';
import { publishMail } from './publish-mail.ts';

/** Messages to the topic of the operator, beside those of the alarms. */
export const createOperatorNotifier = (client: SNSClient, topicArn: string): OperatorNotifier => ({
  tell: async (subject, text) => {
    await publishMail(client, { topicArn, subject, text });
  },
});
