import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { OperatorNotifier } from '../../ports.ts';
import { snsSubject } from './subject.ts';

/** Messages to the topic of the operator, beside those of the alarms. */
export const createOperatorNotifier = (client: SNSClient, topicArn: string): OperatorNotifier => ({
  tell: async (subject, text) => {
    await client.send(new PublishCommand({ TopicArn: topicArn, Subject: snsSubject(subject), Message: text }));
  },
});
