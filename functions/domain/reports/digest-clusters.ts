import type { Moment } from '../scoring/moment.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Instant } from '../shared/time.ts';
import { bucketOf } from '../sla/verdict.ts';
import { clocksOf } from './clocks-of.ts';
import type { MentionFacts } from './facts.ts';
import { compareText } from './report-groups.ts';

/** Complaints about one theme. */
export interface DigestCluster {
  readonly theme: string;
  /** Of which moment of truth most of them speak. */
  readonly moment?: Moment;
  readonly complaints: number;
  /** In the time of the same length before. */
  readonly before: number;
  readonly overdue: number;
  /** The source with the most of them. */
  readonly sourceId: string;
  readonly atSource: number;
  /** The gravest of them, and of equals the newest: what they say. */
  readonly sample: Pick<MentionFacts, 'origin' | 'externalId'>;
  /** Sum of the weights of their severities. */
  readonly weight: number;
}

const WEIGHTS: Readonly<Record<SeverityLevel, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 };

/** The themes of the complaints in `[from, now]`, the heaviest first: severity counts, and twice where it is overdue. */
export function digestClusters(facts: readonly MentionFacts[], from: Instant, now: Instant): readonly DigestCluster[] {
  const complaints = facts.filter(({ fromBrand, sentiment }) => !fromBrand && sentiment === 'negative');
  const recent = complaints.filter(({ postedAt }) => postedAt >= from && postedAt <= now);
  const earlier = complaints.filter(({ postedAt }) => postedAt < from && postedAt >= from - (now - from));
  const isOverdue = (one: MentionFacts): boolean => clocksOf(one).some((clock) => bucketOf(clock, now) === 'overdue');
  const themes = [...new Set(recent.flatMap((one) => one.themes ?? []))];
  const clusters = themes.map((theme): DigestCluster & { readonly rank: number } => {
    const members = recent.filter((one) => one.themes?.includes(theme)).toSorted(byGravity);
    const [{ origin = '', externalId = '' } = {}] = members;
    const sourceId = mostFrequent(members.map((one) => one.sourceId)) ?? '';
    const overdue = members.filter(isOverdue);
    const moment = mostFrequent(members.flatMap((one) => one.moment ?? []));
    const weight = weightOf(members);
    return {
      theme,
      ...(moment !== undefined && { moment }),
      complaints: members.length,
      before: earlier.filter((one) => one.themes?.includes(theme)).length,
      overdue: overdue.length,
      sourceId,
      atSource: members.filter((one) => one.sourceId === sourceId).length,
      sample: { origin, externalId },
      weight,
      rank: weight + weightOf(overdue),
    };
  });
  return clusters
    .toSorted((a, b) => b.rank - a.rank || b.complaints - a.complaints || compareText(a.theme, b.theme))
    .map(({ rank: _rank, ...cluster }) => cluster);
}

const byGravity = (a: MentionFacts, b: MentionFacts): number =>
  WEIGHTS[b.severity] - WEIGHTS[a.severity] || b.postedAt - a.postedAt || compareText(a.externalId, b.externalId);

const weightOf = (members: readonly MentionFacts[]): number =>
  members.reduce((sum, { severity }) => sum + WEIGHTS[severity], 0);

function mostFrequent<Word extends string>(words: readonly Word[]): Word | undefined {
  const counted = [...Map.groupBy(words, (word) => word)].map(([word, all]) => ({ word, count: all.length }));
  return counted.toSorted((a, b) => b.count - a.count || compareText(a.word, b.word))[0]?.word;
}
