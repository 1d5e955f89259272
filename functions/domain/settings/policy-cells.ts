import type { SourceKind } from '../mentions/observation.ts';
import type { Source } from '../mentions/source.ts';
import { SEVERITY_LEVELS, type SeverityLevel } from '../scoring/score.ts';
import type { PolicyMatch } from '../sla/policy.ts';
import type { Settings } from './settings.ts';

/** One kind of mention: all that policies can tell apart. */
export interface Cell {
  readonly source: Source;
  readonly stars: number | undefined;
  readonly severity: SeverityLevel;
  readonly sentiment: Sentiment;
  readonly language: string | undefined;
}

type Sentiment = 'negative' | 'neutral' | 'positive';
const SENTIMENTS: readonly Sentiment[] = ['negative', 'neutral', 'positive'];

export interface FirstMatches {
  /** Positions of policies that are first to match some cell. */
  readonly reached: ReadonlySet<number>;
  readonly unmatched: readonly Cell[];
  /** By policy: brands, kinds and severities that it is first to match, each combination once. */
  readonly pairs: ReadonlyMap<number, readonly { brand: string; kind: SourceKind; severity: SeverityLevel }[]>;
}

/** Tries every cell on the ordered policies. Exact, since a policy sees a mention only through these fields. */
export function firstMatches({ sources, policies }: Settings): FirstMatches {
  const reached = new Set<number>();
  const unmatched: Cell[] = [];
  const pairs = new Map<number, Map<string, { brand: string; kind: SourceKind; severity: SeverityLevel }>>();
  const matches = policies.map(({ when }) => matcher(when));
  for (const cell of cellsOf(
    sources,
    policies.map(({ when }) => when),
  )) {
    const first = matches.findIndex((matchesCell) => matchesCell(cell));
    if (first < 0) {
      unmatched.push(cell);
      continue;
    }
    reached.add(first);
    const { source, severity } = cell;
    const found = pairs.get(first) ?? new Map();
    pairs.set(
      first,
      found.set(`${source.brand} ${source.kind} ${severity}`, { brand: source.brand, kind: source.kind, severity }),
    );
  }
  return { reached, unmatched, pairs: new Map([...pairs].map(([index, found]) => [index, [...found.values()]])) };
}

/** `a 3-star review from app-store-be (severity high)`, with as much as the policies look at. */
export function describeCell(cell: Cell, policies: Settings['policies']): string {
  const uses = usesOf(policies.map(({ when }) => when));
  const details = [
    ...(uses('severities') ? [`severity ${cell.severity}`] : []),
    ...(uses('sentiments') ? [cell.sentiment] : []),
    ...(uses('languages') ? [cell.language === undefined ? 'any other language' : `language ${cell.language}`] : []),
  ];
  const rated = cell.stars === undefined || !uses('stars') ? 'a mention' : `a ${cell.stars}-star review`;
  return `${rated} from ${cell.source.id}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

const usesOf =
  (whens: readonly PolicyMatch[]) =>
  (key: keyof PolicyMatch): boolean =>
    whens.some((when) => when[key] !== undefined);

function matcher(when: PolicyMatch): (cell: Cell) => boolean {
  return ({ source, stars, severity, sentiment, language }) =>
    (when.brands?.includes(source.brand) ?? true) &&
    (when.sources?.includes(source.id) ?? true) &&
    (when.kinds?.includes(source.kind) ?? true) &&
    (when.stars === undefined || (stars !== undefined && when.stars.includes(stars))) &&
    (when.severities?.includes(severity) ?? true) &&
    (when.sentiments?.includes(sentiment) ?? true) &&
    (when.languages === undefined || (language !== undefined && when.languages.includes(language)));
}

function* cellsOf(sources: readonly Source[], whens: readonly PolicyMatch[]): Iterable<Cell> {
  const uses = usesOf(whens);
  const severities = SEVERITY_LEVELS;
  const sentiments = uses('sentiments') ? SENTIMENTS : SENTIMENTS.slice(0, 1);
  const languages = [undefined, ...new Set(whens.flatMap(({ languages: listed }) => listed ?? []))];
  for (const source of distinctSources(sources, whens)) {
    const stars = source.kind === 'app-store' ? (uses('stars') ? [1, 2, 3, 4, 5] : [1]) : [undefined];
    for (const star of stars)
      for (const severity of severities)
        for (const sentiment of sentiments)
          for (const language of languages) yield { source, stars: star, severity, sentiment, language };
  }
}

/** Of sources that no policy can tell apart, only the first: 2,000 sources are seldom more than a few cases. */
function distinctSources(sources: readonly Source[], whens: readonly PolicyMatch[]): readonly Source[] {
  const named = whens.map(({ sources: listed }) => (listed === undefined ? undefined : new Set(listed)));
  const first = new Map<string, Source>();
  for (const source of sources) {
    const told = named.map((ids) => (ids?.has(source.id) ? '1' : '0')).join('');
    const key = `${source.brand} ${source.kind} ${told}`;
    if (!first.has(key)) first.set(key, source);
  }
  return [...first.values()];
}
