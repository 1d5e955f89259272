import type { MentionFacts } from '../domain/reports/facts.ts';
import { daysBetween, isWhole, type RollupHead, settledBefore, startOfDay } from '../domain/reports/rollup.ts';
import { DAY, type Instant, utcDay } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { RollupStore } from '../ports/reports.ts';

export interface FactsDeps {
  readonly mentions: Pick<MentionStore, 'facts'>;
  readonly rollups: Pick<RollupStore, 'heads' | 'facts' | 'marks'>;
  readonly now: Now;
}

/** Rollups that are read ahead of the one that is being counted. */
const AHEAD = 4;

/**
 * The facts of a brand's mentions posted in `[from, to)`: of settled days from their rollups, of the last days, and of
 * days that have changed since they were compiled, from the day index. Either way the same facts.
 */
export async function* readFacts(
  brand: string,
  from: Instant,
  to: Instant,
  deps: FactsDeps,
): AsyncGenerator<MentionFacts> {
  if (from >= to) return;
  const [heads, marks] = await Promise.all([
    deps.rollups.heads(brand, utcDay(from), utcDay(to - 1)),
    deps.rollups.marks(brand),
  ]);
  const whole = new Map(heads.filter((head) => isWhole(head, marks.get(head.day))).map((head) => [head.day, head]));
  const settled = settledBefore(deps.now());
  const days = daysBetween(from, to);
  const ahead = new Map<string, Promise<Iterable<MentionFacts> | undefined>>();
  const readAhead = (head: RollupHead | undefined): void => {
    if (head === undefined || ahead.has(head.day)) return;
    const reading = deps.rollups.facts(brand, head);
    // Awaited later; a consumer that stops early must not leave an unhandled rejection behind.
    reading.catch(() => undefined);
    ahead.set(head.day, reading);
  };
  // Days without a rollup in a row are one question to the index.
  let unread = from;
  for (const [index, day] of days.entries()) {
    for (const next of days.slice(index, index + AHEAD)) readAhead(whole.get(next));
    const start = startOfDay(day);
    const rollup = start < settled ? await ahead.get(day) : undefined;
    ahead.delete(day);
    whole.delete(day);
    if (rollup === undefined) continue;
    if (unread < start) yield* deps.mentions.facts(brand, unread, start);
    for (const facts of rollup) if (facts.postedAt >= from && facts.postedAt < to) yield facts;
    unread = start + DAY;
  }
  if (unread < to) yield* deps.mentions.facts(brand, unread, to);
}
