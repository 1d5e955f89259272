import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { serveLocally } from '../../bin/local/http-server.ts';
import { localDocuments } from '../../bin/local/local-documents.ts';
import type { LocalEvent } from '../../bin/local/local-event.ts';
import type { LocalRun } from '../../bin/local/local-run.ts';
import { startLocalRun } from '../../bin/local/start-local-run.ts';
import { APP, COUNTRY } from '../../bin/local/story/plot.ts';
import { appStorePage } from '../../bin/local/story/pretend-app-store.ts';
import { synthesize } from '../../bin/local/synthesize.ts';
import { type Redriven, redriveLetters } from '../../bin/redrive/redrive-letters.ts';
import { createSourceStore } from '../../functions/adapters/dynamodb/source-store.ts';
import { createSpendStore } from '../../functions/adapters/dynamodb/spend-store.ts';
import { type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import { LOCAL_AWS } from '../support/engines.ts';

/** In the evening of a month's last day, so that a monthly cap is new within the drill. */
export const DRILL_START = Date.parse('2026-11-30T20:00:00Z');
export const FEED = 'app-store-us';
export const PAID = 'x-search';
const CAP = 100;

/** Words in what the made-up feed shows: they must come into no log. */
const settingsOf = (pretend: string): string => `version: 1
brands:
  sundial: {name: Sundial Coffee}
sources:
  ${FEED}: {brand: sundial, kind: app-store, app: ${APP}, country: ${COUNTRY}, server: "${pretend}", every: 5m}
  ${PAID}: {brand: sundial, kind: x, query: sundial, maxPostsPerMonth: ${CAP}, token: X_TOKEN, server: "${pretend}", every: 24h}
  desk: {brand: sundial, kind: push, name: Help desk, secret: DESK_SECRET}
policies:
  - {id: all, respondWithin: {time: 4h}, owner: support}
owners:
  support: {name: Support desk}
routes:
  - slack: {secret: SLACK_WEBHOOK_URL, channel: "#care"}
operator:
  emails: [operations@sundial.example]
  heartbeat: ${pretend}/heartbeat
slack: {signingSecret: SLACK_SIGNING_SECRET}
`;

/** The real stack on a standing clock, with a feed, a heartbeat's receiver and a mailbox that the drill can spoil. */
export class DrillWorld {
  readonly run: LocalRun;
  readonly events: LocalEvent[];
  /** Instants at which the outside was told that all is well. */
  readonly beats: Instant[];
  /** Subjects of mails to the operator. */
  readonly mails: string[];
  readonly feed: { isDown: boolean };
  readonly #close: () => Promise<void>;

  private constructor(
    run: LocalRun,
    parts: Pick<DrillWorld, 'events' | 'beats' | 'mails' | 'feed'>,
    close: () => Promise<void>,
  ) {
    this.run = run;
    this.events = parts.events;
    this.beats = parts.beats;
    this.mails = parts.mails;
    this.feed = parts.feed;
    this.#close = close;
  }

  /** `spoil` is called before anything has run. */
  static async open(spoil: (run: LocalRun) => void): Promise<DrillWorld> {
    const parts = {
      events: [] as LocalEvent[],
      beats: [] as Instant[],
      mails: [] as string[],
      feed: { isDown: false },
    };
    let now = (): Instant => DRILL_START;
    const pretend = await serveLocally(async (request) => {
      if (request.url === '/heartbeat') parts.beats.push(now());
      if (parts.feed.isDown) return { status: 500 };
      const page = appStorePage(new URL(request.url ?? '/', 'http://pretend'), now());
      return json(page?.body ?? { meta: { result_count: 0 } });
    });
    const folder = await mkdtemp(join(tmpdir(), 'replywatch-drill-'));
    const settings = join(folder, 'settings.yaml');
    await writeFile(settings, settingsOf(pretend.origin));
    const assembly = await synthesize({ settings });
    const run = await startLocalRun({
      assembly,
      clock: { mode: 'virtual', startAt: DRILL_START },
      localOrigins: [pretend.origin],
      secrets: () => 'whsec_bm9ib2R5IGtub3dzIHRoaXMgb25l',
      sendMail: async ({ subject }) => void parts.mails.push(subject),
      onEvent: (event) => parts.events.push(event),
    });
    now = () => run.clock.now();
    spoil(run);
    return new DrillWorld(run, parts, async () => {
      await run.stop();
      await pretend.close();
      await rm(folder, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Lives through so many minutes from the start of the drill. */
  advanceTo(minutes: number): Promise<void> {
    return this.run.clock.advanceTo(DRILL_START + minutes * MINUTE);
  }

  /** Minutes from the start at which the alarm went into the state after `from`; undefined where it did not. */
  wentInto(alarm: string, state: 'ALARM' | 'OK', from = 0): number | undefined {
    const found = this.events.find(
      (event) =>
        event.kind === 'alarm' &&
        event.alarm === alarm &&
        event.state === state &&
        event.at >= DRILL_START + from * MINUTE,
    );
    return found === undefined ? undefined : Math.round((found.at - DRILL_START) / MINUTE);
  }

  /** The command, without its words. */
  async redrive(...only: string[]): Promise<Redriven> {
    const { sqs: endpoint } = this.run.endpoints;
    const sqs = new SQSClient({ ...LOCAL_AWS, endpoint, useQueueUrlAsEndpoint: false });
    const sns = new SNSClient({ ...LOCAL_AWS, endpoint });
    const queues = new Map(this.run.queues.map((name) => [name, `${endpoint}/000000000000/${name}`]));
    const options = { only, dryRun: false, most: 1_000, onProgress: () => undefined };
    return redriveLetters({ sqs, sns, queues, topicPrefix: '' }, options).finally(() => {
      sqs.destroy();
      sns.destroy();
    });
  }

  /** The feed has failed since then, as the table has it: what a day of failing polls would leave. */
  async failingSince(at: Instant): Promise<void> {
    const sources = createSourceStore({ ...this.#table, now: this.run.clock.now });
    const { progress } = (await sources.find(FEED)) ?? {};
    if (progress === undefined) throw new Error('the feed has no progress yet');
    await sources.saveProgress({ ...progress, failingSince: at, version: progress.version + 1 });
  }

  /** So many of the month's posts are read. */
  async spend(units: number): Promise<void> {
    const spending = createSpendStore({ ...this.#table, now: () => this.run.clock.now() });
    const month = new Date(this.run.clock.now()).toISOString().slice(0, 7);
    const reserved = await spending.reserve({ account: PAID, month, wanted: units, least: units, cap: CAP });
    if (reserved === undefined) throw new Error('nothing was reserved');
    await spending.settle(reserved, units);
  }

  get #table() {
    return { client: localDocuments(this.run), tableName: this.run.tableName };
  }

  /** A message that somebody sent to a queue of the stack. */
  async send(queue: string, body: object): Promise<void> {
    const { sqs: endpoint } = this.run.endpoints;
    const sqs = new SQSClient({ ...LOCAL_AWS, endpoint, useQueueUrlAsEndpoint: false });
    const QueueUrl = `${endpoint}/000000000000/${queue}`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));
    sqs.destroy();
  }

  /** A request to an address of the stack, as a stranger may make it. */
  knock(name: 'slack-actions' | 'receive-push'): Promise<number> {
    return fetch(this.run.urls[name] ?? '', { method: 'POST', body: 'x' }).then(({ status }) => status);
  }
}

const json = (body: unknown) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
