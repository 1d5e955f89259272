import { complainedAt, isComplaint } from '../../functions/domain/incidents/incident.ts';
import { factsOf } from '../../functions/domain/reports/facts-of.ts';
import type { Duration, Instant } from '../../functions/domain/shared/time.ts';
import { type Lateness, latenessOfAll } from './lateness.ts';
import { storedMentions } from './stored-mentions.ts';
import type { World } from './world.ts';

/**
 * How long after a brand had its number the first notice of its first incident was told: from when so many complaints of
 * one window had been read that an incident is to be opened, to the webhook. Of worlds in which nothing is known of
 * earlier weeks, where twice the minimum is wanted.
 */
export function incidentLateness({ table, receivers, settings }: World): Lateness {
  const { storms } = settings;
  if (storms === undefined) return latenessOfAll([]);
  const complaints = new Map<string, { readonly at: Instant; readonly readAt: Instant }[]>();
  for (const mention of storedMentions(table)) {
    const facts = factsOf(mention);
    if (!isComplaint(facts)) continue;
    const own = complaints.get(mention.brand) ?? [];
    own.push({ at: complainedAt(facts), readAt: mention.discoveredAt });
    complaints.set(mention.brand, own);
  }
  const told = Map.groupBy(
    [...receivers.incidents.values()].filter(({ notice }) => notice === 1),
    ({ brand }) => brand,
  );
  const lengths: Duration[] = [];
  for (const [brand, own] of complaints) {
    const first = Math.min(...(told.get(brand) ?? []).map(({ at }) => at));
    const since = numberReached(own, 2 * storms.minimum, storms.window);
    if (since !== undefined && Number.isFinite(first)) lengths.push(first - since);
  }
  return latenessOfAll(lengths);
}

/** When so many complaints of one window had been read. */
export function numberReached(
  complaints: readonly { readonly at: Instant; readonly readAt: Instant }[],
  number: number,
  window: Duration,
): Instant | undefined {
  const read: Instant[] = [];
  for (const { at, readAt } of complaints.toSorted((a, b) => a.readAt - b.readAt)) {
    const place = read.findLastIndex((earlier) => earlier <= at) + 1;
    read.splice(place, 0, at);
    for (let from = Math.max(0, place - number + 1); from <= place; from += 1) {
      const [first, last] = [read[from], read[from + number - 1]];
      if (first !== undefined && last !== undefined && last - first <= window) return readAt;
    }
  }
  return undefined;
}
