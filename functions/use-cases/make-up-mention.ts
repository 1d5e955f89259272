import { hashOfContent, type Mention } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Scorer } from '../domain/scoring/model/scorer.ts';
import type { Sentiment, SeverityLevel } from '../domain/scoring/score.ts';
import { judgeSeverity } from '../domain/scoring/severity.ts';
import { brandOf, type Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { openFirstClock } from '../domain/sla/clock-open.ts';
import type { PolicyMatched } from '../domain/sla/match-policy.ts';
import { matchMention } from './match-mention.ts';
import { timesOf } from './open-time-of.ts';

/** What somebody says of a mention that never was. */
export interface MadeUp {
  readonly source: Source;
  readonly publishedAt: Instant;
  readonly discoveredAt: Instant;
  readonly stars?: number | undefined;
  /** Judged as any text is. @default a few words without a tone */
  readonly text?: string | undefined;
  readonly language?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Instead of what the text and the stars are judged to be. */
  readonly severity?: SeverityLevel | undefined;
  readonly sentiment?: Sentiment['label'] | undefined;
}

/** A mention as the settings would take it in: judged, matched, its clock opened. Nothing is stored. */
export function makeUpMention(
  madeUp: MadeUp,
  settings: Settings,
  scorer: Scorer,
): { readonly mention: Mention } & Pick<PolicyMatched, 'passedOver'> {
  const { source, discoveredAt } = madeUp;
  const observation = observed(madeUp);
  const severity = judged(observation, madeUp, settings, scorer);
  const { policy, passedOver } = matchMention(
    { brand: source.brand, sourceId: source.id, observation, severity },
    settings,
  );
  const times = timesOf(settings.calendars, policy);
  const { clock } = openFirstClock(observation, { policy, ...times, discoveredAt, now: discoveredAt });
  const mention: Mention = {
    brand: source.brand,
    origin: source.id,
    externalId: observation.id,
    sourceId: source.id,
    observation,
    contentHash: hashOfContent(observation),
    discoveredAt,
    severity,
    clock,
    history: [],
    version: 1,
  };
  return { mention, passedOver };
}

function observed({ source, publishedAt, stars, text, language, labels }: MadeUp): Observation {
  return {
    id: 'made-up',
    kind: source.kind,
    author: {},
    text: text ?? 'Words that nobody wrote.',
    ...(stars !== undefined && { rating: stars }),
    ...(language !== undefined && { language }),
    publishedAt,
    publishedPrecision: 'exact',
    fromBrand: false,
    response: { truth: 'notReplied' },
    labels: labels ?? {},
  };
}

function judged(
  observation: Observation,
  { source, severity: level, sentiment: label }: MadeUp,
  settings: Settings,
  scorer: Scorer,
): Mention['severity'] {
  const { sentiment, ...severity } = judgeSeverity(observation, scorer, brandOf(settings, source.brand));
  return {
    ...severity,
    ...(level !== undefined && { level, reasons: ['as given'] }),
    sentiment: { ...sentiment, ...(label !== undefined && { label }) },
  };
}
