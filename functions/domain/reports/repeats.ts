import { wholeMark } from '../mentions/known-author.ts';
import { DAY, type Instant, utcDay } from '../shared/time.ts';
import type { MentionFacts } from './facts.ts';
import { REPEATS_WITHIN } from './facts-of.ts';

/**
 * Tells of each mention whether the same author had written within the 14 days before, by the marks that the day index
 * holds anyway. Facts come day by day (UTC), within a day in any order; those of 14 days before what is wanted must come
 * too. Of whom only a name or only an id is known, what was noted stays.
 */
export async function* withRepeats(facts: AsyncIterable<MentionFacts>): AsyncGenerator<MentionFacts> {
  const authors = new LatestByAuthor();
  let day: MentionFacts[] = [];
  for await (const one of facts) {
    const [first] = day;
    if (first !== undefined && utcDay(first.postedAt) !== utcDay(one.postedAt)) {
      yield* authors.told(day);
      day = [];
    }
    day.push(one);
  }
  yield* authors.told(day);
}

/** When each author of the last 14 days wrote last; of others nothing is remembered. */
class LatestByAuthor {
  readonly #latest = new Map<string, Instant>();

  /** The facts of the next day. */
  told(day: readonly MentionFacts[]): readonly MentionFacts[] {
    const inOrder = day.toSorted((a, b) => a.postedAt - b.postedAt);
    const [first] = inOrder;
    if (first === undefined) return [];
    this.#forgetBefore(Math.floor(first.postedAt / DAY) * DAY - REPEATS_WITHIN);
    // What was written in the same instant was not written before.
    return [...Map.groupBy(inOrder, ({ postedAt }) => postedAt).values()].flatMap((atOnce) => {
      const told = atOnce.map((one) => this.#withRepeat(one));
      for (const one of atOnce) this.#remember(one);
      return told;
    });
  }

  #withRepeat(facts: MentionFacts): MentionFacts {
    const author = authorOf(facts);
    if (author === undefined) return facts;
    const latest = this.#latest.get(author);
    const isSoon = latest !== undefined && facts.postedAt - latest <= REPEATS_WITHIN;
    return { ...facts, repeat: isSoon || facts.repeat === 1 ? 1 : 0 };
  }

  #remember(facts: MentionFacts): void {
    const author = authorOf(facts);
    if (author !== undefined) this.#latest.set(author, facts.postedAt);
  }

  #forgetBefore(oldest: Instant): void {
    for (const [author, at] of this.#latest) if (at < oldest) this.#latest.delete(author);
  }
}

/** Within one origin: names and numbers are shared between them. */
function authorOf({ origin, author, fromBrand }: MentionFacts): string | undefined {
  const mark = fromBrand ? undefined : wholeMark(author);
  return mark === undefined ? undefined : `${mark} ${origin}`;
}
