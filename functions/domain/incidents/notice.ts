import { cleanText, cutAtWord, cutCharacters } from '../alerts/clean-text.ts';
import { publicLink } from '../alerts/public-link.ts';
import type { Owner } from '../alerts/routing.ts';
import type { Mention } from '../mentions/mention.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Duration, Instant } from '../shared/time.ts';
import type { StageKey } from '../sla/clock.ts';
import { type Incident, noticeKey, type Share } from './incident.ts';

/** What a receiver shows of one of the mentions; nothing of a customer's in redaction mode. */
export interface Sample {
  readonly sourceLabel: string;
  readonly rating?: number;
  readonly quote?: string;
  readonly url?: string;
}

/** A message to the brand about an incident, complete: receivers draw it, they look nothing up. */
export interface IncidentNotice extends Omit<Incident, 'audiences' | 'samples' | 'tellingUntil'> {
  /** Incident and number of the notice: receivers deduplicate by it. */
  readonly key: string;
  readonly brandName: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly ownerSlackId?: string;
  /** Where alerts of this stage go, the notice goes. */
  readonly stage: StageKey;
  /** When it was drawn. */
  readonly decidedAt: Instant;
  readonly timeZone: string;
  readonly window: Duration;
  /** With names for people as their ids. */
  readonly sources: readonly Share[];
  readonly samples: readonly Sample[];
}

export interface NoticeInput {
  readonly incident: Incident;
  readonly stage: StageKey;
  readonly owner: Owner;
  readonly brandName: string;
  readonly sourceName: (sourceId: string) => string;
  /** The sampled mentions that are still there. */
  readonly mentions: readonly Mention[];
  readonly timeZone: string;
  readonly window: Duration;
  readonly now: Instant;
  readonly redacted: boolean;
}

const QUOTE = 140;
const NAME = 60;

/** Cleaned and cut: text from the internet is harmless from here on, whoever draws it. */
export function composeNotice(input: NoticeInput): IncidentNotice {
  const { incident, owner, stage, sourceName, mentions, now } = input;
  const { audiences: _audiences, samples: _samples, tellingUntil: _until, scope, ...told } = incident;
  return {
    ...told,
    scope,
    key: noticeKey(incident, incident.notice),
    brandName: line(input.brandName),
    owner: owner.id,
    ownerName: line(owner.name),
    ...(owner.slackId !== undefined && { ownerSlackId: owner.slackId }),
    stage,
    severity: atLeastHigh(incident.severity),
    decidedAt: now,
    timeZone: input.timeZone,
    window: input.window,
    sources: incident.sources.map(({ id, count }) => ({ id: line(sourceName(id)), count })),
    samples: mentions.map((mention) => sampleOf(mention, input)),
  };
}

function sampleOf({ sourceId, observation: seen }: Mention, { sourceName, redacted }: NoticeInput): Sample {
  const quote = cutCharacters(cleanText(seen.text === '' ? (seen.title ?? '') : seen.text), QUOTE);
  const url = publicLink(seen.url);
  return {
    sourceLabel: line(sourceName(sourceId)),
    ...(seen.rating !== undefined && { rating: seen.rating }),
    ...(!redacted && quote !== '' && { quote }),
    ...(url !== undefined && { url }),
  };
}

/** A storm of small complaints is grave all the same: it goes where grave alerts go. */
const atLeastHigh = (level: SeverityLevel): SeverityLevel => (level === 'critical' ? level : 'high');

const line = (text: string): string => cutAtWord(cleanText(text), NAME);
