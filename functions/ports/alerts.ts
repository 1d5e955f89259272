import type { Alert } from '../domain/alerts/alert.ts';
import type { AlertMail } from '../domain/alerts/alert-mail.ts';
import type { AmazonQNotification } from '../domain/alerts/amazon-q.ts';
import type { PagerDutyEvent } from '../domain/alerts/pagerduty.ts';

export interface AlertPublisher {
  /** One publish: text for people, attributes for filters, the alert as JSON for machines. */
  publish(alert: Alert): Promise<void>;
}

/** Each sends one message to one receiver; throws ReceiverUnavailable, with the wait that was asked for, or ReceiverRefused. */
export interface MailSender {
  send(mail: AlertMail & { readonly to: string; readonly html: string }): Promise<void>;
}

export interface WebhookSender {
  /** Signed with the secret's value; `id` names the message, however often it is sent. */
  post(url: string, message: { readonly id: string; readonly body: string; readonly secret: string }): Promise<void>;
}

export interface PagerDutySender {
  send(server: string, event: PagerDutyEvent): Promise<void>;
}

export interface ChatPublisher {
  publish(topic: string, notification: AmazonQNotification): Promise<void>;
}
