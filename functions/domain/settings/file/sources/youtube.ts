import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { YoutubeSource } from '../../../mentions/sources/youtube.ts';
import { block, text } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const SERVER = 'https://www.googleapis.com';
const CHANNEL = /^UC[\w-]{22}$/u;

/** A source of kind `youtube`. */
export const youtubeBlock = block(
  {
    brand,
    kind: z.literal('youtube').describe('Comments on the videos of a channel, or on one video.'),
    every,
    channel: text({
      what: 'the id of a channel',
      mend: 'write the 24 characters that begin with UC; youtube.com, Settings, Advanced settings shows them',
      description: 'Follow all comments on the videos of your channel. The channel counts as one of your accounts.',
      examples: ['UC4711sundial4711sundial'],
      accepts: (given) => CHANNEL.test(given),
    }).optional(),
    video: text({
      what: 'the id of a video',
      mend: 'write the 11 characters after "watch?v=" in its address',
      description: 'Follow the comments on one video, of whichever channel.',
      examples: ['4711sundial'],
      accepts: (given) => /^[\w-]{11}$/u.test(given),
    }).optional(),
    accounts: accounts({
      mend: 'write the id of a channel, 24 characters that begin with UC; names and @handles change',
      description: "Id of one of the brand's own channels: its comments count as responses.",
      example: 'UC4711sundial4711sundial',
      read: (given) => (CHANNEL.test(given) ? given : undefined),
    }),
    key: secretName('NAME of the secret that holds the API key.', 'YOUTUBE_KEY'),
    server: origin('Where the API is served; only tests and pretend channels change it.', SERVER).default(SERVER),
  },
  'write brand, kind: youtube, channel and key',
)
  .superRefine(({ channel, video }, context) => {
    if ((channel === undefined) !== (video === undefined)) return;
    const problem = channel === undefined ? 'follows nothing' : 'follows more than one thing';
    const mend = 'give exactly one of channel and video; make a second source for another';
    context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
  })
  .meta({ oneOf: [{ required: ['channel'] }, { required: ['video'] }] })
  .transform(
    ({ every, channel, video = '', key, accounts: own, ...given }): Draft<YoutubeSource> => ({
      ...given,
      ...every,
      follow: channel === undefined ? { by: 'video', video } : { by: 'channel', channel },
      accounts: channel === undefined || own.includes(channel) ? own : [channel, ...own],
      secrets: { key },
    }),
  );
