import { incomingWebhook } from '../../functions/adapters/slack/incoming-webhook.ts';
import { webApi } from '../../functions/adapters/slack/web-api.ts';
import type { SlackWork } from '../../functions/contracts/messages.ts';
import type { SlackTarget } from '../../functions/domain/alerts/routing.ts';
import { type Mention, mentionName } from '../../functions/domain/mentions/mention.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { type Duration, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import type { StageKey } from '../../functions/domain/sla/clock.ts';
import { alertOf } from '../../functions/use-cases/alert-of.ts';
import { notifySlack, type SlackNews } from '../../functions/use-cases/notify-slack.ts';
import type { SlackDeps } from '../../functions/use-cases/slack-deps.ts';
import { aClockedMention, aRunningClock, DUE } from '../domain/alerts/builders.ts';
import { inMemoryIncidentStore } from '../support/in-memory-incident-store.ts';
import { inMemoryPulse } from '../support/in-memory-pulse.ts';
import { inMemoryQueues } from '../support/in-memory-queues.ts';
import { inMemoryReceivers } from '../support/in-memory-receivers.ts';
import { inMemorySlackCards, inMemorySlackChannels } from '../support/in-memory-slack.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { alertSettings, memoryMentions } from './alert-ports.ts';

export const CARE: SlackTarget = { by: 'slack', secret: 'SLACK_BOT_TOKEN', channel: 'C0CARE01', app: true };
export const HOOK: SlackTarget = { by: 'slack', secret: 'SLACK_WEBHOOK_URL', channel: '#care' };

/** Values of the secrets of receivers outside of Slack. */
export const OTHER_SECRETS: Readonly<Record<string, string>> = {
  DESK_SIGNING_SECRET: `whsec_${Buffer.from('a signing secret that is long enough').toString('base64')}`,
  PAGERDUTY_KEY: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
};

/** A message that was not taken is visible again after this. */
const VISIBLE_AGAIN: Duration = 5 * MINUTE;

interface Held {
  readonly at: Instant;
  readonly news: SlackNews;
  readonly received: number;
}

/** notify-slack with its queue on a clock of its own, and a Slack over HTTP that enforces its limits. */
export class SlackWorld {
  readonly mentions = memoryMentions();
  readonly incidents = inMemoryIncidentStore();
  readonly cards = inMemorySlackCards();
  readonly channels = inMemorySlackChannels();
  readonly queues = inMemoryQueues();
  /** Receivers outside of Slack. */
  readonly others = inMemoryReceivers(() => this.now);
  /** Stands in for them: for tests with real parts. */
  otherPorts = this.others.ports;
  readonly slack: SlackDouble;
  settings: Settings;
  now: Instant;
  /** Wraps the ports of a call: for tests that let them fail. */
  wrap: (deps: SlackDeps) => SlackDeps = (deps) => deps;
  #held: Held[] = [];
  readonly #clock: { now: Instant };

  private constructor(slack: SlackDouble, clock: { now: Instant }, over: Partial<Settings>) {
    this.slack = slack;
    this.#clock = clock;
    this.now = clock.now;
    this.settings = alertSettings({ slackBotToken: 'SLACK_BOT_TOKEN', routes: [{ to: CARE }], ...over });
  }

  static async open(over: Partial<Settings> = {}): Promise<SlackWorld> {
    const clock = { now: DUE - 45 * MINUTE };
    return new SlackWorld(await startSlackDouble(() => clock.now), clock, over);
  }

  /** A mention whose stage is being told. */
  mention(id: string, over: Parameters<typeof aRunningClock>[0] = {}, changes: Partial<Mention> = {}): Mention {
    const clock = aRunningClock({ pending: { stage: 'warn', since: this.now }, ...over });
    const mention = aClockedMention({ externalId: id, clock, ...changes });
    this.mentions.put(mention);
    return mention;
  }

  /** The alert topic brings an alert. */
  alert(mention: Mention, stage: StageKey = 'warn', at = this.now): SlackNews {
    const alert = alertOf(mention, stage, this.settings, at);
    if (alert === undefined) throw new Error('nothing to tell');
    const news = { kind: 'alert', alert } as const;
    this.#held.push({ at: this.now, news, received: 0 });
    return news;
  }

  send(news: SlackWork, delay = 0): void {
    this.#held.push({ at: this.now + delay, news, received: 0 });
  }

  /** The mention as it is now, one version on. */
  change(mention: Mention, changes: Partial<Mention['clock']>, others: Partial<Mention> = {}): Mention {
    const held = this.mentions.get(mention) ?? mention;
    const next = { ...held, ...others, clock: { ...held.clock, ...changes }, version: held.version + 1 };
    this.mentions.put(next);
    const { brand, origin, externalId } = mention;
    this.send({ kind: 'changed', brand, origin, externalId }, 5_000);
    return next;
  }

  /** Lives until `end`, batch by batch, as the event source mapping does. */
  async until(end: Instant): Promise<void> {
    for (let round = 0; round < 20_000; round += 1) {
      for (const { message, delay = 0 } of this.queues.slack.splice(0)) {
        this.send(message, Math.ceil(delay / 1_000) * 1_000);
      }
      const next = Math.min(...this.#held.map(({ at }) => at));
      if (!(next <= end)) break;
      this.#at(Math.max(this.now, next));
      const batch = this.#held.filter(({ at }) => at <= this.now).slice(0, 10);
      this.#held = this.#held.filter((held) => !batch.includes(held));
      await this.#bring(batch);
    }
    this.#at(end);
  }

  get isQuiet(): boolean {
    return this.#held.length === 0 && this.queues.slack.length === 0 && this.channels.stored().length === 0;
  }

  async #bring(batch: readonly Held[]): Promise<void> {
    const again = ({ news, received }: Held): void =>
      void this.#held.push({ at: this.now + VISIBLE_AGAIN, news, received: received + 1 });
    try {
      const results = await notifySlack(
        batch.map(({ news }) => news),
        this.wrap(this.deps),
      );
      for (const [index, held] of batch.entries()) if ('error' in (results[index] ?? {})) again(held);
    } catch {
      for (const held of batch) again(held);
    }
  }

  #at(now: Instant): void {
    this.now = now;
    this.#clock.now = now;
  }

  get deps(): SlackDeps {
    return {
      readSettings: async () => this.settings,
      secrets: {
        read: async (name) =>
          OTHER_SECRETS[name] ?? (name === 'SLACK_BOT_TOKEN' ? this.slack.token : this.slack.webhook(name)),
      },
      mentions: this.mentions,
      incidents: this.incidents,
      cards: this.cards,
      channels: this.channels,
      webhook: incomingWebhook({ timeout: 2_000 }),
      app: webApi({ address: this.slack.api, timeout: 2_000 }),
      ...this.otherPorts,
      queues: this.queues,
      pulse: inMemoryPulse(),
      now: () => this.now,
    };
  }

  /** What stands in the app's channel, threads indented: the header or the first text of each. */
  shown(channel = 'C0CARE01'): string[] {
    return this.slack.workspace.posts
      .filter((post) => post.channel === channel && !post.isDeleted)
      .map(({ message, thread }) => `${thread === undefined ? '' : '  ↳ '}${headOf(message)}`);
  }

  /** Names of the mentions that were told, wherever they stand, in the order of the channel. */
  told(channel = 'C0CARE01'): string[] {
    return this.slack.workspace.posts
      .filter((post) => post.channel === channel)
      .flatMap(({ message }) => {
        const { event_payload: payload } = (message['metadata'] ?? {}) as { event_payload?: { told?: string } };
        return payload?.told?.split(' ') ?? [];
      });
  }
}

export function headOf(message: Readonly<Record<string, unknown>>): string {
  const [first] = (message['blocks'] ?? []) as readonly { text?: { text?: string } }[];
  return (first?.text?.text ?? String(message['text'])).split('\n')[0]?.replace(/ \(.*$/u, '') ?? '';
}

export const nameOf = mentionName;
