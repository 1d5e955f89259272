import type { ChatPublisher, MailSender, PagerDutySender, WebhookSender } from '../../ports/alerts.ts';
import { pagerDutyEvents } from '../pagerduty/events.ts';
import { signedWebhook } from '../webhook/signed-webhook.ts';
import { lambdaHttp } from './lambda-http.ts';
import { systemClock } from './system-clock.ts';

export interface ReceiverOptions {
  readonly mailTopicArn: string;
  readonly chatTopicPrefix: string;
  /** Who mails come from; with it Amazon SES sends them. */
  readonly mailFrom: string | undefined;
}

interface Receivers {
  readonly mail: MailSender;
  readonly chat: ChatPublisher;
  readonly signedWebhook: WebhookSender;
  readonly pagerDuty: PagerDutySender;
}

/** Receivers outside of Slack. The clients of services are loaded with the first message to them: many stacks have none. */
export function lambdaReceivers({ mailTopicArn, chatTopicPrefix, mailFrom }: ReceiverOptions): Receivers {
  const http = lambdaHttp();
  const mail = once(async () =>
    mailFrom === undefined
      ? (await import('./topic-receivers.ts')).topicReceivers(mailTopicArn, chatTopicPrefix).mail
      : (await import('./ses-receiver.ts')).sesReceiver(mailFrom),
  );
  const chat = once(
    async () => (await import('./topic-receivers.ts')).topicReceivers(mailTopicArn, chatTopicPrefix).chat,
  );
  return {
    mail: { send: async (message) => (await mail()).send(message) },
    chat: { publish: async (topic, notification) => (await chat()).publish(topic, notification) },
    signedWebhook: signedWebhook(http, systemClock),
    pagerDuty: pagerDutyEvents(http),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
