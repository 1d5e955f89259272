import { mentionName } from '../mentions/mention.ts';
import { contentHash } from '../shared/hash.ts';
import { stageKind } from '../sla/clock.ts';
import type { Alert } from './alert.ts';
import { cutAtWord } from './clean-text.ts';
import { digestHead } from './slack-digest.ts';
import { companyWords, headline, lateMark, situation } from './stage-words.ts';

/**
 * A custom notification of Amazon Q Developer in chat applications, which brings it from an SNS topic to a channel of
 * Slack or Microsoft Teams. What does not fit the schema is dropped there without a word.
 * Source: https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export interface AmazonQNotification {
  readonly version: '1.0';
  readonly source: 'custom';
  readonly id: string;
  readonly content: {
    readonly textType: 'client-markdown';
    readonly title: string;
    readonly description: string;
    readonly nextSteps: readonly string[];
    readonly keywords: readonly string[];
  };
  readonly metadata: {
    /** Notifications of one thread stand together where the channel's settings say so. */
    readonly threadId: string;
    readonly summary: string;
    readonly eventType: string;
    readonly additionalContext: Readonly<Record<string, string>>;
  };
}

/** Kept well below what the chat clients show. */
const TITLE = 240;
const DESCRIPTION = 3_000;
const STEP = 340;
const LISTED = 20;

/** One alert, or many in one notification. */
export function amazonQNotification(alerts: readonly Alert[], settledMeanwhile: number): AmazonQNotification {
  const [first] = alerts;
  return first !== undefined && alerts.length === 1 ? single(first) : digest(alerts, settledMeanwhile);
}

function single(alert: Alert): AmazonQNotification {
  const { url, playbook, authority, opening, quote, title } = alert;
  const words = quote ?? title;
  const lines = [
    ...(words === undefined ? [] : [`“${literal(words)}”`]),
    literal(situation(alert)),
    ...(alert.reasons.length === 0 ? [] : [`Why flagged: ${literal(alert.reasons.join('; '))}`]),
    ...companyWords(alert).map((company) => `Not alone: ${literal(company)}`),
    `Owner: ${literal(alert.ownerName)}`,
  ];
  return {
    version: '1.0',
    source: 'custom',
    id: contentHash(alert.key),
    content: {
      textType: 'client-markdown',
      title: cutAtWord(literal(headline(alert)), TITLE),
      description: cutAtWord(lines.join('\n'), DESCRIPTION),
      nextSteps: [
        ...(url === undefined || url.length > STEP - 20 ? [] : [`Answer here: ${url}`]),
        ...(opening === undefined ? [] : [`You could begin: ${literal(opening)}`]),
        ...(authority === undefined ? [] : [`Without asking: ${literal(authority)}`]),
        ...(playbook === undefined || playbook.length > STEP - 20 ? [] : [`Playbook: ${playbook}`]),
      ].map((step) => step.slice(0, STEP)),
      keywords: [stageKind(alert.stage), alert.severity, alert.brand],
    },
    metadata: {
      threadId: contentHash(mentionName(alert)),
      summary: cutAtWord(literal(headline(alert)), TITLE),
      eventType: `ReplyWatch ${stageKind(alert.stage)}`,
      additionalContext: { brand: alert.brand, source: alert.sourceId, stage: alert.stage, owner: alert.owner },
    },
  };
}

function digest(alerts: readonly Alert[], settledMeanwhile: number): AmazonQNotification {
  const head = digestHead(alerts);
  const listed = alerts.slice(0, LISTED);
  const lines = [
    ...listed.map((alert) => cutAtWord(literal(`${headline(alert)}${lateMark(alert)} · ${alert.ownerName}`), 140)),
    ...(alerts.length > listed.length ? [`and ${alerts.length - listed.length} more, not listed here`] : []),
    ...(settledMeanwhile > 0 ? [`${settledMeanwhile} settled before they could be told`] : []),
  ];
  const id = contentHash(alerts.map(({ key }) => key).join('\n'));
  return {
    version: '1.0',
    source: 'custom',
    id,
    content: {
      textType: 'client-markdown',
      title: head,
      description: lines.map((line) => `- ${line}`).join('\n'),
      nextSteps: [],
      keywords: [...new Set(alerts.map(({ brand }) => brand))].slice(0, 10),
    },
    metadata: {
      threadId: id,
      summary: head,
      eventType: 'ReplyWatch digest',
      additionalContext: { alerts: String(alerts.length) },
    },
  };
}

/**
 * Look-alikes for the signs that Slack's mrkdwn or the Markdown of Teams would read: which client draws it is not known
 * here, nor what is escaped on the way.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '&': '＆',
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
  '[': '［',
  ']': '］',
  '#': '＃',
  '|': '｜',
  '\\': '＼',
  '!': 'ǃ',
};
const WORD_JOINER = '\u2060';

/** Text that stays text: no formatting, no link, no picture, nobody pinged. */
export const literal = (given: string): string =>
  given
    .replace(/[<>&*_~`[\]#|\\]|!(?=\[)/gu, (sign) => LOOK_ALIKES[sign] ?? sign)
    .replace(/@/gu, `@${WORD_JOINER}`)
    .replace(/:(?=\/\/|[\w+'-]+:)/gu, `:${WORD_JOINER}`)
    .replace(/\bwww\./giu, (www) => `${www.slice(0, 3)}${WORD_JOINER}.`);
