import type { SourceKind } from '../mentions/observation.ts';
import type { Source } from '../mentions/source.ts';
import { SEVERITY_LEVELS, type SeverityLevel } from '../scoring/score.ts';
import { type MatchSubject, matchPolicy } from '../sla/match-policy.ts';
import type { PolicyMatch } from '../sla/policy.ts';
import type { Settings } from './settings.ts';

const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;

/** Mentions that are alike for alerts. */
export interface MentionKind {
  readonly brand: string;
  readonly kind: SourceKind;
  readonly severity: SeverityLevel;
}

/**
 * By policy id: the kinds of mention that it is the first to match; a policy that is not in the map can never match.
 * Tries every combination of what policies look at, so policies that only together cover a later one are found too.
 */
export function firstMatches({ sources, policies }: Settings): ReadonlyMap<string, readonly MentionKind[]> {
  const found = new Map<string, Map<string, MentionKind>>();
  for (const subject of subjects(
    sources,
    policies.map(({ when }) => when),
  )) {
    const { policy } = matchPolicy(policies, subject);
    if (policy === undefined) continue;
    const { brand, kind, severity } = subject;
    const kinds = found.get(policy.id) ?? new Map<string, MentionKind>();
    found.set(policy.id, kinds.set(`${brand} ${kind} ${severity}`, { brand, kind, severity }));
  }
  return new Map([...found].map(([id, kinds]) => [id, [...kinds.values()]]));
}

function* subjects(sources: readonly Source[], whens: readonly PolicyMatch[]): Iterable<MatchSubject> {
  const uses = (key: keyof PolicyMatch): boolean => whens.some((when) => when[key] !== undefined);
  const sentiments = uses('sentiments') ? SENTIMENTS : SENTIMENTS.slice(0, 1);
  const languages = [undefined, ...new Set(whens.flatMap(({ languages: listed }) => listed ?? []))];
  for (const { id: sourceId, brand, kind } of distinctSources(sources, whens)) {
    const stars = kind === 'app-store' ? (uses('stars') ? [1, 2, 3, 4, 5] : [1]) : [undefined];
    for (const rating of stars)
      for (const severity of SEVERITY_LEVELS)
        for (const sentiment of sentiments)
          for (const language of languages) yield { sourceId, brand, kind, rating, severity, sentiment, language };
  }
}

/** Of sources that no policy can tell apart, only the first: 2,000 sources are seldom more than a few cases. */
function distinctSources(sources: readonly Source[], whens: readonly PolicyMatch[]): readonly Source[] {
  const named = whens.flatMap(({ sources: listed }) => (listed === undefined ? [] : [new Set(listed)]));
  const first = new Map<string, Source>();
  for (const source of sources) {
    const told = named.map((ids) => (ids.has(source.id) ? '1' : '0')).join('');
    const key = `${source.brand} ${source.kind} ${told}`;
    if (!first.has(key)) first.set(key, source);
  }
  return [...first.values()];
}
