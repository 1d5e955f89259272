import { HOUR } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Stories and comments on Hacker News that name something. Its `accounts` are user names. */
export interface HackerNewsSource extends SourceBase<'hacker-news'> {
  /** Words and "quoted phrases"; `-word` leaves out. */
  readonly search: string;
  /** Take also the comments that do not name it themselves, below stories whose title or address does. */
  readonly storyComments: boolean;
}

export const hackerNewsKind: KindOfSource<HackerNewsSource> = {
  name: 'Hacker News',
  label: ({ search }) => `Hacker News ${search.includes('"') ? search : `"${search}"`}`,
  stars: false,
  responses: 'byAccounts',
  limits: { requests: 10_000, per: HOUR },
};
