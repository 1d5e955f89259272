import type { ChatPublisher, MailSender } from '../../ports/alerts.ts';
import { chatTopics } from '../sns/chat-topics.ts';
import { topicMail } from '../sns/topic-mail.ts';
import { snsClient } from './sns-client.ts';

/** Receivers that SNS brings messages to, by a client of the SDK's own chain. */
export const topicReceivers = (
  mailTopicArn: string,
  chatTopicPrefix: string,
): { readonly mail: MailSender; readonly chat: ChatPublisher } => ({
  mail: topicMail(snsClient(), mailTopicArn),
  chat: chatTopics(snsClient(), chatTopicPrefix),
});
