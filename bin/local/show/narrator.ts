import colors from 'picocolors';
import type { HistoryEvent } from '../../../functions/domain/mentions/history.ts';
import { type Mention, mentionName } from '../../../functions/domain/mentions/mention.ts';
import type { Instant } from '../../../functions/domain/shared/time.ts';
import type { MentionStore } from '../../../functions/ports/mentions.ts';
import { eventWords, headline } from './event-words.ts';
import { localTime } from './local-time-words.ts';

interface NarratorOptions {
  readonly mentions: Pick<MentionStore, 'facts' | 'find'>;
  readonly brands: readonly string[];
  readonly timeZone: string;
  /** Mentions posted earlier are stored and not told of. */
  readonly from: Instant;
  readonly say: (line: string) => void;
  /** What a newcomer should know about an event; nothing when it has been said. */
  readonly hint?: (event: HistoryEvent, mention: Mention) => string | undefined;
}

/** Tells in people's words what happens to mentions, from the histories that the functions themselves have written. */
export class Narrator {
  readonly #options: NarratorOptions;
  readonly #told = new Map<string, { version: number; events: Set<string> }>();
  #looking: Promise<void> | undefined;

  constructor(options: NarratorOptions) {
    this.#options = options;
  }

  /** How many mentions are known by now. */
  get mentions(): number {
    return this.#told.size;
  }

  /** Looks once; a look that is still under way is joined. */
  look(until: Instant): Promise<void> {
    this.#looking ??= this.#look(until).finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(until: Instant): Promise<void> {
    const lines: { readonly at: Instant; readonly line: string }[] = [];
    for (const brand of this.#options.brands) {
      for await (const facts of this.#options.mentions.facts(brand, this.#options.from, until + 1)) {
        const mention = await this.#options.mentions.find(facts);
        if (mention !== undefined) lines.push(...this.#news(mention));
      }
    }
    for (const { at, line } of lines.sort((a, b) => a.at - b.at)) {
      this.#options.say(`${colors.dim(localTime(at, this.#options.timeZone))}  ${line}`);
    }
  }

  #news(mention: Mention): { at: Instant; line: string }[] {
    const name = mentionName(mention);
    const known = this.#told.get(name) ?? { version: 0, events: new Set<string>() };
    this.#told.set(name, known);
    if (known.version === mention.version) return [];
    known.version = mention.version;
    const fresh = mention.history.filter((event) => !known.events.has(keyOf(event)));
    for (const event of fresh) known.events.add(keyOf(event));
    return fresh.flatMap((event) => {
      const words = eventWords(event, mention, this.#options.timeZone);
      if (words === undefined) return [];
      const hint = this.#options.hint?.(event, mention);
      const more = hint === undefined ? '' : `\n${colors.dim(`           ↳ ${hint}`)}`;
      return [{ at: event.at, line: `${headline(mention)}  ${words}${more}` }];
    });
  }
}

const keyOf = (event: HistoryEvent): string => `${event.at} ${event.what} ${event.detail ?? ''}`;
