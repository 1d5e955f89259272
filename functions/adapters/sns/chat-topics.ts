import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { ChatPublisher } from '../../ports/alerts.ts';
import { receiverErrorOf } from '../runtime/service-answer.ts';

/** Topics that Amazon Q Developer listens to; `arnPrefix` and a name make an ARN. */
export const chatTopics = (client: SNSClient, arnPrefix: string): ChatPublisher => ({
  async publish(topic, notification) {
    try {
      await client.send(
        new PublishCommand({ TopicArn: `${arnPrefix}${topic}`, Message: JSON.stringify(notification) }),
      );
    } catch (error) {
      throw receiverErrorOf('SNS', error);
    }
  },
});
