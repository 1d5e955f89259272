import type { SlackTarget, ToldTarget } from '../domain/alerts/routing.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { ChatPublisher, MailSender, PagerDutySender, WebhookSender } from '../ports/alerts.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { Pulse } from '../ports/operation.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReadSettings, Secrets } from '../ports/settings.ts';
import type { SlackApp, SlackCards, SlackChannels, SlackSender } from '../ports/slack.ts';

/** What it takes to tell receivers: channels of Slack, addresses, other systems. */
export interface SlackDeps {
  readonly readSettings: ReadSettings;
  readonly secrets: Secrets;
  readonly mentions: Pick<MentionStore, 'find' | 'save'>;
  readonly incidents: Pick<IncidentStore, 'find' | 'board' | 'past'>;
  readonly cards: SlackCards;
  readonly channels: SlackChannels;
  readonly webhook: SlackSender;
  readonly app: SlackApp;
  readonly mail: MailSender;
  readonly signedWebhook: WebhookSender;
  readonly pagerDuty: PagerDutySender;
  readonly chat: ChatPublisher;
  readonly queues: Pick<Queues, 'sendSlack' | 'giveUp'>;
  readonly pulse: Pick<Pulse, 'noteProbeBack'>;
  readonly now: Now;
}

/** One channel with the address or token by which it is written to. */
export interface OpenChannel {
  readonly target: SlackTarget;
  /** As the delivery items name it. */
  readonly name: string;
  readonly secret: string;
  readonly settings: Settings;
}

/** One receiver outside of Slack, with the value of its secret; empty where it has none. */
export interface OpenReceiver extends Omit<OpenChannel, 'target'> {
  readonly target: Exclude<ToldTarget, SlackTarget>;
}
