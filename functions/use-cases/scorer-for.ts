import { hashOfContent } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import { type BrandTable, withBrandTable } from '../domain/scoring/brand/brand-table.ts';
import type { Scorer } from '../domain/scoring/model/scorer.ts';
import { hasWords, withOpinions } from '../domain/scoring/second-opinion.ts';
import { readSentiment } from '../domain/scoring/sentiment.ts';
import { judgedAs } from '../domain/scoring/severity.ts';
import { DAY, type Duration, type Instant } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { AskedText, BrandTables } from '../ports/scoring.ts';
import { inParallel } from './in-parallel.ts';
import { opinionsOn, type SecondOpinionDeps } from './second-opinions.ts';

export interface ScorerForDeps {
  readonly mentions: Pick<MentionStore, 'find'>;
  readonly scorer: Scorer;
  /** What brands have taught; absent: nothing. */
  readonly brandTables?: Pick<BrandTables, 'find'>;
  /** Absent: nobody is asked. */
  readonly secondOpinions?: SecondOpinionDeps;
}

/** Where mentions were seen; a Place, or what stands for one. */
interface SeenAt {
  readonly brand: string;
  readonly origin: string;
  readonly readAt: Instant;
  readonly firstRead?: boolean;
  readonly history?: boolean;
}

/** What is older when a source is read for the first time is history: nobody pays for an opinion on it. */
const NEW_FOR: Duration = 7 * DAY;
const AT_ONCE = 8;

/**
 * The scorer for these mentions, as their brand has taught it. Where it is not sure of one that is new or edited, another
 * judge has been asked, about all of them together, before their clocks open. Never throws: a mention that cannot be looked
 * up is not asked about, and meets the same when it is stored.
 */
export async function scorerFor(seen: readonly Observation[], at: SeenAt, deps: ScorerForDeps): Promise<Scorer> {
  const { secondOpinions } = deps;
  const scorer = seen.length === 0 ? deps.scorer : await brandScorer(at.brand, deps);
  if (secondOpinions === undefined || at.history) return scorer;
  const unsure = seen.flatMap((one) => {
    const asked = one.fromBrand || isHistory(one, at) ? undefined : unsureText(one, scorer);
    return asked === undefined ? [] : [{ one, asked }];
  });
  const isNew = await inParallel(unsure, AT_ONCE, ({ one }) => isNewText(one, at, deps.mentions).catch(() => false));
  const texts = unsure.filter((_, index) => isNew[index]).map(({ asked }) => asked);
  return texts.length === 0 ? scorer : withOpinions(scorer, await opinionsOn(texts, secondOpinions));
}

const compiled = new WeakMap<BrandTable, Scorer>();

/** Made once for each table, which is read once in a while. */
async function brandScorer(brand: string, { scorer, brandTables }: ScorerForDeps): Promise<Scorer> {
  const table = await brandTables?.find(brand);
  if (table === undefined) return scorer;
  const known = compiled.get(table) ?? withBrandTable(scorer, table);
  compiled.set(table, known);
  return known;
}

const isHistory = ({ publishedAt, editedAt }: Observation, { firstRead, readAt }: SeenAt): boolean =>
  firstRead === true && readAt - (editedAt ?? publishedAt ?? readAt) > NEW_FOR;

/** Stars decide some that the text alone leaves open. */
function unsureText(seen: Observation, scorer: Scorer): AskedText | undefined {
  const judged = judgedAs(seen);
  if (!hasWords(judged.text)) return undefined;
  const { sentiment, language } = readSentiment(judged, scorer);
  return sentiment.confident ? undefined : { text: judged.text, language };
}

async function isNewText(seen: Observation, { brand, origin }: SeenAt, mentions: ScorerForDeps['mentions']) {
  const held = await mentions.find({ brand, origin, externalId: seen.id });
  return held === undefined || held.contentHash !== hashOfContent(seen);
}
