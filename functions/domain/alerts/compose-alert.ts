import type { Mention } from '../mentions/mention.ts';
import { withoutQuotes } from '../mentions/tombstone.ts';
import { type Duration, HOUR, type Instant, MINUTE } from '../shared/time.ts';
import { type StageKey, stageKind } from '../sla/clock.ts';
import type { Policy } from '../sla/policy.ts';
import { type Alert, alertKey } from './alert.ts';
import { cleanText, cutAtWord, cutCharacters } from './clean-text.ts';
import type { Insight } from './insight.ts';
import { publicLink } from './public-link.ts';

import type { Owner } from './routing.ts';
import { standingOf } from './standing.ts';
import { suggestedOpening } from './suggested-opening.ts';

const QUOTE = 280;
const REASONS = 6;

export interface AlertInput {
  /** Its clock has a deadline. */
  readonly mention: Mention & { readonly clock: { readonly dueAt: Instant } };
  readonly stage: StageKey;
  readonly brand: { readonly name: string };
  readonly owner: Owner;
  readonly sourceLabel: string;
  readonly timeZone: string;
  /** When it is decided that the alert goes out. */
  readonly now: Instant;
  /** Open time between `now` and the deadline, negative when overdue; for targets in business hours. */
  readonly openTimeToDue?: Duration;
  /** What is known beside the text. */
  readonly insight?: Insight;
  /** The policy's words for people, and the stages that are for the whole channel. */
  readonly advice?: Pick<Policy, 'authority' | 'playbook' | 'broadcast'>;
  /** Nothing that a customer wrote, nor who it was. */
  readonly redacted?: boolean;
}

/** Everything a receiver shows, cleaned and cut: text from the internet is harmless from here on, whoever draws it. */
export function composeAlert(input: AlertInput): Alert {
  const { mention, stage, owner, insight = {}, advice = {}, redacted = false } = input;
  const { clock, observation: seen } = mention;
  const of = { cycle: clock.cycle, stage, dueAt: clock.dueAt };
  return {
    key: alertKey({ ...mention, ...of }),
    brand: mention.brand,
    brandName: line(input.brand.name, 60) ?? mention.brand,
    origin: mention.origin,
    externalId: mention.externalId,
    sourceId: mention.sourceId,
    sourceLabel: line(input.sourceLabel, 60) ?? mention.sourceId,
    ...of,
    owner: owner.id,
    ownerName: line(owner.name, 60) ?? owner.id,
    ...given('ownerSlackId', owner.slackId),
    severity: mention.severity.level,
    reasons: mention.severity.reasons
      .slice(0, REASONS)
      .flatMap((reason) => line(redacted ? withoutQuotes(reason) : reason, 140) ?? []),
    ...given('rating', seen.rating),
    ...(redacted ? {} : wordsOf(seen)),
    ...given('url', publicLink(seen.url)),
    ...given('publishedAt', seen.publishedAt),
    discoveredAt: mention.discoveredAt,
    decidedAt: input.now,
    timeZone: input.timeZone,
    targetWords: targetWords(clock),
    ...given('openTimeToDue', input.openTimeToDue),
    lateDiscovered: clock.lateDiscovered,
    ...(clock.lateDiscovered && wasToldBefore(clock, stage) ? { lateTold: true } : {}),
    ...given('held', heldWith(clock, stage)),
    ...given('heldUntil', clock.ladder.find(({ key }) => key === stage)?.heldUntil),
    ...given('responseUnknown', unknownReason(mention)),
    ...given('responsePendingSince', clock.responsePendingSince),
    ...given('moment', insight.moment),
    ...given('earlierByAuthor', insight.earlierByAuthor),
    ...given('duplicates', insight.duplicates),
    ...given('authority', line(advice.authority, 300)),
    ...given('playbook', publicLink(advice.playbook)),
    ...given('opening', suggestedOpening(mention.severity.sentiment.label, insight)),
    ...(advice.broadcast?.includes(stageKind(stage)) ? { broadcast: true } : {}),
    standing: standingOf(clock),
  };
}

function wordsOf(seen: Mention['observation']): Pick<Alert, 'title' | 'quote' | 'authorName'> {
  const quote = cutCharacters(cleanText(seen.text), QUOTE);
  return {
    ...given('title', line(seen.title, 120)),
    ...given('quote', quote === '' ? undefined : quote),
    ...given('authorName', line(seen.author.name, 60)),
  };
}

/** Whether an earlier stage was for the same owner. */
function wasToldBefore({ ladder }: Mention['clock'], told: StageKey): boolean {
  const index = ladder.findIndex(({ key }) => key === told);
  return ladder.slice(0, Math.max(0, index)).some(({ owner }) => owner === ladder[index]?.owner);
}

/** What was held to the same opening as this stage, and is told by it. */
function heldWith({ ladder }: Mention['clock'], told: StageKey): Alert['held'] {
  const index = ladder.findIndex(({ key }) => key === told);
  const until = ladder[index]?.heldUntil;
  if (until === undefined) return undefined;
  return ladder
    .slice(0, index + 1)
    .filter(({ heldUntil }) => heldUntil === until)
    .map(({ key, at }) => ({ stage: key, at }));
}

/** `4 business hours`, `24 hours`, `30 minutes`: never days, which nobody counts alike. */
function targetWords(clock: Mention['clock']): string {
  if (clock.target === undefined) return 'an answer';
  const hours = clock.target / HOUR;
  const inHours = hours >= 1 && Number.isInteger(hours * 4);
  const amount = inHours ? hours : Math.round(clock.target / MINUTE);
  const unit = inHours ? 'hour' : 'minute';
  return `${amount} ${clock.calendar === undefined ? '' : 'business '}${unit}${amount === 1 ? '' : 's'}`;
}

function line(text: string | undefined, limit: number): string | undefined {
  const cleaned = cutAtWord(cleanText(text ?? ''), limit);
  return cleaned === '' ? undefined : cleaned;
}

/** The clock's own doubt outlives a single reading, so it is asked first. */
function unknownReason({ clock, observation }: Mention): string | undefined {
  const { response } = observation;
  const reason = clock.unknown?.reason ?? (response.truth === 'unknown' ? response.reason : undefined);
  return reason === undefined ? undefined : (line(reason, 200)?.replace(/\.$/u, '') ?? 'the source did not say');
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { [K in Name]?: Value };
