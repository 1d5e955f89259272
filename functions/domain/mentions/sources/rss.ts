import { HOUR } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** One feed: RSS, Atom, RDF or JSON Feed. `server` is the origin of its address. */
export interface RssSource extends SourceBase<'rss'> {
  /** Address of the feed. */
  readonly feed: string;
  /** Keep only the entries that name this: words and "quoted phrases"; absent = all. */
  readonly search?: string;
}

export const rssKind: KindOfSource<RssSource> = {
  name: 'RSS',
  label: ({ feed, search }) =>
    `feed ${new URL(feed).host}${new URL(feed).pathname}${search === undefined ? '' : ` ${search}`}`,
  stars: false,
  responses: 'never',
  // No server says anything: ours.
  limits: { requests: 300, per: HOUR },
  mostRequests: 1,
};
