import type { SNSClient } from '@aws-sdk/client-sns';
import { MAIL_RECEIVER } from '../../contracts/messages.ts';
import type { MailSender } from '../../ports/alerts.ts';
import { receiverErrorOf } from '../runtime/service-answer.ts';
import { publishMail } from './publish-mail.ts';

/** Mails by the mail topic, whose subscriptions each take what names their address. Plain text: SNS has nothing else. */
export const topicMail = (client: SNSClient, topicArn: string): MailSender => ({
  async send({ to, subject, text }) {
    try {
      await publishMail(client, { topicArn, subject, text, attributes: { [MAIL_RECEIVER]: to } });
    } catch (error) {
      throw receiverErrorOf('SNS', error);
    }
  },
});
