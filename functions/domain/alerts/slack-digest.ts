import type { Alert } from './alert.ts';
import type { RichText, SlackMessage } from './slack-blocks.ts';
import { ownerElement, plain } from './slack-parts.ts';
import { escapeSlack } from './slack-text.ts';
import { headline } from './stage-words.ts';

/** A longer list is read by nobody; the rest is counted. */
const LISTED = 20;

/** Many alerts in one message, in the order in which they were decided: nothing that Slack would have hidden is lost. */
export function slackDigest(alerts: readonly Alert[], settledMeanwhile: number): SlackMessage {
  const listed = alerts.slice(0, LISTED);
  const more = alerts.length - listed.length;
  const head = `${alerts.length} more alerts`;
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
  { type: 'text', text: `${headline(alert)} · ` },
  ownerElement(alert),
  ...(alert.url === undefined
    ? []
    : [
        { type: 'text' as const, text: ' · ' },
        { type: 'link' as const, url: alert.url, text: 'open' },
      ]),
];
