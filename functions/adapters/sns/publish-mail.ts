import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { snsSubject } from './subject.ts';

export interface TopicMessage {
  readonly topicArn: string;
  /** Any text; it is brought into what SNS takes. */
  readonly subject: string;
  readonly text: string;
  /** What filter policies see. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** One publish with a subject, for subscribers by e-mail, and text attributes. */
export const publishMail = (client: SNSClient, { topicArn, subject, text, attributes }: TopicMessage) =>
  client.send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: snsSubject(subject),
      Message: text,
      ...(attributes && {
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
        ),
      }),
    }),
  );
