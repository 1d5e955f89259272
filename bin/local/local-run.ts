import type { AlarmState } from './alarms/evaluate-alarm.ts';
import type { Faults } from './alarms/faults.ts';
import type { Assembly } from './assembly.ts';
import type { ClockSettings, LocalClock } from './clock.ts';
import type { EngineName } from './dynamodb-engine.ts';
import type { LocalEndpoints } from './local-environment.ts';
import type { FunctionLog, LocalEvent, LocalEvents } from './local-event.ts';
import type { SendMail } from './mail.ts';
import type { Grant } from './permissions/permissions.ts';
import type { QueueDepth } from './queues.ts';
import type { PostWebhook } from './webhook.ts';

export interface LocalRunOptions {
  /** Settings file; the stack is synthesized with it. Not looked at when `assembly` is given. @default 'replywatch.yaml' */
  readonly settings?: string;
  /** A stack that is already synthesized. */
  readonly assembly?: Assembly;
  /** @default { mode: 'real' } */
  readonly clock?: ClockSettings;
  /** Folder in which tables, queues, objects and the clock survive a restart. @default in memory, nothing survives */
  readonly dataDir?: string;
  /** @default 'auto': dynoxide where its binary is found, else dynalite */
  readonly engine?: EngineName | 'auto';
  /** Value of a secret by its name (last segment of the parameter's path). @default the environment variable of that name */
  readonly secrets?: (name: string) => string | undefined | Promise<string | undefined>;
  /** Every e-mail subscription ends here, and what Amazon SES is to send. @default SMTP at SMTP_URL; without it each mail is refused, retried and dead-lettered */
  readonly sendMail?: SendMail;
  /** Every https subscription ends here. @default a real POST to the subscription's address */
  readonly postWebhook?: PostWebhook;
  readonly onEvent?: (event: LocalEvent) => void;
  /** Lines that functions print. @default dropped, or `functions.log` in `dataDir` */
  readonly onLog?: (log: FunctionLog) => void;
  /** Concurrent executions of each function. @default 1 */
  readonly workersPerFunction?: number;
  /** Origins on this machine that functions may call although they are not public, such as a pretend store. */
  readonly localOrigins?: readonly string[];
  /** A pretend Slack's Web API on this machine. @default Slack's own */
  readonly slackApi?: string;
}

/** A stack that runs on this machine. Names of functions, queues and URLs are those of local-names.ts. */
export interface LocalRun {
  readonly clock: LocalClock;
  readonly events: LocalEvents;
  /** Which embedded DynamoDB runs. */
  readonly engine: EngineName;
  /** Physical name of the one table. */
  readonly tableName: string;
  /** Address of each function URL by its function's name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly endpoints: LocalEndpoints;
  /** Region, credentials and AWS_ENDPOINT_URL_* with which any AWS SDK client or the CLI reaches this run. */
  readonly environment: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
  readonly queues: readonly string[];
  /** What the template allows whom, and whether this run needed it. */
  grants(): readonly Grant[];
  queueDepths(): Readonly<Record<string, QueueDepth>>;
  /** Every alarm of the template by its name without the stack's. */
  alarms(): Readonly<Record<string, AlarmState>>;
  /** What is to go wrong on purpose from now on. */
  readonly faults: Faults;
  /** Synchronous invocation; rejects with the function's own error. */
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Resolves when nothing more happens at this instant: no visible message, no invocation, no delivery under way. */
  quiesce(): Promise<void>;
  /** Ends every worker, server and engine. What was in flight is visible again at the next start with the same `dataDir`. */
  stop(): Promise<void>;
}
