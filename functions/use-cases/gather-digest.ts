import { cleanText, cutCharacters } from '../domain/alerts/clean-text.ts';
import { publicLink } from '../domain/alerts/public-link.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import { clockName, clocksOf } from '../domain/reports/clocks-of.ts';
import { type DigestCluster, digestClusters } from '../domain/reports/digest-clusters.ts';
import type { DigestPost, ToldCluster } from '../domain/reports/digest-text.ts';
import type { Report, Row } from '../domain/reports/report.ts';
import { type SuggestedAction, suggestAction } from '../domain/reports/suggested-action.ts';
import { SEVERITY_LEVELS } from '../domain/scoring/score.ts';
import type { Brand, Settings } from '../domain/settings/settings.ts';
import { DAY } from '../domain/shared/time.ts';
import { bucketOf } from '../domain/sla/verdict.ts';
import type { MentionStore } from '../ports/mentions.ts';
import { gatherForecast, newestFacts } from './gather-forecast.ts';
import type { FactsDeps } from './read-facts.ts';

export interface DigestDeps extends FactsDeps {
  readonly mentions: Pick<MentionStore, 'facts' | 'find'>;
}

const CLUSTERS = 3;
const POSTS = 3;
const CLUSTER_REACHES = 7 * DAY;
/** As much as a line of a mail can show. */
const QUOTE = 140;

/** What a digest says beside the figures of its report. */
export interface GatheredDigest {
  readonly clusters: readonly ToldCluster[];
  readonly posts: readonly DigestPost[];
  readonly open: number;
  readonly action: SuggestedAction;
}

/** Three clusters, three posts, and what to do first; over everything that is open, whenever it was posted. */
export async function gatherDigest(
  brand: Brand,
  settings: Settings,
  report: Report,
  deps: DigestDeps,
): Promise<GatheredDigest> {
  const { madeAt: now, owners, coverage, timeZone } = report;
  const { facts } = await newestFacts(brand.id, now, deps);
  const rows = facts.flatMap(clocksOf).map((clock): Row => ({ facts: clock, bucket: bucketOf(clock, now) }));
  const running = rows.filter((row) => row.facts.status === 'running' && !row.facts.fromBrand);
  const overdue = running.filter(({ bucket }) => bucket === 'overdue');
  const unseen = running.filter(({ bucket }) => bucket === 'notAnswerable');
  const clusters = digestClusters(facts, now - CLUSTER_REACHES, now);
  const ownerName = (owner: string | undefined): string =>
    owner === undefined ? 'Nobody in particular' : (owners.get(owner) ?? owner);
  const labels = new Map(coverage.map(({ sourceId, label }) => [sourceId, label]));
  const posts = running.toSorted(byUrgency).slice(0, POSTS);
  return {
    clusters: await Promise.all(clusters.slice(0, CLUSTERS).map(toldCluster)),
    posts: await Promise.all(posts.map(postOf)),
    open: running.length,
    action: suggestAction({
      overdue,
      unseen,
      forecast: report.forecast ?? (await gatherForecast(brand, settings, deps)),
      clusters,
      blind: coverage.filter(({ gaps }) => gaps.some(({ to }) => to === undefined)).map(({ label }) => label),
      ownerName,
      momentOwner: ({ moment }) => {
        const owner = moment === undefined ? undefined : brand.momentOwners?.[moment];
        return owner === undefined ? undefined : ownerName(owner);
      },
      now,
      timeZone,
    }),
  };

  function quoteOf(mention: Mention | undefined): string {
    return settings.redacted ? '' : cutCharacters(cleanText(mention?.observation.text ?? ''), QUOTE);
  }

  async function toldCluster(cluster: DigestCluster): Promise<ToldCluster> {
    const { theme, sample, sourceId } = cluster;
    const isQuoted = posts.some(
      ({ facts: post }) => post.origin === sample.origin && post.externalId === sample.externalId,
    );
    // What stands below among the posts is not said twice.
    const quote = isQuoted ? '' : quoteOf(await deps.mentions.find({ brand: brand.id, ...sample }));
    const storm = report.storms.find((one) => one.kind === 'storm' && one.theme === theme && one.calmAt === undefined);
    return {
      ...cluster,
      source: labels.get(sourceId) ?? sourceId,
      ...(quote !== '' && { quote }),
      ...(storm && { storm: storm.id }),
    };
  }

  async function postOf({ facts: clock, bucket }: Row): Promise<DigestPost> {
    const { origin, externalId, sourceId, rating, dueAt = now } = clock;
    const mention = await deps.mentions.find({ brand: brand.id, origin, externalId });
    const url = publicLink(mention?.observation.url);
    const quote = quoteOf(mention);
    return {
      source: labels.get(sourceId) ?? sourceId,
      ...(rating !== undefined && { rating }),
      owner: ownerName(clock.owner),
      left: dueAt - now,
      ...(bucket === 'notAnswerable' && { unseen: true as const }),
      mention: clockName(clock),
      ...(url !== undefined && { url }),
      ...(quote !== '' && { quote }),
    };
  }
}

const weight = ({ facts }: Row): number => SEVERITY_LEVELS.indexOf(facts.severity);

/** The gravest first; among them what is overdue the longest, then what is due the soonest. */
const byUrgency = (a: Row, b: Row): number =>
  weight(b) - weight(a) ||
  (a.facts.dueAt ?? 0) - (b.facts.dueAt ?? 0) ||
  (clockName(a.facts) < clockName(b.facts) ? -1 : 1);
