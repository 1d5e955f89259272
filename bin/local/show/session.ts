import colors from 'picocolors';
import { createIncidentStore } from '../../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../../functions/adapters/dynamodb/mention-store.ts';
import { createRollupStore } from '../../../functions/adapters/dynamodb/rollup-store.ts';
import { createScoreStore } from '../../../functions/adapters/dynamodb/score-store.ts';
import { createSourceStore } from '../../../functions/adapters/dynamodb/source-store.ts';
import type { HistoryEvent } from '../../../functions/domain/mentions/history.ts';
import type { Mention } from '../../../functions/domain/mentions/mention.ts';
import { isLocal } from '../../../functions/domain/settings/file/web-address.ts';
import type { Settings } from '../../../functions/domain/settings/settings.ts';
import { DAY, type Instant } from '../../../functions/domain/shared/time.ts';
import type { MentionStore } from '../../../functions/ports/mentions.ts';
import type { GatherDeps } from '../../../functions/use-cases/compile-report.ts';
import { type GivenSettings, leaveNote, makeDataFolder } from '../../store/data-folder.ts';
import type { ClockSettings } from '../clock.ts';
import { drawMail } from '../draw/mail.ts';
import { drawSlackMessage } from '../draw/slack.ts';
import { localDeskLink } from '../local-desk.ts';
import { localDocuments } from '../local-documents.ts';
import type { LocalRun } from '../local-run.ts';
import { startLocalRun } from '../start-local-run.ts';
import { synthesize } from '../synthesize.ts';
import { DeliveryWatch } from './delivery-watch.ts';
import { Narrator } from './narrator.ts';
import { openOutlets } from './outlets.ts';
import { type Received, ReceivedMessages } from './received.ts';
import { SourceNews } from './source-news.ts';

export interface SessionOptions {
  /** Path of the settings file, what it is made of, and what it says. */
  readonly settingsPath: string;
  readonly given: GivenSettings;
  readonly settings: Settings;
  readonly clock: ClockSettings;
  readonly dataDir?: string;
  readonly localOrigins?: readonly string[];
  /** Mentions posted earlier are stored and not told of. */
  readonly from: Instant;
  readonly say: (line: string) => void;
  readonly verbose: boolean;
  /** What a newcomer should know about an event; nothing when it has been said. */
  readonly hint?: (event: HistoryEvent, mention: Mention) => string | undefined;
}

/** A local run with people around it: its alerts drawn or sent, its mentions told of as they come. */
export interface Session {
  readonly run: LocalRun;
  readonly narrator: Narrator;
  readonly settings: Settings;
  readonly mentions: MentionStore;
  /** What a report is gathered with, beside the functions. */
  readonly reportDeps: GatherDeps;
  readonly received: ReceivedMessages;
  readonly watch: DeliveryWatch;
  /** Makes a link to the desk of this run, for whoever sits at this machine. */
  readonly deskLink: () => Promise<string>;
  stop(): Promise<void>;
}

/** How often the narrator looks, in real milliseconds. */
const LOOK_EVERY = 200;
/** The same for how the sources stand, which changes less often. */
const LOOK_AT_SOURCES_EVERY = 1_000;

export async function openSession(options: SessionOptions): Promise<Session> {
  const { settings, say, dataDir } = options;
  if (dataDir !== undefined) makeDataFolder(dataDir);
  const received = new ReceivedMessages();
  const watch = new DeliveryWatch(say);
  let told: (line: string) => void = say;
  let now = (): Instant => Date.now();
  const outlets = await openOutlets(settings, (message) => {
    watch.delivered();
    received.add({ ...message, at: now() } as Received);
    told(message.by === 'slack' ? drawSlackMessage(message.message) : drawMail(message.mail));
  });
  try {
    say(colors.dim(`${outlets.words}.`));
    say(colors.dim('Starting: the stack of the deployment is synthesized…'));
    const assembly = await synthesize({ settings: options.settingsPath });
    say(colors.dim('Starting: engines for tables, queues and files; the functions are loaded…'));
    const run = await startLocalRun({
      assembly,
      clock: options.clock,
      secrets: outlets.secrets,
      sendMail: outlets.sendMail,
      ...(outlets.slackApi === undefined ? {} : { slackApi: outlets.slackApi }),
      onEvent: (event) => watch.listen(event),
      ...(options.verbose ? { onLog: (log) => say(colors.dim(`${log.functionName}: ${log.line}`)) } : {}),
      ...(dataDir === undefined ? {} : { dataDir }),
      localOrigins: [...(options.localOrigins ?? []), ...localReceivers(settings)],
    });
    now = () => run.clock.now();
    const opened = {
      ...withStores(run, options, received, watch),
      deskLink: () => localDeskLink(run, outlets.deskKey),
    };
    // What has led to a message is told before it.
    told = (line) => void opened.narrator.look(now()).finally(() => say(line));
    // A look that is under way when everything stops finds no table: nothing is wrong then.
    let isOver = false;
    const looking = setInterval(() => {
      opened.narrator.look(now()).catch((error: unknown) => {
        if (!isOver) say(colors.red(`cannot read mentions: ${String(error)}`));
      });
    }, LOOK_EVERY);
    const sourceNews = new SourceNews({
      sources: opened.reportDeps.sources,
      watched: settings.sources,
      timeZone: settings.reports.timeZone,
      say,
    });
    const lookingAtSources = setInterval(() => {
      sourceNews.look(now()).catch((error: unknown) => say(colors.red(`cannot read sources: ${String(error)}`)));
    }, LOOK_AT_SOURCES_EVERY);
    const note = {
      clock: options.clock.mode === 'real' ? ('wall' as const) : ('own' as const),
      tableName: run.tableName,
    };
    if (dataDir !== undefined) {
      const push = run.urls['receive-push'];
      const { dynamodb, sqs } = run.endpoints;
      const desk = { url: run.urls['desk'] ?? '', key: outlets.deskKey };
      const running = { pid: process.pid, dynamodb, sqs, desk, ...(push !== undefined && { push }) };
      leaveNote(dataDir, { ...note, running }, options.given);
    }
    return {
      ...opened,
      async stop() {
        clearInterval(looking);
        isOver = true;
        clearInterval(lookingAtSources);
        await run.stop();
        if (dataDir !== undefined) leaveNote(dataDir, note);
        await outlets.close();
      },
    };
  } catch (error) {
    await outlets.close();
    throw error;
  }
}

/** Receivers of the settings that stand on this machine. */
const localReceivers = ({ routes, heartbeat }: Settings): readonly string[] =>
  [
    ...routes.flatMap(({ to }) => (to.by === 'webhook' ? to.url : to.by === 'pagerduty' ? to.server : [])),
    ...(heartbeat === undefined ? [] : [heartbeat]),
  ]
    .filter(isLocal)
    .map((address) => new URL(address).origin);

function withStores(
  run: LocalRun,
  { settings, from, say, hint }: SessionOptions,
  received: ReceivedMessages,
  watch: DeliveryWatch,
): Omit<Session, 'stop' | 'deskLink'> {
  const client = localDocuments(run);
  const now = (): Instant => run.clock.now();
  const mentions = createMentionStore({
    client,
    tableName: run.tableName,
    shards: settings.shards,
    retention: settings.retention.mentionDays * DAY,
    now,
    onMalformed: (error) => say(colors.red(error.message)),
  });
  const sources = createSourceStore({ client, tableName: run.tableName, now });
  const narrator = new Narrator({
    mentions,
    brands: settings.brands.map((brand) => brand.id),
    timeZone: settings.reports.timeZone,
    from,
    say,
    ...(hint === undefined ? {} : { hint }),
  });
  const { tableName } = run;
  const incidents = createIncidentStore({ client, tableName, now });
  const rollups = createRollupStore({ client, tableName, now, retention: settings.retention.mentionDays * DAY });
  const scores = createScoreStore(client, tableName);
  const reportDeps = { mentions, sources, incidents, rollups, scores, now };
  return { run, narrator, settings, mentions, reportDeps, received, watch };
}
