import { type KnownAuthor, knownAuthor } from '../domain/mentions/known-author.ts';
import { type Mention, mentionName } from '../domain/mentions/mention.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { KeptText, MentionStore } from '../ports/mentions.ts';
import type { SlackCards } from '../ports/slack.ts';
import { type AuthorSearch, findByAuthor } from './find-by-author.ts';

export interface ExportDeps {
  readonly mentions: Pick<MentionStore, 'facts' | 'find' | 'keptTexts' | 'notedPosts' | 'forgottenUntil'>;
  readonly cards: Pick<SlackCards, 'channels' | 'find'>;
}

/** All that is held of one author, by kind of item. */
export interface AuthorExport {
  readonly authors: readonly (KnownAuthor & {
    /** When the posts were made that are noted to know repeat authors. */
    readonly notedPosts: readonly Instant[];
    readonly forgottenUntil?: Instant;
  })[];
  readonly mentions: readonly {
    readonly name: string;
    readonly mention: Mention;
    readonly texts: readonly KeptText[];
    /** Who was told of it, and by which message of Slack where it is known. */
    readonly told: readonly { readonly receiver: string; readonly channel?: string; readonly ts?: string }[];
  }[];
}

/** Collects what `eraseAuthor` would erase, and the little that would stay. */
export async function exportAuthor(search: AuthorSearch, { mentions, cards }: ExportDeps): Promise<AuthorExport> {
  const found = await findByAuthor(search, mentions);
  const known = found.mentions.flatMap(
    ({ brand, origin, observation }) => knownAuthor(brand, origin, observation.author) ?? [],
  );
  const authors = [...new Map(known.map((one) => [JSON.stringify(one), one])).values()];
  return {
    authors: await Promise.all(
      authors.map(async (author) => {
        const until = await mentions.forgottenUntil(author);
        return {
          ...author,
          notedPosts: await mentions.notedPosts(author),
          ...(until !== undefined && { forgottenUntil: until }),
        };
      }),
    ),
    mentions: await Promise.all(
      found.mentions.map(async (mention) => ({
        name: mentionName(mention),
        mention,
        texts: await mentions.keptTexts(mention),
        told: await toldOf(mention, cards),
      })),
    ),
  };
}

const toldOf = async (mention: Mention, cards: ExportDeps['cards']) =>
  Promise.all(
    (await cards.channels(mention)).map(async (receiver) => {
      const { channel, ts } = (await cards.find(mention, receiver)) ?? {};
      return { receiver, ...(channel !== undefined && { channel }), ...(ts !== undefined && { ts }) };
    }),
  );
