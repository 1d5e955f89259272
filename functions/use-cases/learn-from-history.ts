import type { Mention, MentionKey } from '../domain/mentions/mention.ts';
import type { BrandTable } from '../domain/scoring/brand/brand-table.ts';
import { type BrandText, type LearnedBrand, learnBrand } from '../domain/scoring/brand/learn-brand.ts';
import type { Scorer } from '../domain/scoring/model/scorer.ts';
import { judgedAs } from '../domain/scoring/severity.ts';
import { DAY, type Duration, type Instant } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import { inParallel } from './in-parallel.ts';
import { knownRight } from './known-right.ts';

export interface LearnDeps {
  readonly mentions: Pick<MentionStore, 'find' | 'facts'>;
  readonly scorer: Scorer;
  readonly sureLead: BrandTable['sureLead'];
  readonly now: Now;
  /** Told how many mentions of how many have been read. */
  readonly onProgress: (done: number, total: number) => void;
}

/** What a brand's mentions have taught, and from how many. */
export interface LearnedHistory extends LearnedBrand {
  readonly brand: string;
  readonly mentions: number;
  readonly starred: number;
  readonly corrected: number;
}

/** More than this teaches little more; the newest are taken. */
const MOST_MENTIONS = 20_000;
const AT_ONCE = 16;
const SPAN: Duration = 14 * DAY;
const SPANS_AT_ONCE = 8;

/** Learns from the mentions of one brand that were posted in `[from, to)` and are still stored with their text. */
export async function learnFromHistory(
  brand: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  deps: LearnDeps,
): Promise<LearnedHistory> {
  const { mentions, scorer, sureLead, now, onProgress } = deps;
  const found = await inParallel(spansOf(from, to), SPANS_AT_ONCE, (span) => postedIn(brand, span, mentions));
  const newest = found
    .flat()
    .toSorted((a, b) => b.postedAt - a.postedAt)
    .slice(0, MOST_MENTIONS);
  let done = 0;
  const read = await inParallel(newest, AT_ONCE, async (key) => {
    const held = await mentions.find(key);
    done += 1;
    onProgress(done, newest.length);
    return held;
  });
  const texts = read.flatMap((held) => (held === undefined ? [] : textOf(held, scorer)));
  return {
    brand,
    mentions: texts.length,
    starred: texts.filter(({ right }) => right?.byPerson === false).length,
    corrected: texts.filter(({ right }) => right?.byPerson === true).length,
    ...learnBrand(texts, { brand, madeAt: now(), sureLead }),
  };
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** A store reads day by day, one after the other: a year of them is read in parts. */
const spansOf = (from: Instant, to: Instant): readonly Span[] =>
  Array.from({ length: Math.ceil((to - from) / SPAN) }, (_, index) => ({
    from: from + index * SPAN,
    to: Math.min(to, from + (index + 1) * SPAN),
  }));

type Posted = MentionKey & { readonly postedAt: Instant };

async function postedIn(brand: string, { from, to }: Span, mentions: LearnDeps['mentions']): Promise<Posted[]> {
  const found: Posted[] = [];
  for await (const { origin, externalId, postedAt, fromBrand } of mentions.facts(brand, from, to)) {
    if (!fromBrand) found.push({ brand, origin, externalId, postedAt });
  }
  return found;
}

/** The built-in judgement, anew: what is stored may be of a table, a person or another judge. */
function textOf(held: Mention, scorer: Scorer): readonly BrandText[] {
  if (held.observation.text === '') return [];
  const { text, language, channel = 'social' } = judgedAs(held.observation);
  const right = knownRight(held);
  return [{ text, channel, judged: scorer(text, language, channel), ...(right !== undefined && { right }) }];
}
