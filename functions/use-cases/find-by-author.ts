import { isWanted, mayBe, type WantedAuthor } from '../domain/mentions/known-author.ts';
import type { Mention, MentionKey } from '../domain/mentions/mention.ts';
import type { SourceKind } from '../domain/mentions/source.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import { inParallel } from './in-parallel.ts';

export interface AuthorSearch extends WantedAuthor {
  readonly kind: SourceKind;
  readonly brands: readonly string[];
  /** When it was posted. */
  readonly from: Instant;
  readonly until: Instant;
}

export interface FoundByAuthor {
  /** By the author, and not erased yet. */
  readonly mentions: readonly Mention[];
  /** Erased already, for whomever: a run that died may have left their texts. */
  readonly erased: readonly MentionKey[];
}

const AT_ONCE = 8;

/**
 * All mentions of one author, without a scan: by the marks in the day index of each brand, and then by comparing the
 * author of each mention that may be theirs. Mentions of older versions have no mark, and are all compared.
 */
export async function findByAuthor(
  { kind, brands, from, until, ...wanted }: AuthorSearch,
  store: Pick<MentionStore, 'facts' | 'find'>,
): Promise<FoundByAuthor> {
  const mentions: Mention[] = [];
  const erased: MentionKey[] = [];
  for (const brand of brands) {
    const candidates: MentionKey[] = [];
    for await (const facts of store.facts(brand, from, until)) {
      if (facts.kind === kind && mayBe(wanted, facts.author)) candidates.push(facts);
    }
    const read = await inParallel(candidates, AT_ONCE, ({ origin, externalId }) =>
      store.find({ brand, origin, externalId }),
    );
    for (const mention of read) {
      if (mention === undefined) continue;
      if (mention.erasedAt !== undefined) erased.push(mention);
      else if (isWanted(wanted, mention.observation.author)) mentions.push(mention);
    }
  }
  return { mentions, erased };
}
