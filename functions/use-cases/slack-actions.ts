import type { SlackWork } from '../contracts/messages.ts';
import { actionValue } from '../domain/alerts/action-value.ts';
import { parseSlackAction, type SlackAction } from '../domain/alerts/slack-action.ts';
import { remember } from '../domain/alerts/slack-submission.ts';
import { SlackRefused, SlackUnavailable } from '../domain/alerts/slack-unavailable.ts';
import { slackView } from '../domain/alerts/slack-views.ts';
import { SLACK_LINK_WAITS } from '../domain/desk/desk-ticket.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { Refusal } from '../domain/shared/refusal.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReadSettings, Secrets } from '../ports/settings.ts';
import type { SlackApp, SlackSender } from '../ports/slack.ts';
import { type LinkDeps, makeDeskLink } from './make-desk-link.ts';

/** As it came over HTTP; `body` is the raw form, after base64 where the gateway used it. */
export interface SlackRequest {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
}

export interface SlackActionDeps {
  readonly readSettings: ReadSettings;
  readonly secrets: Secrets;
  readonly isSigned: (request: SlackRequest, signingSecret: string, now: Instant) => boolean;
  readonly queues: Pick<Queues, 'sendSlack'>;
  /** Opens windows, well within Slack's three seconds. */
  readonly app: SlackApp;
  /** Answers at Slack's response address. */
  readonly slack: SlackSender;
  readonly now: Now;
  /** Where there is a desk: what makes links to it. */
  readonly desk?: Omit<LinkDeps, 'now'> & { readonly address: string };
}

export interface SlackAnswer {
  readonly status: 200 | 400 | 401;
  /** What Slack is answered: nothing, one line, or as JSON what is wrong in a window. */
  readonly text: string;
  /** What was done with it, for the log. */
  readonly outcome: 'queued' | 'opened' | 'linked' | 'invalid' | 'nothing' | 'refused' | 'tooLate';
}

/**
 * Answers Slack within its three seconds: what people do is put into the queue of notify-slack and carried out there;
 * only a window is opened at once, for its trigger does not live longer.
 */
export async function answerSlackAction(request: SlackRequest, deps: SlackActionDeps): Promise<SlackAnswer> {
  const settings = await deps.readSettings();
  if (settings.slackSigningSecret === undefined) {
    return refuse(401, 'slack-actions: buttons are off; name a signing secret in the settings');
  }
  const signingSecret = await deps.secrets.read(settings.slackSigningSecret);
  if (!deps.isSigned(request, signingSecret, deps.now())) {
    return refuse(401, 'slack-actions: not signed by Slack within the last five minutes');
  }
  let action: SlackAction;
  try {
    action = parseSlackAction(request.body, deps.now());
  } catch (error) {
    if (error instanceof Refusal) return refuse(400, error.message);
    throw error;
  }
  switch (action.kind) {
    case 'none':
      return { status: 200, text: '', outcome: 'nothing' };
    case 'invalid':
      return {
        status: 200,
        text: JSON.stringify({ response_action: 'errors', errors: action.errors }),
        outcome: 'invalid',
      };
    case 'act':
      await deps.queues.sendSlack([{ message: workOf(action) }]);
      return { status: 200, text: '', outcome: 'queued' };
    case 'ask':
      return openWindow(action, settings, deps);
    case 'desk':
      return handOutLink(action, settings, deps);
    default:
      return action satisfies never;
  }
}

const refuse = (status: 400 | 401, text: string): SlackAnswer => ({ status, text, outcome: 'refused' });

function workOf({ action, responseUrl }: Extract<SlackAction, { kind: 'act' }>): SlackWork {
  const { key, ...deed } = action;
  return { kind: 'act', ...key, ...deed, ...(responseUrl !== undefined && { responseUrl }) };
}

/**
 * To whoever pressed, and nobody else: with their name, for a few minutes, and once. It opens the brand of the mention,
 * with whose alerts they can do everything already.
 */
async function handOutLink(
  { key, by, responseUrl }: Extract<SlackAction, { kind: 'desk' }>,
  settings: Settings,
  { desk, slack, now }: SlackActionDeps,
): Promise<SlackAnswer> {
  if (desk === undefined || settings.desk === undefined || responseUrl === undefined) {
    return refuse(400, 'slack-actions: there is no desk; add one to the settings: docs/desk.md');
  }
  const { address } = await makeDeskLink(
    { scope: { brand: key.brand }, openFor: settings.desk.openFor, waits: SLACK_LINK_WAITS, by, to: key },
    desk.address,
    { ...desk, now },
  );
  await slack.post(responseUrl, {
    text: 'Your way to the desk',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: linkWords(address), verbatim: true } }],
    response_type: 'ephemeral',
    replace_original: false,
    unfurl_links: false,
  });
  return { status: 200, text: '', outcome: 'linked' };
}

const linkWords = (address: string): string =>
  `<${address}|Open the desk>. It is for you alone, opens once, and waits ten minutes.`;

async function openWindow(
  { ask, key, cycle, at, trigger, responseUrl }: Extract<SlackAction, { kind: 'ask' }>,
  settings: Settings,
  { app, secrets, slack }: SlackActionDeps,
): Promise<SlackAnswer> {
  const value = actionValue({ key, cycle });
  if (settings.slackBotToken === undefined || value === undefined) {
    return refuse(400, 'slack-actions: windows need the app; name slack.botToken in the settings');
  }
  const view = slackView(
    ask,
    remember({ value, at, ...(responseUrl !== undefined && { responseUrl }) }),
    settings.owners,
  );
  try {
    await app.call('views.open', await secrets.read(settings.slackBotToken), { trigger_id: trigger, view });
    return { status: 200, text: '', outcome: 'opened' };
  } catch (error) {
    if (!(error instanceof SlackRefused || error instanceof SlackUnavailable)) throw error;
    // Mostly `expired_trigger_id`: a cold start took longer than Slack waits.
    const words = {
      text: 'That took too long; please press again.',
      response_type: 'ephemeral',
      replace_original: false,
    };
    if (responseUrl !== undefined) await slack.post(responseUrl, words).catch(() => undefined);
    return { status: 200, text: '', outcome: 'tooLate' };
  }
}
