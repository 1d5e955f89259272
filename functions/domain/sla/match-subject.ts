import type { Observation } from '../mentions/observation.ts';
import type { Severity } from '../scoring/score.ts';
import type { MatchSubject } from './match-policy.ts';
import type { OpenTime } from './open-time.ts';
import type { Policy } from './policy.ts';

export interface SubjectContext {
  readonly brand: string;
  readonly sourceId: string;
  readonly policies: readonly Pick<Policy, 'when'>[];
  /** Open time of a calendar of the settings. */
  readonly openTimeOf: (calendar: string) => OpenTime;
}

/**
 * What policies look at of a mention. Only calendars that a policy asks for are looked at, and only where the source
 * tells the very instant. Authors are known where a policy asked for them when the mention was found.
 */
export function subjectOf(
  seen: Pick<Observation, 'kind' | 'rating' | 'language' | 'labels' | 'publishedAt' | 'publishedPrecision'>,
  severity: Severity,
  { brand, sourceId, policies, openTimeOf }: SubjectContext,
): MatchSubject {
  const { kind, rating, language, labels, publishedAt, publishedPrecision } = seen;
  const asked = new Set(policies.flatMap(({ when }) => when.time?.calendar ?? []));
  const isExact = publishedAt !== undefined && publishedPrecision === 'exact';
  return {
    brand,
    sourceId,
    kind,
    severity: severity.level,
    sentiment: severity.sentiment.label,
    labels,
    ...(rating !== undefined && { rating }),
    ...(language !== undefined && { language }),
    ...(severity.themes !== undefined && { themes: severity.themes.map((theme) => theme.id) }),
    ...(severity.moment !== undefined && { moment: severity.moment }),
    ...(severity.earlierByAuthor !== undefined && { repeatAuthor: severity.earlierByAuthor > 0 }),
    ...(isExact && { openCalendars: [...asked].filter((id) => openTimeOf(id).isOpen(publishedAt)) }),
  };
}
