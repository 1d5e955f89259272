import { type MentionKey, mentionName } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { DAY, type Instant } from '../domain/shared/time.ts';
import { LAST_INSTANT } from '../domain/sla/known-years.ts';
import type { MentionStore } from '../ports/mentions.ts';

interface Wanted {
  readonly settings: Settings;
  readonly brand?: string | undefined;
  /** Rules of time zones matter to deadlines ahead: what has no stage and no look ahead is not listed. */
  readonly onlyTimeZones?: boolean;
}

/** Those with something ahead, however old; and those overdue beyond their last stage, as far back as mentions are kept. By name. */
export async function openMentions(
  { settings, brand, onlyTimeZones = false }: Wanted,
  mentions: Pick<MentionStore, 'dueBefore' | 'facts'>,
  now: Instant,
): Promise<readonly MentionKey[]> {
  const found = new Map<string, MentionKey>();
  const add = ({ brand: of, origin, externalId }: MentionKey): void => {
    const key = { brand: of, origin, externalId };
    if (brand === undefined || of === brand) found.set(mentionName(key), key);
  };
  for (let shard = 0; shard < settings.shards; shard += 1) {
    for await (const due of mentions.dueBefore(shard, LAST_INSTANT)) add(due);
  }
  const brands = onlyTimeZones ? [] : settings.brands.filter((one) => brand === undefined || one.id === brand);
  for (const { id } of brands) {
    const until = now + DAY;
    for await (const facts of mentions.facts(id, until - settings.retention.mentionDays * DAY, until)) {
      if (facts.status === 'running') add(facts);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
}
