import type { Instant } from '../../functions/domain/shared/time.ts';
import type { Servers } from './internet.ts';
import { type Served, SocialServer } from './social-server.ts';
import { type Feed, isVisible } from './truth.ts';

export interface ScaleServers extends Servers {
  /** When the newest posts of a source were last asked for. */
  readonly askedAt: ReadonlyMap<string, Instant>;
}

/** Mastodon servers and feeds of websites, one host each or a few sources on one. `hostOf`: where a feed is. */
export function scaleServers(feeds: readonly Feed[], hostOf: (feed: Feed) => string): ScaleServers {
  const byHost = Map.groupBy(feeds, hostOf);
  const social = new Map<string, SocialServer>();
  const askedAt = new Map<string, Instant>();
  return {
    askedAt,
    answer: (url, at, isCut, known) => {
      const here = byHost.get(url.host);
      const [first] = here ?? [];
      if (here === undefined || first === undefined) return { status: 404, body: '' };
      const [, , , area, , topic] = url.pathname.split('/');
      const asked = first.kind === 'rss' ? first : here.find((feed) => area === 'timelines' && feed.topic === topic);
      if (asked !== undefined) askedAt.set(asked.sourceId, at);
      if (first.kind === 'rss') return feedAnswer(first, at, known);
      const server = social.get(url.host) ?? new SocialServer(here);
      social.set(url.host, server);
      return server.answer(url, at, isCut);
    },
  };
}

const SHOWN = 20;

function feedAnswer(feed: Feed, at: Instant, known: string | undefined): Served {
  const shown = feed.posts.filter((post) => isVisible(post, at)).slice(-SHOWN);
  const etag = `"${shown.length}-${shown.at(-1)?.id ?? ''}"`;
  if (known === etag) return { status: 304, headers: { etag }, body: '' };
  const items = shown
    .toReversed()
    .map(
      ({ id, text, at: posted }) =>
        `<item><guid isPermaLink="false">${id}</guid><title>A post</title><description>${text}</description><pubDate>${new Date(posted).toUTCString()}</pubDate></item>`,
    );
  return {
    status: 200,
    headers: { etag, 'content-type': 'application/rss+xml' },
    body: `<?xml version="1.0"?><rss version="2.0"><channel><title>${feed.topic}</title><link>https://feed.example</link><description>d</description>${items.join('')}</channel></rss>`,
  };
}
