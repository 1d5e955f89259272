import { isPolled } from '../mentions/source.ts';
import { PRICES } from './prices.ts';
import type { Settings } from './settings.ts';

/** What a month of the pipeline does beside its table, queues and functions. */
export interface SideLoad {
  /** Of schedules: two every minute, and the rarer ones. */
  readonly scheduled: number;
  readonly invocations: number;
  readonly mentions: number;
  /** Alerts published, each to the topic and, at most, once more to mailboxes or chats. */
  readonly stages: number;
  /** Brands with reports of their own. */
  readonly brands: number;
  /** Functions that read secrets; each keeps them for five minutes. */
  readonly secretReaders: number;
  readonly minutes: number;
}

/** Of an invocation: the lines of Lambda itself, one of ours, and its metrics as text. */
const KILOBYTES_LOGGED = 1;
/** Of a mention: what was found, decided and told. */
const KILOBYTES_LOGGED_OF_MENTION = 0.5;
/** A day's report and a week's, each as page, table and data. */
const REPORT_FILES_A_DAY = 3 * (1 + 1 / 7);
const REPORT_MEGABYTES = 0.05;
const MINUTES_KEPT = 5;
const MINUTES_A_DAY = 1_440;

/** US dollars a month of what is nearly always free or a fraction of a cent; counted, so that nothing is left out. */
export function sideCosts(
  load: SideLoad,
): Readonly<Record<'logs' | 'schedules' | 'notifications' | 'reports' | 'secrets', number>> {
  const { logs, scheduler, sns, s3, kms } = PRICES;
  const logGigabytes = (load.invocations * KILOBYTES_LOGGED + load.mentions * KILOBYTES_LOGGED_OF_MENTION) / 1e6;
  const files = (load.minutes / MINUTES_A_DAY) * REPORT_FILES_A_DAY * load.brands;
  const decrypted = (load.secretReaders * load.minutes) / MINUTES_KEPT;
  return {
    logs: beyond(logGigabytes, logs.freeGigabytes) * logs.gigabyte,
    schedules: beyond(load.scheduled, scheduler.freeInvocations) * scheduler.invocation,
    notifications: beyond(2 * load.stages, sns.freePublishes) * sns.publish,
    // Kept for two years or so; a report is small, and what piles up is counted as if all of it were there.
    reports: files * s3.put + ((files * 24 * REPORT_MEGABYTES) / 1_000) * s3.gigabyteMonth,
    secrets: beyond(decrypted, kms.freeRequests) * kms.request,
  };
}

/** Functions that read secrets: polls and looks, receivers, buttons, and the webhook of what is pushed. */
export function secretReaders({ sources, routes, slackBotToken, slackSigningSecret }: Settings): number {
  const tokens = sources.some((source) => isPolled(source) && 'secrets' in source && source.secrets !== undefined);
  const receivers = slackBotToken !== undefined || routes.some(({ to }) => 'secret' in to);
  const pushed = sources.some(({ kind }) => kind === 'push');
  return (tokens ? 2 : 0) + (receivers ? 1 : 0) + (slackSigningSecret === undefined ? 0 : 1) + (pushed ? 1 : 0);
}

/** What is over a free allowance. */
export const beyond = (amount: number, free: number): number => Math.max(0, amount - free);
