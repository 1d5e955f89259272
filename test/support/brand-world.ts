import { incomingWebhook } from '../../functions/adapters/slack/incoming-webhook.ts';
import { webApi } from '../../functions/adapters/slack/web-api.ts';
import type { Alert } from '../../functions/domain/alerts/alert.ts';
import { receiverName, receiversOf } from '../../functions/domain/alerts/route-alert.ts';
import type { SlackTarget } from '../../functions/domain/alerts/routing.ts';
import type { Incident } from '../../functions/domain/incidents/incident.ts';
import type { IncidentNotice } from '../../functions/domain/incidents/notice.ts';
import type { StormRules } from '../../functions/domain/incidents/rules.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { type Duration, HOUR, type Instant, MINUTE, SECOND, toIso } from '../../functions/domain/shared/time.ts';
import type { IncidentStore } from '../../functions/ports/incidents.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';
import { deliverWork } from '../../functions/use-cases/deliver-work.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { notifySlack, type SlackNews } from '../../functions/use-cases/notify-slack.ts';
import { sweepClocks } from '../../functions/use-cases/sweep-clocks.ts';
import { sweepIncidents } from '../../functions/use-cases/sweep-incidents.ts';
import { takeInPushes } from '../../functions/use-cases/take-in-push.ts';
import { alertSettings } from '../use-cases/alert-ports.ts';
import { aPolicy } from './builders.ts';
import { readerFor } from './connectors.ts';
import { inMemoryBudgets, inMemorySpending } from './in-memory-budgets.ts';
import { inMemoryHttp } from './in-memory-http.ts';
import { inMemoryIncidentStore } from './in-memory-incident-store.ts';
import { inMemoryPulse } from './in-memory-pulse.ts';
import { inMemoryQueues } from './in-memory-queues.ts';
import { inMemoryReceivers } from './in-memory-receivers.ts';
import { inMemorySecrets } from './in-memory-secrets.ts';
import { inMemorySlackCards, inMemorySlackChannels } from './in-memory-slack.ts';
import { inMemorySourceStore } from './in-memory-source-store.ts';
import { indexedMentions } from './indexed-mentions.ts';
import { aPushSource, SECRET } from './push-builders.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';
import { wordListScorer } from './word-list-scorer.ts';

export const CARE: SlackTarget = { by: 'slack', secret: 'SLACK_BOT_TOKEN', channel: 'C0CARE01', app: true };
export const HOOK: SlackTarget = { by: 'slack', secret: 'SLACK_WEBHOOK_URL', channel: '#care' };

export const STORM_RULES: StormRules = {
  minimum: 10,
  deviations: 4,
  window: HOUR,
  coolDown: 30 * MINUTE,
  wakes: false,
  clusters: { minimum: 3, within: 168 * HOUR },
};

/** SQS: the alerts queue collects for a second; what failed is visible again after a minute. */
const WINDOW = SECOND;
const VISIBLE_AGAIN = MINUTE;

/** Something that a receiver was sent by the alert topic. */
export interface Sent {
  readonly at: Instant;
  readonly to: string;
  readonly key: string;
  readonly incident: boolean;
}

export interface BrandWorldOptions {
  readonly start: Instant;
  readonly settings?: Partial<Settings>;
  readonly sources?: readonly Source[];
  /** Instead of those in memory. */
  readonly stores?: { readonly mentions: MentionStore; readonly incidents: IncidentStore };
  /** Wraps the ports of every call: for tests that let them fail. */
  readonly wrap?: <Ports extends object>(ports: Ports) => Ports;
}

interface Event {
  readonly at: Instant;
  readonly order: number;
  readonly run: () => Promise<void>;
}

/**
 * One brand from pushed mention to Slack, on a clock of its own: the real use-cases and the real drawing, queues that
 * collect, delay and bring again as SQS does, and a Slack over HTTP that enforces its limits.
 */
export class BrandWorld {
  readonly memory = indexedMentions();
  readonly mentions: MentionStore;
  readonly incidents: IncidentStore;
  readonly queues = inMemoryQueues();
  readonly cards = inMemorySlackCards();
  readonly channels = inMemorySlackChannels();
  /** What mailboxes and other systems have got. */
  readonly receivers = inMemoryReceivers(() => this.now);
  readonly sources: ReturnType<typeof inMemorySourceStore>;
  readonly slack: SlackDouble;
  readonly sent: Sent[] = [];
  /** Failures that a queue brought again. */
  failures = 0;
  settings: Settings;
  now: Instant;
  readonly #events: Event[] = [];
  readonly #weeks = new Map();
  readonly #restUntil = new Map<string, Instant>();
  readonly #wrap: <Ports extends object>(ports: Ports) => Ports;
  readonly #isInMemory: boolean;
  #order = 0;
  #isDraining = new Set<string>();
  #alertWork: Parameters<typeof deliverWork>[0][number][] = [];
  #news: SlackNews[] = [];

  private constructor(slack: SlackDouble, clock: { now: Instant }, options: BrandWorldOptions) {
    this.slack = slack;
    this.now = options.start;
    this.#clock = clock;
    this.mentions = options.stores?.mentions ?? this.memory;
    this.incidents = options.stores?.incidents ?? inMemoryIncidentStore();
    this.#isInMemory = options.stores === undefined;
    this.#wrap = options.wrap ?? ((ports) => ports);
    const watched = options.sources ?? [aPushSource()];
    this.sources = inMemorySourceStore(watched);
    this.settings = alertSettings({
      brands: [{ id: 'sundial', name: 'Sundial' }],
      sources: watched,
      calendars: {},
      policies: [aPolicy()],
      owners: [
        { id: 'support', name: 'Support desk', slackId: 'U07SUPPORT' },
        { id: 'lead', name: 'Team lead' },
        { id: 'director', name: 'Director' },
      ],
      routes: [{ to: CARE }],
      slackBotToken: 'SLACK_BOT_TOKEN',
      shards: 1,
      storms: STORM_RULES,
      ...options.settings,
    });
    this.#everyMinute(Math.ceil(options.start / MINUTE) * MINUTE);
  }

  readonly #clock: { now: Instant };

  static async open(options: BrandWorldOptions): Promise<BrandWorld> {
    const clock = { now: options.start };
    return new BrandWorld(await startSlackDouble(() => clock.now), clock, options);
  }

  close(): Promise<void> {
    return this.slack.close();
  }

  /** Does something at an instant. */
  at(at: Instant, run: () => Promise<void> | void): void {
    this.#order += 1;
    insert(this.#events, { at, order: this.#order, run: async () => void (await run()) });
  }

  /** A customer posts; it is pushed after `lag`. */
  post(
    id: string,
    at: Instant,
    entry: Readonly<Record<string, unknown>> = {},
    lag: Duration = 0,
    source = 'help-desk',
  ) {
    this.#bring(at + lag, source, {
      id,
      text: 'The kettle arrived broken and nobody answers.',
      rating: 1,
      publishedAt: toIso(at),
      response: { truth: 'notReplied' },
      ...entry,
    });
  }

  /** The brand answers in public. */
  answer(id: string, at: Instant, source = 'help-desk'): void {
    this.#bring(at, source, { id, response: { truth: 'replied', at: toIso(at), id: `answer-${id}` } });
  }

  async until(end: Instant): Promise<void> {
    for (let next = this.#events[0]; next !== undefined && next.at <= end; next = this.#events[0]) {
      this.#events.shift();
      this.#moveTo(Math.max(this.now, next.at));
      await next.run();
      this.#collect();
    }
    this.#moveTo(end);
  }

  /** Wrapped once: a simulation of weeks asks for them a hundred thousand times. */
  #ports = once(() => {
    const { mentions, sources, incidents, queues, cards, channels } = this;
    return this.#wrap({
      mentions,
      sources,
      incidents,
      queues,
      cards,
      channels,
      ...this.receivers.ports,
      webhook: incomingWebhook({ timeout: 5_000 }),
      app: webApi({ address: this.slack.api, timeout: 5_000 }),
    });
  });

  get deps() {
    const ports = this.#ports();
    return {
      ...ports,
      budgets: inMemoryBudgets(),
      pulse: inMemoryPulse(),
      spending: inMemorySpending(),
      http: inMemoryHttp(() => ({ status: 404, headers: {}, body: '' })),
      secrets: inMemorySecrets({
        SLACK_BOT_TOKEN: this.slack.token,
        SLACK_WEBHOOK_URL: this.slack.webhook('care'),
        PAGERDUTY_KEY: 'a'.repeat(32),
        DESK_SECRET: SECRET,
      }),
      readSettings: async () => this.settings,
      readerFor,
      weeks: this.#weeks,
      restUntil: this.#restUntil,
      now: () => this.now,
      scorer: wordListScorer,
      tz: '2026b',
      shards: 1,
      settings: this.settings,
    };
  }

  /** On and over, oldest first. */
  async allIncidents(): Promise<readonly Incident[]> {
    const [past, { incidents }] = [
      await this.incidents.past('sundial', 0, Number.POSITIVE_INFINITY),
      await this.incidents.board('sundial'),
    ];
    return [...past, ...incidents].toSorted((a, b) => a.openedAt - b.openedAt);
  }

  /** Messages that stand in a channel or thread of the app, in order: what came when. */
  posts(channel = 'C0CARE01') {
    return this.slack.workspace.posts.filter((post) => post.channel === channel);
  }

  #bring(at: Instant, sourceId: string, entry: unknown): void {
    const receive = async (): Promise<void> => {
      try {
        const [taken] = await takeInPushes([{ sourceId, receivedAt: at, history: false, entry }], this.deps);
        if (taken !== undefined && 'error' in taken) throw taken.error;
      } catch {
        this.failures += 1;
        this.at(this.now + VISIBLE_AGAIN, receive);
      }
    };
    this.at(at, receive);
  }

  #everyMinute(at: Instant): void {
    this.at(at, async () => {
      this.#everyMinute(at + MINUTE);
      // Most minutes of a month find nothing: they are passed over, so that a month takes seconds.
      const minute = Math.floor((at % HOUR) / MINUTE);
      const isQuiet = this.#isInMemory && !this.memory.isDueBefore(at + 2 * MINUTE);
      if (!isQuiet) await this.#orLater(() => sweepClocks(this.deps), 0);
      const isCalm = this.#isInMemory && (await this.incidents.busyBrands()).length === 0;
      if (!isCalm || minute % 15 === 0 || minute === 7) await this.#orLater(() => sweepIncidents(this.deps), 0);
    });
  }

  /** What a schedule starts is not brought again; what a queue brings is. */
  async #orLater(work: () => Promise<unknown>, again: Duration): Promise<void> {
    try {
      await work();
    } catch {
      this.failures += 1;
      if (again > 0) this.at(this.now + again, () => this.#orLater(work, again));
    }
  }

  /** Hands what was sent to the queues on to whoever takes it. */
  #collect(): void {
    for (const { message, delay } of this.queues.due.splice(0)) {
      const wait = Math.ceil(delay / SECOND) * SECOND;
      this.at(this.now + wait, () => this.#orLater(() => fireClock(message, this.deps), VISIBLE_AGAIN));
    }
    this.#alertWork.push(...this.queues.alerts.splice(0), ...this.queues.incidents.splice(0));
    if (this.#alertWork.length > 0) this.#drain('alerts', this.now + WINDOW, () => this.#deliver());
    for (const { message, delay = 0 } of this.queues.slack.splice(0)) {
      const wait = Math.ceil(delay / SECOND) * SECOND;
      this.at(this.now + wait, () => void this.#news.push(message));
    }
    if (this.#news.length > 0) this.#drain('slack', this.now, () => this.#notify());
  }

  #drain(name: string, at: Instant, run: () => Promise<void>): void {
    if (this.#isDraining.has(name)) return;
    this.#isDraining.add(name);
    this.at(at, async () => {
      this.#isDraining.delete(name);
      await run();
    });
  }

  async #deliver(): Promise<void> {
    const batch = this.#alertWork.splice(0, 10);
    const publish = { publish: async (alert: Alert) => this.#publish({ kind: 'alert', alert }, alert) };
    const announce = {
      publish: async (notice: IncidentNotice) => this.#publish({ kind: 'incident', notice }, notice),
    };
    const { deps } = this;
    const publisher = this.#wrap({ publisher: publish }).publisher;
    const announcer = this.#wrap({ announcer: announce }).announcer;
    const again = (messages: typeof batch): void =>
      this.at(this.now + VISIBLE_AGAIN, () => void this.#alertWork.push(...messages));
    try {
      const worked = await deliverWork(batch, { ...deps, publisher }, { ...deps, publisher: announcer });
      const failed = batch.filter((_, index) => worked[index]?.outcome === 'failed');
      this.failures += failed.length;
      if (failed.length > 0) again(failed);
    } catch {
      this.failures += 1;
      again(batch);
    }
  }

  async #notify(): Promise<void> {
    const batch = this.#news.splice(0, 10);
    const again = (news: readonly SlackNews[]): void =>
      this.at(this.now + VISIBLE_AGAIN, () => void this.#news.push(...news));
    try {
      const results = await notifySlack(batch, this.deps);
      const failed = batch.filter((_, index) => 'error' in (results[index] ?? {}));
      this.failures += failed.length;
      if (failed.length > 0) again(failed);
    } catch {
      this.failures += 1;
      again(batch);
    }
  }

  /** The alert topic: Slack's queue has it, e-mail and webhooks are sent it. */
  #publish(news: SlackNews, told: Alert | IncidentNotice): void {
    this.#news.push(news);
    for (const target of receiversOf(this.settings.routes, told)) {
      const incident = news.kind === 'incident';
      this.sent.push({ at: this.now, to: receiverName(target), key: told.key, incident });
    }
  }

  #moveTo(now: Instant): void {
    this.now = now;
    this.#clock.now = now;
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Keeps the list in order of time, then of arrival. */
function insert(events: Event[], event: Event): void {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = events[middle];
    if (other !== undefined && (other.at < event.at || (other.at === event.at && other.order < event.order))) {
      low = middle + 1;
    } else high = middle;
  }
  events.splice(low, 0, event);
}
