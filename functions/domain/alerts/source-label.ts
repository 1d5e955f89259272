import type { Source } from '../mentions/source.ts';

/** How people call a source: `App Store US`, `mastodon.social #teapots`. */
export function sourceLabel(source: Source): string {
  switch (source.kind) {
    case 'app-store':
      return `App Store ${source.country.toUpperCase()}`;
    case 'mastodon':
      return `${new URL(source.server).host} ${followed(source.follow)}`;
    default:
      return source satisfies never;
  }
}

function followed(follow: Extract<Source, { kind: 'mastodon' }>['follow']): string {
  if (follow.by === 'hashtag') return `#${follow.hashtag}`;
  return follow.by === 'search' ? `"${follow.search}"` : 'mentions';
}
