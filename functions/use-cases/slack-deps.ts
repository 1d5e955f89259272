import type { SlackTarget } from '../domain/alerts/routing.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type {
  MentionStore,
  Now,
  Queues,
  ReadSettings,
  Secrets,
  SlackApp,
  SlackCards,
  SlackChannels,
  SlackSender,
} from '../ports.ts';

/** What it takes to show things in Slack. */
export interface SlackDeps {
  readonly readSettings: ReadSettings;
  readonly secrets: Secrets;
  readonly mentions: Pick<MentionStore, 'find' | 'save'>;
  readonly cards: SlackCards;
  readonly channels: SlackChannels;
  readonly webhook: SlackSender;
  readonly app: SlackApp;
  readonly queues: Pick<Queues, 'sendSlack' | 'giveUp'>;
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
