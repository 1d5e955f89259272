import type { Alert } from './alert.ts';
import type { PlainText, RichText, SlackButton, SlackOption } from './slack-blocks.ts';
import { SLACK_LIMITS } from './slack-blocks.ts';
import { fitEscaped, literalMrkdwn } from './slack-text.ts';

/** Where Slack parses nothing, escaped all the same. */
export const plain = (text: string, limit: number = SLACK_LIMITS.section, emoji = false): PlainText => ({
  type: 'plain_text',
  text: fitEscaped(text, limit),
  // False: `:bomb:` in a review stays what was typed.
  emoji,
});

export const button = (action: string, text: string): SlackButton => ({
  type: 'button',
  action_id: action,
  text: plain(text, SLACK_LIMITS.buttonText),
});

export const option = (value: string, text: string): SlackOption => ({
  text: plain(text, SLACK_LIMITS.buttonText),
  value,
});

type WithOwner = Pick<Alert, 'ownerSlackId' | 'ownerName'>;
const isMember = (id: string): boolean => /^[UW][A-Z0-9]{2,}$/u.test(id);
const isGroup = (id: string): boolean => /^S[A-Z0-9]{2,}$/u.test(id);

/** The one thing in a message that pings: who it is comes from the settings. */
export function ownerMention({ ownerSlackId: id, ownerName }: WithOwner): string {
  if (id !== undefined && isMember(id)) return `<@${id}>`;
  if (id !== undefined && isGroup(id)) return `<!subteam^${id}>`;
  return literalMrkdwn(ownerName);
}

export function ownerElement({ ownerSlackId: id, ownerName }: WithOwner): RichText {
  if (id !== undefined && isMember(id)) return { type: 'user', user_id: id };
  if (id !== undefined && isGroup(id)) return { type: 'usergroup', usergroup_id: id };
  return { type: 'text', text: ownerName };
}
