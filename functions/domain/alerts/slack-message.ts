import type { Alert } from './alert.ts';
import { localTime } from './due-words.ts';
import type { SlackBlock, SlackMessage } from './slack-blocks.ts';
import { SLACK_LIMITS } from './slack-blocks.ts';
import { type Buttons, buttonsOf } from './slack-buttons.ts';
import { ownerMention, plain } from './slack-parts.ts';
import { escapeSlack, literalMrkdwn } from './slack-text.ts';
import { companyWords, headline, situation } from './stage-words.ts';
import { cardHeadline, standingWords } from './standing-words.ts';

export interface DrawOptions {
  readonly buttons: Buttons;
  /** Edited in place later: says as of when, for `in 45 min` does not count down in Slack. */
  readonly living?: boolean;
  /** There is a desk to hand out links to. @default false */
  readonly desk?: boolean;
}

/**
 * The alert as Slack draws it. All text from the internet stands in `plain_text` objects, where Slack parses nothing,
 * escaped all the same; mrkdwn holds only the owner and the playbook, who come from the settings.
 */
export function slackMessage(alert: Alert, { buttons, living = false, desk = false }: DrawOptions): SlackMessage {
  const isOpen = (alert.standing?.status ?? 'running') === 'running';
  const sections = [
    ...(alert.quote === undefined && alert.title === undefined ? [] : [quoted(alert)]),
    ...(isOpen
      ? [[situation(living ? asFirstTold(alert) : alert), ...standingWords(alert)].join(' ')]
      : [standingWords(alert).join(' ')]),
    ...(alert.reasons.length === 0 ? [] : [`Why flagged: ${alert.reasons.join('; ')}`]),
    ...companyWords(alert).map((words) => `Not alone: ${words}.`),
    ...(isOpen && alert.opening !== undefined ? [`You could begin: ${alert.opening}`] : []),
    ...(isOpen && alert.authority !== undefined ? [`Without asking: ${alert.authority}`] : []),
  ].filter((text) => text !== '');
  const owner = `Owner: ${isOpen ? ownerMention(alert) : literalMrkdwn(alert.ownerName)}`;
  const blocks: SlackBlock[] = [
    { type: 'header', text: plain(cardHeadline(alert), SLACK_LIMITS.header, true) },
    ...sections.map((text) => ({ type: 'section' as const, text: plain(text) })),
    { type: 'section', text: { type: 'mrkdwn', text: `${owner}${playbookLink(alert)}`, verbatim: true } },
    { type: 'context', elements: [plain(origin(alert, living))] },
    ...buttonsOf(alert, buttons, desk),
  ];
  return { text: notification(alert, cardHeadline(alert)), blocks, unfurl_links: false, unfurl_media: false };
}

/** A living message is edited at each stage and goes on saying what it said at first. */
const asFirstTold = ({ lateTold: _, ...alert }: Alert): Alert => alert;

/** A reminder for the thread of a living message: what has come, and for whom. */
export function slackReminder(alert: Alert): SlackMessage {
  const text = [situation(alert), ...standingWords(alert)].join(' ');
  return {
    text: notification(alert, headline(alert)),
    blocks: [
      { type: 'section', text: plain(`${headline(alert)}\n${text}`, SLACK_LIMITS.section, true) },
      { type: 'section', text: { type: 'mrkdwn', text: `Owner: ${ownerMention(alert)}`, verbatim: true } },
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The same in one piece of text, for when Slack does not take the blocks. */
export const slackPlainMessage = (alert: Alert): Pick<SlackMessage, 'text' | 'unfurl_links' | 'unfurl_media'> => ({
  text: `${notification(alert, cardHeadline(alert))}\n${literalMrkdwn(situation(alert))}\nOwner: ${ownerMention(alert)}`.slice(
    0,
    SLACK_LIMITS.text,
  ),
  unfurl_links: false,
  unfurl_media: false,
});

function quoted({ title, quote }: Alert): string {
  if (quote === undefined || quote === title) return `“${title}”`;
  return title === undefined ? `“${quote}”` : `“${title}: ${quote}”`;
}

/** Out of the settings: an address in its normal form, which holds none of Slack's signs. */
const playbookLink = ({ playbook }: Alert): string =>
  playbook === undefined ? '' : ` · <${escapeSlack(playbook)}|Playbook>`;

function origin(alert: Alert, living: boolean): string {
  const local = (at: number): string => localTime(at, alert.timeZone, alert.decidedAt);
  const posted =
    alert.publishedAt === undefined ? `seen ${local(alert.discoveredAt)}` : `posted ${local(alert.publishedAt)}`;
  return [
    alert.brandName,
    ...(alert.authorName === undefined ? [] : [`by ${alert.authorName}`]),
    posted,
    ...(living ? [`as of ${local(alert.decidedAt)}`] : []),
  ].join(' · ');
}

/** Slack reads the top-level text as mrkdwn, whatever stands in the blocks. */
function notification(alert: Alert, head: string): string {
  const quote = alert.quote ?? alert.title;
  const start = escapeSlack(head);
  return quote === undefined ? start : `${start}: ${literalMrkdwn(`“${quote}”`)}`;
}
