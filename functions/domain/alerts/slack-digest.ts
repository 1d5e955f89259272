import type { Alert } from './alert.ts';
import type { RichText, SlackMessage } from './slack-blocks.ts';
import { FOLD_OVER } from './slack-channel.ts';
import { ownerElement, plain } from './slack-parts.ts';
import { escapeSlack } from './slack-text.ts';
import { headline, lateMark } from './stage-words.ts';

/** A longer list is read by nobody; the rest is counted. */
const LISTED = 20;

/** `While you were closed: 14 alerts`, or `14 more alerts` of what came too fast to be told one by one. */
export const digestHead = (alerts: readonly Alert[]): string =>
  alerts.every(({ heldUntil }) => heldUntil !== undefined)
    ? `While you were closed: ${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}`
    : `${alerts.length} more ${alerts.length === 1 ? 'alert' : 'alerts'}`;

/** What is told in one message: all that was held to the opening, else all that waits when it is much; none = one by one. */
export function foldedOf<Item extends { readonly alert: Alert }>(left: readonly Item[]): readonly Item[] {
  const held = left.filter(({ alert }) => alert.heldUntil !== undefined);
  if (held.length > 1) return held;
  return left.length > FOLD_OVER ? left : [];
}

/** Many alerts in one message, in the order in which they were decided: nothing that Slack would have hidden is lost. */
export function slackDigest(alerts: readonly Alert[], settledMeanwhile: number): SlackMessage {
  const listed = alerts.slice(0, LISTED);
  const more = alerts.length - listed.length;
  const head = digestHead(alerts);
  const rest = [
    ...(more > 0 ? [`and ${more} more, not listed here`] : []),
    ...(settledMeanwhile > 0 ? [`${settledMeanwhile} settled before they could be told`] : []),
  ];
  return {
    text: `${escapeSlack(head)}: ${listed
      .slice(0, 3)
      .map((alert) => escapeSlack(headline(alert)))
      .join('; ')}`,
    blocks: [
      { type: 'header', text: plain(head, 150, true) },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: listed.map((alert) => ({ type: 'rich_text_section', elements: lineOf(alert) })),
          },
        ],
      },
      ...(rest.length === 0 ? [] : [{ type: 'context' as const, elements: [plain(rest.join('; '))] }]),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

const lineOf = (alert: Alert): RichText[] => [
  { type: 'text', text: `${headline(alert)}${lateMark(alert)} · ` },
  ownerElement(alert),
  ...(alert.url === undefined
    ? []
    : [
        { type: 'text' as const, text: ' · ' },
        { type: 'link' as const, url: alert.url, text: 'open' },
      ]),
];
