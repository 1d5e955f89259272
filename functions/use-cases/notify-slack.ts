import type { Alert } from '../domain/alerts/alert.ts';
import { receiverName, receiversOf } from '../domain/alerts/route-alert.ts';
import type { RouteTarget } from '../domain/alerts/routing.ts';
import { slackMessage } from '../domain/alerts/slack-message.ts';
import type { DeliveryLog, Now, ReadSettings, Secrets, SlackSender } from '../ports.ts';
import { inParallel } from './in-parallel.ts';

export interface NotifySlackDeps {
  readonly readSettings: ReadSettings;
  readonly secrets: Secrets;
  readonly deliveries: DeliveryLog;
  readonly slack: SlackSender;
  readonly now: Now;
}

export interface Notified {
  readonly sent: number;
  /** Sent by an earlier call, or being sent by another one. */
  readonly skipped: number;
  /** Sent, and the log could not be told: a repetition would be sent again. */
  readonly unconfirmed: number;
}

type SlackTarget = Extract<RouteTarget, { readonly by: 'slack' }>;
const AT_ONCE = 4;

/**
 * Sends one alert to every Slack channel whose route matches. Throws one line when a channel failed, so that the whole
 * is tried again; channels that have it are not sent it twice.
 */
export async function notifySlack(alert: Alert, deps: NotifySlackDeps): Promise<Notified> {
  const settings = await deps.readSettings();
  const channels = receiversOf(settings.routes, alert).filter((to): to is SlackTarget => to.by === 'slack');
  const message = slackMessage(alert, { actions: settings.slackSigningSecret !== undefined });
  const failures: string[] = [];
  const outcomes = await inParallel(channels, AT_ONCE, async (to) => {
    try {
      return await sendTo(to, alert, message, deps);
    } catch (error) {
      failures.push(`${to.channel}: ${error instanceof Error ? error.message : String(error)}`);
      return 'failed';
    }
  });
  if (failures.length > 0) {
    throw new Error(`${failures.length} of ${channels.length} Slack channels not reached: ${failures.join('; ')}`);
  }
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
  const unconfirmed = count('unconfirmed');
  return { sent: count('sent') + unconfirmed, skipped: count('skipped'), unconfirmed };
}

async function sendTo(to: SlackTarget, alert: Alert, message: unknown, deps: NotifySlackDeps) {
  // First, so that a missing secret takes no lease.
  const address = await deps.secrets.read(to.secret);
  const receiver = receiverName(to);
  if (!(await deps.deliveries.begin(alert, receiver, deps.now()))) return 'skipped';
  try {
    await deps.slack.post(address, message);
  } catch (error) {
    await deps.deliveries.release(alert, receiver);
    throw error;
  }
  try {
    await deps.deliveries.confirm(alert, receiver, deps.now());
    return 'sent';
  } catch {
    // A person has it by now: failing would only make them get it twice.
    return 'unconfirmed';
  }
}
