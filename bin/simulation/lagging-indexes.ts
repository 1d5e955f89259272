import type { Duration, Instant } from '../../functions/domain/shared/time.ts';
import type { IndexChange, IndexEntry } from './index-change.ts';
import { SortedEntries } from './sorted-entries.ts';
import { INDEXES, TIE } from './table-keys.ts';

interface Lag {
  readonly now: () => Instant;
  /** After how long an index shows a write. @default at once */
  readonly indexLag?: () => Duration;
  /** Runs something later; needed where an index lags. */
  readonly after?: (length: Duration, happens: () => void) => void;
}

/** The indexes of a table, which show what is written a moment later. */
export class LaggingIndexes {
  readonly #lag: Lag;
  readonly #indexes = new Map(INDEXES.map(({ name }) => [name, new Map<string, SortedEntries<IndexEntry>>()]));
  /** When the newest change of an item reaches an index: changes of one item arrive in their order. */
  readonly #arrivals = new Map<string, Instant>();

  constructor(lag: Lag) {
    this.#lag = lag;
  }

  entries(name: string, partition: string): SortedEntries<IndexEntry> | undefined {
    return this.#indexes.get(name)?.get(partition);
  }

  /** Entries in the partitions whose key begins so. */
  size(name: string, prefix: string): number {
    let size = 0;
    for (const [key, partition] of this.#indexes.get(name) ?? []) if (key.startsWith(prefix)) size += partition.size;
    return size;
  }

  arrive(pk: string, sk: string, change: IndexChange): void {
    const apply = (): void => {
      const index = this.#indexes.get(change.index.name);
      const partition = index?.get(change.partition) ?? new SortedEntries<IndexEntry>();
      if (change.entry === undefined) partition.delete(change.key);
      else partition.set(change.key, change.entry);
      index?.set(change.partition, partition);
    };
    const { indexLag, after, now } = this.#lag;
    const lag = indexLag?.() ?? 0;
    const item = `${pk}${TIE}${sk}`;
    const earliest = this.#arrivals.get(item) ?? 0;
    if (after === undefined || (lag === 0 && earliest <= now())) {
      apply();
      return;
    }
    const at = Math.max(earliest, now() + lag);
    this.#arrivals.set(item, at);
    after(at - now(), () => {
      apply();
      if (this.#arrivals.get(item) === at) this.#arrivals.delete(item);
    });
  }
}
