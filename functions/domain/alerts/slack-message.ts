import { actionValue } from './action-value.ts';
import type { Alert } from './alert.ts';
import { localTime } from './due-words.ts';
import type { PlainText, SlackBlock, SlackButton, SlackMessage, SlackSelect } from './slack-blocks.ts';
import { SLACK_LIMITS } from './slack-blocks.ts';
import { escapeSlack, fitEscaped, literalMrkdwn } from './slack-text.ts';
import { headline, situation } from './stage-words.ts';

/** Offered in the menu, in hours. Slack allows an option 150 characters: the mention is named by the buttons beside it. */
const SNOOZE_HOURS = [1, 4, 24] as const;

/**
 * The alert as Slack draws it. All text from the internet stands in `plain_text` objects, where Slack parses nothing,
 * escaped all the same; mrkdwn holds only the owner, who comes from the settings.
 */
export function slackMessage(alert: Alert, options: { readonly actions: boolean }): SlackMessage {
  const blocks: SlackBlock[] = [
    { type: 'header', text: plain(headline(alert), SLACK_LIMITS.header, true) },
    ...(alert.quote === undefined && alert.title === undefined
      ? []
      : [{ type: 'section' as const, text: plain(quoted(alert)) }]),
    { type: 'section', text: plain(situation(alert)) },
    ...(alert.reasons.length === 0
      ? []
      : [{ type: 'section' as const, text: plain(`Why flagged: ${alert.reasons.join('; ')}`) }]),
    { type: 'section', text: { type: 'mrkdwn', text: `Owner: ${ownerMention(alert)}`, verbatim: true } },
    { type: 'context', elements: [plain(origin(alert))] },
    ...actionsOf(alert, options.actions),
  ];
  return { text: notification(alert), blocks, unfurl_links: false, unfurl_media: false };
}

const plain = (text: string, limit: number = SLACK_LIMITS.section, emoji = false): PlainText => ({
  type: 'plain_text',
  text: fitEscaped(text, limit),
  // False: `:bomb:` in a review stays what was typed.
  emoji,
});

function quoted({ title, quote }: Alert): string {
  if (quote === undefined || quote === title) return `“${title}”`;
  return title === undefined ? `“${quote}”` : `“${title}: ${quote}”`;
}

function ownerMention({ ownerSlackId: id, ownerName }: Alert): string {
  if (id !== undefined && /^[UW][A-Z0-9]{2,}$/u.test(id)) return `<@${id}>`;
  if (id !== undefined && /^S[A-Z0-9]{2,}$/u.test(id)) return `<!subteam^${id}>`;
  return literalMrkdwn(ownerName);
}

function origin(alert: Alert): string {
  const posted =
    alert.publishedAt === undefined
      ? `seen ${localTime(alert.discoveredAt, alert.timeZone, alert.decidedAt)}`
      : `posted ${localTime(alert.publishedAt, alert.timeZone, alert.decidedAt)}`;
  return [alert.brandName, ...(alert.authorName === undefined ? [] : [`by ${alert.authorName}`]), posted].join(' · ');
}

function actionsOf(alert: Alert, enabled: boolean): SlackBlock[] {
  const value = enabled ? actionValue({ key: alert, cycle: alert.cycle }) : undefined;
  const elements: (SlackButton | SlackSelect)[] = [
    ...(alert.url === undefined
      ? []
      : [{ ...button('open', 'Open to reply'), url: alert.url, style: 'primary' as const }]),
    ...(value === undefined
      ? []
      : [
          { ...button('claim', "I'll take it"), value },
          { ...button('answered', 'Answered'), value },
          snoozeMenu(),
          { ...button('notRelevant', 'Not relevant'), value },
        ]),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'alert-actions', elements }];
}

const button = (action: string, text: string): SlackButton => ({
  type: 'button',
  action_id: action,
  text: plain(text, SLACK_LIMITS.buttonText),
});

const snoozeMenu = (): SlackSelect => ({
  type: 'static_select',
  action_id: 'snooze',
  placeholder: plain('Snooze'),
  options: SNOOZE_HOURS.map((hours) => ({
    text: plain(hours === 1 ? '1 hour' : `${hours} hours`),
    value: `${hours}h`,
  })),
});

/** Slack reads the top-level text as mrkdwn, whatever stands in the blocks. */
function notification(alert: Alert): string {
  const quote = alert.quote ?? alert.title;
  const start = escapeSlack(headline(alert));
  return quote === undefined ? start : `${start}: ${literalMrkdwn(`“${quote}”`)}`;
}
