import type { YoutubeSource } from '../../../functions/domain/mentions/sources/youtube.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const BRAND = 'UC4711sundial4711sundial';

export const aYoutubeSource = (fields: Partial<YoutubeSource> = {}): YoutubeSource => ({
  id: 'sundial-tube',
  brand: 'sundial',
  kind: 'youtube',
  tier: 15,
  accounts: [BRAND],
  follow: { by: 'channel', channel: BRAND },
  secrets: { key: 'YOUTUBE_KEY' },
  server: 'https://www.googleapis.com',
  ...fields,
});

export const aComment = (id: string, snippet: Fields = {}): Fields => ({
  kind: 'youtube#comment',
  id,
  snippet: {
    authorDisplayName: '@lotte.decoene',
    authorChannelId: { value: 'UC0001customer0001custom' },
    videoId: '4711sundial',
    textDisplay: 'The timer on mine stops at noon.',
    likeCount: 2,
    publishedAt: '2026-11-19T15:15:30Z',
    updatedAt: '2026-11-19T15:15:30Z',
    ...snippet,
  },
});

/** A comment of the brand below another. */
export const anAnswer = (id: string, parentId: string, publishedAt: string, snippet: Fields = {}): Fields =>
  aComment(id, {
    parentId,
    authorChannelId: { value: BRAND },
    authorDisplayName: '@sundial',
    textDisplay: 'Hold the button for five seconds.',
    publishedAt,
    updatedAt: publishedAt,
    ...snippet,
  });

export const aThread = (top: unknown, answers: readonly unknown[] = [], total: unknown = answers.length): Fields => ({
  kind: 'youtube#commentThread',
  id: typeof top === 'object' && top !== null && 'id' in top ? top.id : 'thread',
  snippet: { videoId: '4711sundial', topLevelComment: top, totalReplyCount: total, canReply: true, isPublic: true },
  ...(answers.length === 0 ? {} : { replies: { comments: answers } }),
});

export const aList = (items: readonly unknown[], nextPageToken?: string): Fields => ({
  kind: 'youtube#commentThreadListResponse',
  pageInfo: { totalResults: items.length, resultsPerPage: 100 },
  items,
  ...(nextPageToken === undefined ? {} : { nextPageToken }),
});

export const YOUTUBE_PAYLOADS: readonly HostilePayload[] = [
  ['youtube', 'a list of threads', IDS.map((id, index) => aThread(aComment(id), [], index)), (items) => aList(items)],
  [
    'youtube',
    'a thread with its answers',
    IDS.map((id, index) => (index === 0 ? aComment(id) : aComment(id, { parentId: '4711' }))),
    ([top, ...answers]) => aList([aThread(top, answers, 4)]),
  ],
  ['youtube', 'a list of comments', IDS.map((id) => aComment(id)), (items) => aList(items)],
];
