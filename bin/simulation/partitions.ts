import { fnv1a } from '../../functions/domain/shared/hash.ts';
import { type Instant, SECOND } from '../../functions/domain/shared/time.ts';

/** What one partition takes in a second. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html */
const LIMITS = { write: 1_000, read: 3_000 } as const;
type Kind = keyof typeof LIMITS;

/** What a new on-demand table begins with: 4,000 writes a second. */
const PARTITIONS = 4;

interface Second {
  at: number;
  write: number;
  read: number;
}

/**
 * What the partitions of the table or of one index take. Keys are spread over `PARTITIONS` by their hash, and no partition is
 * ever split: real tables do split, so that this is the cautious view. Unused seconds are not saved up, as bursts really are.
 */
export class Partitions {
  readonly name: string;
  readonly #seconds = new Map<number, Second>();
  /** The most units in one second of one partition, and the key that was asked for then. */
  readonly hottest: Record<Kind, { units: number; at: Instant; key: string }> = {
    write: { units: 0, at: 0, key: '' },
    read: { units: 0, at: 0, key: '' },
  };

  constructor(name: string) {
    this.name = name;
  }

  /** Whether the partition of a key has room in this second; units beyond the limit in one request are let through, as once they are. */
  hasRoom(key: string, kind: Kind, units: number, at: Instant): boolean {
    return units === 0 || this.#second(key, at)[kind] + units <= Math.max(LIMITS[kind], units);
  }

  use(key: string, kind: Kind, units: number, at: Instant): void {
    if (units === 0) return;
    const second = this.#second(key, at);
    second[kind] += units;
    const hottest = this.hottest[kind];
    if (second[kind] > hottest.units) Object.assign(hottest, { units: second[kind], at, key });
  }

  #second(key: string, at: Instant): Second {
    const index = fnv1a(key) % PARTITIONS;
    const second = Math.floor(at / SECOND);
    const known = this.#seconds.get(index);
    if (known?.at === second) return known;
    const fresh = { at: second, write: 0, read: 0 };
    this.#seconds.set(index, fresh);
    return fresh;
  }
}
