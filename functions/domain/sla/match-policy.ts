import type { SourceKind } from '../mentions/observation.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import { coversLanguage } from './match-language.ts';
import type { Policy, PolicyMatch } from './policy.ts';

/** What policies look at of a mention. */
export interface MatchSubject {
  readonly brand: string;
  readonly sourceId: string;
  readonly kind: SourceKind;
  /** Stars, where the source has them. */
  readonly rating?: number | undefined;
  readonly severity: SeverityLevel;
  readonly sentiment: 'negative' | 'neutral' | 'positive';
  /** BCP 47, where the source says so. */
  readonly language?: string | undefined;
}

export interface PolicyMatched {
  /** The first match; absent = no policy is for this mention. */
  readonly policy?: Policy;
  /** Those before it, in order, with what in them did not hold. */
  readonly passedOver: readonly { readonly id: string; readonly why: string }[];
}

/** First match in the list wins. An empty `when` matches everything: it is the explicit fallback. */
export function matchPolicy(policies: readonly Policy[], subject: MatchSubject): PolicyMatched {
  const passedOver: { id: string; why: string }[] = [];
  for (const policy of policies) {
    const whys = MATCHERS.flatMap((matcher) => matcher(policy.when, subject) ?? []);
    if (whys.length === 0) return { policy, passedOver };
    passedOver.push({ id: policy.id, why: whys.join('; ') });
  }
  return { passedOver };
}

/** Why a field does not hold, or nothing. */
type Matcher = (when: PolicyMatch, subject: MatchSubject) => string | undefined;

function isOneOf<Value extends string | number>(
  name: string,
  wanted: readonly Value[] | undefined,
  value: Value | undefined,
  holds = (one: Value, given: Value): boolean => one === given,
): string | undefined {
  if (wanted === undefined) return undefined;
  const list = wanted.length === 0 ? 'an empty list' : wanted.join(', ');
  // A mention without the field is never what a policy asks for: no stars are not zero stars.
  if (value === undefined) return `no ${name}, asks for ${list}`;
  return wanted.some((one) => holds(one, value)) ? undefined : `${name} ${value} is not one of ${list}`;
}

const MATCHERS: readonly Matcher[] = [
  (when, subject) => isOneOf('brand', when.brands, subject.brand),
  (when, subject) => isOneOf('source', when.sources, subject.sourceId),
  (when, subject) => isOneOf('kind', when.kinds, subject.kind),
  (when, subject) => isOneOf('stars', when.stars, subject.rating),
  (when, subject) => isOneOf('severity', when.severities, subject.severity),
  (when, subject) => isOneOf('sentiment', when.sentiments, subject.sentiment),
  (when, subject) => isOneOf('language', when.languages, subject.language, coversLanguage),
];
