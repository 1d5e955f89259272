import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Assembly } from '../../bin/local/assembly.ts';
import type { EngineName } from '../../bin/local/dynamodb-engine.ts';
import { localDocuments } from '../../bin/local/local-documents.ts';
import type { LocalEvent } from '../../bin/local/local-event.ts';
import type { LocalRun } from '../../bin/local/local-run.ts';
import { smtpMail } from '../../bin/local/mail.ts';
import { startLocalRun } from '../../bin/local/start-local-run.ts';
import { STORY_START } from '../../bin/local/story/plot.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { readActionValue } from '../../functions/domain/alerts/action-value.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND, toIso } from '../../functions/domain/shared/time.ts';
import { LOCAL_AWS } from '../support/engines.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { type ArrivedMail, type SmtpDouble, startSmtpDouble } from '../support/smtp-double.ts';
import { blocksOf, elementsOf, SIGNING_SECRET } from './slack-press.ts';
import type { World } from './world.ts';

const OPERATOR = 'operations@sundial.example';

interface InstallationOptions {
  readonly engine: EngineName;
  readonly dataDir?: string;
  /** @default a bot token, an incoming webhook and a signing secret */
  readonly secrets?: Readonly<Record<string, string>>;
}

interface StartOptions {
  /** @default the world's own */
  readonly assembly?: Assembly;
  /** Minutes after the start of the story. @default 0; a run that goes on from an earlier one never goes back */
  readonly afterMinutes?: number;
}

/** The stack at work on a standing clock, and whom it writes to. Receivers stay when the run stops and starts again. */
export class Installation {
  readonly world: World;
  readonly slack: SlackDouble;
  readonly smtp: SmtpDouble;
  /** Everything that the runs have told, in order. */
  readonly events: LocalEvent[] = [];
  readonly #options: InstallationOptions;
  #run: LocalRun | undefined;

  private constructor(world: World, options: InstallationOptions, slack: SlackDouble, smtp: SmtpDouble) {
    this.world = world;
    this.#options = options;
    this.slack = slack;
    this.smtp = smtp;
  }

  static async open(world: World, options: InstallationOptions): Promise<Installation> {
    let now = (): Instant => STORY_START;
    const slack = await startSlackDouble(() => now());
    const smtp = await startSmtpDouble(() => now());
    const installation = new Installation(world, options, slack, smtp);
    now = () => installation.#run?.clock.now() ?? STORY_START;
    world.begin(() => now());
    return installation;
  }

  /** The run that is on. */
  get run(): LocalRun {
    if (this.#run === undefined) throw new Error('the stack is not running');
    return this.#run;
  }

  async start({ assembly = this.world.assembly, afterMinutes = 0 }: StartOptions = {}): Promise<void> {
    this.#run = await startLocalRun({
      ...this.#options,
      assembly,
      clock: { mode: 'virtual', startAt: STORY_START + afterMinutes * MINUTE },
      localOrigins: this.world.localOrigins,
      secrets: (name) =>
        this.#options.secrets?.[name] ??
        { SLACK_WEBHOOK_URL: this.slack.webhook('care'), SLACK_BOT_TOKEN: this.slack.token }[name] ??
        SIGNING_SECRET,
      slackApi: this.slack.api,
      sendMail: smtpMail(this.smtp.url),
      onEvent: (event) => this.events.push(event),
    });
  }

  /** Lives until `minutes` (and seconds) after the start of the story. */
  advanceTo(minutes: number, seconds = 0): Promise<void> {
    return this.run.clock.advanceTo(STORY_START + minutes * MINUTE + seconds * SECOND);
  }

  async stop(): Promise<void> {
    await this.#run?.stop();
  }

  async close(): Promise<void> {
    await Promise.all([this.stop(), this.slack.close(), this.smtp.down()]);
  }

  /** Every mention in the table by its id. */
  async mentions(): Promise<ReadonlyMap<string, Mention>> {
    const { tableName, clock } = this.run;
    const client = localDocuments(this.run);
    const store = createMentionStore({ client, tableName, shards: 4, retention: 400 * DAY, now: () => clock.now() });
    const facts = await Array.fromAsync(store.facts('sundial', STORY_START - 3 * DAY, clock.now() + HOUR));
    const found = await Promise.all(facts.map((one) => store.find(one)));
    client.destroy();
    return new Map(found.flatMap((mention) => (mention ? [[mention.externalId, mention]] : [])));
  }

  /** Messages in each dead-letter queue; queues without any are left out. */
  deadLetters(): Readonly<Record<string, number>> {
    const depths = Object.entries(this.run.queueDepths()).map(([name, { visible }]) => [name, visible] as const);
    return Object.fromEntries(
      depths.filter(([name, visible]) => /^dead-letters$|^undelivered$/u.test(name) && visible > 0),
    );
  }

  /** What failed for good: messages given up or lost, calls that no policy allows, faults of the runner. */
  troubles(): readonly LocalEvent[] {
    const kinds: readonly LocalEvent['kind'][] = ['dead-letter', 'lost', 'denied', 'fault'];
    return this.events.filter(({ kind }) => kinds.includes(kind));
  }

  /** Texts of the report bucket by their keys. */
  async objects(): Promise<ReadonlyMap<string, string>> {
    const s3 = new S3Client({ ...LOCAL_AWS, endpoint: this.run.endpoints.s3, forcePathStyle: true });
    const Bucket = 'reporting-reports';
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    const texts = Contents.map(async ({ Key = '' }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return [Key, (await Body?.transformToString()) ?? ''] as const;
    });
    return new Map(await Promise.all(texts));
  }

  /** `09:32:00 13000000012 ⏰ 1★ ...`: when (UTC) which mention came into the channel, with its headline up to the time left. */
  inSlack(): readonly string[] {
    return this.slack.posted.map(({ at, message }) => {
      const blocks = blocksOf(message);
      const subjects = elementsOf(blocks).map(({ value }) => readActionValue(value));
      const id = subjects.find((subject) => subject !== undefined)?.key.externalId;
      return `${clockTime(at ?? 0)} ${id} ${blocks[0]?.text?.text.replace(/ \(.*$/u, '')}`;
    });
  }

  /** Mails to people; those to the operator, which are about our own system, are `mailsToOperator`. */
  mails(): readonly ArrivedMail[] {
    return this.smtp.mails.filter(({ to }) => !to.includes(OPERATOR));
  }

  mailsToOperator(): readonly ArrivedMail[] {
    return this.smtp.mails.filter(({ to }) => to.includes(OPERATOR));
  }

  /** What stands in the app's channel: the header of each living message, and what is in its thread. */
  inChannel(): readonly string[] {
    return this.slack.workspace.posts.map(({ message, thread }) => {
      const head = blocksOf(message)[0]?.text?.text ?? '';
      return `${thread === undefined ? '' : '↳ '}${head.split('\n')[0]?.replace(/ \(.*$/u, '')}`;
    });
  }

  /** `10:02:00 13000000012 breach`: what the webhook was posted, each with a key of its own. */
  inWebhook(): readonly string[] {
    return this.world.posted.map(({ at, externalId, stage }) => `${clockTime(at)} ${externalId} ${stage}`);
  }
}

export const clockTime = (at: Instant): string => toIso(at).slice(11, 19);
