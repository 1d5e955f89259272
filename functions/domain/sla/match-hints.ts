import { KINDS_OF_SOURCE, type SourceKind } from '../mentions/source.ts';
import { SEVERITY_LEVELS } from '../scoring/score.ts';
import { type MatchSubject, matchPolicy } from './match-policy.ts';
import type { Policy } from './policy.ts';

interface SourceToMatch {
  readonly id: string;
  readonly brand: string;
  readonly kind: SourceKind;
}

const STARS = [1, 2, 3, 4, 5, undefined];
const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;

/**
 * What of the sources' mentions no policy is for, one line each, for `check`: such mentions are counted as excluded,
 * never clocked. Sources that no policy names are alike, so that 100,000 of them cost no more than one.
 */
export function unmatchedHints(policies: readonly Policy[], sources: readonly SourceToMatch[]): readonly string[] {
  const named = new Set(policies.flatMap((policy) => policy.when.sources ?? []));
  const groups = Map.groupBy(sources, ({ id, brand, kind }) => JSON.stringify([brand, kind, named.has(id) ? id : '']));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).flatMap((one) => hintsOf(policies, one, group.length)),
  );
}

function hintsOf(policies: readonly Policy[], source: SourceToMatch, alike: number): readonly string[] {
  const where = `${source.id}${alike === 1 ? '' : ` and ${alike - 1} more of ${source.brand}`} (${source.kind})`;
  // Reviews always have stars, posts never do.
  const stars = STARS.filter((rating) => (rating === undefined) !== KINDS_OF_SOURCE[source.kind].stars);
  const open = stars.flatMap((rating) => unmatchedWith(policies, source, rating));
  const every = stars.length * SEVERITY_LEVELS.length * SENTIMENTS.length;
  const example = open[0];
  if (!example) return [];
  if (open.length === every) return [`${where}: no policy is for any mention`];
  return [`${where}: no policy is for ${open.length} of ${every} kinds of mention, such as ${words(example)}`];
}

function unmatchedWith(policies: readonly Policy[], source: SourceToMatch, rating: number | undefined): MatchSubject[] {
  const { brand, id: sourceId, kind } = source;
  return SEVERITY_LEVELS.flatMap((severity) =>
    SENTIMENTS.map((sentiment) => ({ brand, sourceId, kind, rating, severity, sentiment })),
  ).filter((subject) => matchPolicy(policies, subject).policy === undefined);
}

const words = ({ rating, severity, sentiment }: MatchSubject): string =>
  [...(rating === undefined ? [] : [`${rating} stars`]), `severity ${severity}`, `${sentiment} sentiment`].join(', ');
