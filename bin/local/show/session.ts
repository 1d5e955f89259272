import colors from 'picocolors';
import { createMentionStore } from '../../../functions/adapters/dynamodb/mention-store.ts';
import { createSourceStore } from '../../../functions/adapters/dynamodb/source-store.ts';
import { readerFor } from '../../../functions/adapters/sources/registry.ts';
import type { Settings } from '../../../functions/domain/settings/settings.ts';
import { DAY, type Instant } from '../../../functions/domain/shared/time.ts';
import type { GatherDeps } from '../../../functions/use-cases/compile-report.ts';
import type { ClockSettings } from '../clock.ts';
import { drawMail } from '../draw/mail.ts';
import { drawSlackMessage } from '../draw/slack.ts';
import { localDocuments } from '../local-documents.ts';
import { type LocalRun, startLocalRun } from '../local-run.ts';
import { smtpMail } from '../mail.ts';
import { Narrator } from './narrator.ts';
import { type PretendSlack, pretendSlack } from './pretend-slack.ts';

export interface SessionOptions {
  /** Path of the settings file, and what it says. */
  readonly settingsPath: string;
  readonly settings: Settings;
  readonly clock: ClockSettings;
  readonly dataDir?: string;
  readonly localOrigins?: readonly string[];
  /** Mentions posted earlier are stored and not told of. */
  readonly from: Instant;
  readonly say: (line: string) => void;
  readonly verbose: boolean;
}

/** A local run with people around it: its alerts drawn or sent, its mentions told of as they come. */
export interface Session {
  readonly run: LocalRun;
  readonly narrator: Narrator;
  readonly settings: Settings;
  /** What a report is gathered with, beside the functions. */
  readonly reportDeps: GatherDeps;
  /** When the first alert reached a receiver, in real milliseconds since the start of this process. */
  readonly firstAlertAfter: () => number | undefined;
  stop(): Promise<void>;
}

/** How often the narrator looks, in real milliseconds. */
const LOOK_EVERY = 200;

export async function openSession(options: SessionOptions): Promise<Session> {
  const { settings, say } = options;
  let firstAlert: number | undefined;
  const noteAlert = (): void => {
    firstAlert ??= performance.now();
  };
  const slack = await pretendSlack((message) => {
    noteAlert();
    say(drawSlackMessage(message));
  });
  const smtp = process.env['SMTP_URL'];
  const run = await startLocalRun({
    settings: options.settingsPath,
    clock: options.clock,
    secrets: (name) => process.env[name] ?? standIn(name, settings, slack),
    sendMail: smtp
      ? smtpMail(smtp)
      : async (mail) => {
          noteAlert();
          say(drawMail(mail));
        },
    onEvent: (event) => {
      if (event.kind === 'delivery' && event.outcome === 'delivered') noteAlert();
      if (event.kind === 'dead-letter')
        say(colors.red(`a message ended in ${event.queue}: ${event.reason ?? event.from}`));
      if (event.kind === 'lost') say(colors.red(`lost by ${event.from}: ${event.reason}`));
      if (event.kind === 'fault') say(colors.red(`the local run failed: ${event.message}`));
    },
    ...(options.verbose ? { onLog: (log) => say(colors.dim(`${log.functionName}: ${log.line}`)) } : {}),
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    localOrigins: options.localOrigins ?? [],
  });
  const client = localDocuments(run);
  const now = () => run.clock.now();
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
    from: options.from,
    say,
  });
  const looking = setInterval(() => {
    narrator.look(run.clock.now()).catch((error: unknown) => say(colors.red(`cannot read mentions: ${String(error)}`)));
  }, LOOK_EVERY);
  return {
    run,
    narrator,
    settings,
    reportDeps: { mentions, sources, readerFor, now },
    firstAlertAfter: () => firstAlert,
    async stop() {
      clearInterval(looking);
      await run.stop();
      await slack.close();
    },
  };
}

/** Without an account of any kind: Slack is drawn here, and nobody can press its buttons from outside. */
function standIn(name: string, settings: Settings, slack: PretendSlack): string | undefined {
  const isWebhook = settings.routes.some((route) => route.to.by === 'slack' && route.to.secret === name);
  if (isWebhook) return slack.webhook;
  return name === settings.slackSigningSecret ? 'local-run-only' : undefined;
}
