import { localTime } from '../alerts/due-words.ts';
import type { RichText, SlackBlock, SlackMessage } from '../alerts/slack-blocks.ts';
import { SLACK_LIMITS } from '../alerts/slack-blocks.ts';
import { ownerMention, plain } from '../alerts/slack-parts.ts';
import { escapeSlack, literalMrkdwn } from '../alerts/slack-text.ts';
import type { IncidentNotice, Sample } from './notice.ts';
import { noticeHeadline, noticeSentences, shareLines } from './notice-words.ts';

/** The incident as Slack draws it; text from the internet stands where Slack parses nothing. */
export function noticeMessage(notice: IncidentNotice, { living = false } = {}): SlackMessage {
  const owner = isOver(notice) ? literalMrkdwn(notice.ownerName) : ownerMention(notice);
  const blocks: SlackBlock[] = [
    { type: 'header', text: plain(noticeHeadline(notice), SLACK_LIMITS.header, true) },
    ...noticeSentences(notice).map((sentence) => ({ type: 'section' as const, text: plain(sentence) })),
    ...shareLines(notice).map(([name, value]) => ({ type: 'section' as const, text: plain(`${name}: ${value}`) })),
    ...samplesOf(notice.samples),
    { type: 'section', text: { type: 'mrkdwn', text: `Owner: ${owner}`, verbatim: true } },
    { type: 'context', elements: [plain(contextOf(notice, living))] },
  ];
  return { text: escapeSlack(noticeHeadline(notice)), blocks, unfurl_links: false, unfurl_media: false };
}

const isOver = ({ kind, status }: IncidentNotice): boolean => kind === 'storm' && status === 'closed';

/** What is new, for the thread of a living message. */
export function noticeReminder(notice: IncidentNotice): SlackMessage {
  const [first = ''] = noticeSentences(notice);
  return {
    text: escapeSlack(noticeHeadline(notice)),
    blocks: [
      { type: 'section', text: plain(`${noticeHeadline(notice)}\n${first}`, SLACK_LIMITS.section, true) },
      ...(isOver(notice)
        ? []
        : [
            {
              type: 'section' as const,
              text: { type: 'mrkdwn' as const, text: `Owner: ${ownerMention(notice)}`, verbatim: true as const },
            },
          ]),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** In one piece of text, for when Slack does not take the blocks. */
export const noticePlainMessage = (
  notice: IncidentNotice,
): Pick<SlackMessage, 'text' | 'unfurl_links' | 'unfurl_media'> => ({
  text: `${escapeSlack(noticeHeadline(notice))}\n${literalMrkdwn(noticeSentences(notice).join(' '))}\nOwner: ${ownerMention(notice)}`.slice(
    0,
    SLACK_LIMITS.text,
  ),
  unfurl_links: false,
  unfurl_media: false,
});

function samplesOf(samples: readonly Sample[]): SlackBlock[] {
  if (samples.length === 0) return [];
  const elements = samples.map((sample) => ({ type: 'rich_text_section' as const, elements: sampleLine(sample) }));
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
}

const sampleLine = ({ sourceLabel, rating, quote, url }: Sample): RichText[] => [
  {
    type: 'text',
    text: `${rating === undefined ? '' : `${rating}★ `}${sourceLabel}${quote === undefined ? '' : `: “${quote}”`}`,
  },
  ...(url === undefined
    ? []
    : [
        { type: 'text' as const, text: ' · ' },
        { type: 'link' as const, url, text: 'open' },
      ]),
];

const contextOf = ({ brandName, id, timeZone, decidedAt }: IncidentNotice, living: boolean): string =>
  [brandName, id, ...(living ? [`as of ${localTime(decidedAt, timeZone, decidedAt)}`] : [])].join(' · ');
