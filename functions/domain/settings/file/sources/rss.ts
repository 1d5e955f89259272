import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { RssSource } from '../../../mentions/sources/rss.ts';
import { block, leaf, text } from '../building-blocks.ts';
import { isLocal } from '../web-address.ts';
import { brand, every } from './source-keys.ts';

/** A source of kind `rss`. */
export const rssBlock = block(
  {
    brand,
    kind: z.literal('rss').describe('A feed: RSS, Atom, RDF or JSON Feed. Cannot show responses.'),
    every,
    feed: leaf({
      what: 'the address of a feed',
      mend: 'write its https address, e.g. https://forum.sundial.example/latest.rss',
      description: 'Address of the feed.',
      examples: ['https://forum.sundial.example/latest.rss'],
      read: (given) => {
        if (!/^https?:\/\//iu.test(given) || !URL.canParse(given) || given.length > 1_000) return undefined;
        const url = new URL(given);
        if (url.protocol === 'http:' && !isLocal(given)) return { mend: 'use https: plain http is for localhost only' };
        if (url.username !== '' || url.password !== '') return { mend: 'leave the user name out of the address' };
        url.hash = '';
        return { value: url.href };
      },
    }),
    search: text({
      what: 'a text to search for',
      mend: 'write words or a "quoted phrase", 1 to 200 characters',
      description: 'Keep only the entries that name all these words, or a "quoted phrase"; -word leaves out.',
      examples: ['"sundial coffee"'],
      accepts: (given) => given.length <= 200 && /[\p{L}\p{N}]/u.test(given),
    }).optional(),
  },
  'write brand, kind: rss and feed',
).transform(
  ({ every, search, ...given }): Draft<RssSource> => ({
    ...given,
    ...(search === undefined ? {} : { search }),
    ...every,
    accounts: [],
    server: new URL(given.feed).origin,
  }),
);
