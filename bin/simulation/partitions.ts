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
  /** Units by what was asked for: the first part of the key, and the whole key. */
  readonly kinds: Record<Kind, Map<string, number>>;
  readonly keys: Record<Kind, Map<string, number>>;
}

/** The most units in one second, and what they were for. */
export interface Hottest {
  readonly units: number;
  readonly at: Instant;
  /** By the first part of the key: `M` mentions, `S` sources, and so on (docs/adr/002-one-table.md). */
  readonly kinds: Readonly<Record<string, number>>;
}

/** The most units in one second for one key: no split of partitions would spread them. */
export interface HottestKey {
  readonly units: number;
  readonly at: Instant;
  readonly key: string;
}

const NEVER = { write: { units: 0, at: 0 }, read: { units: 0, at: 0 } } as const;

/**
 * What the partitions of the table or of one index take. Keys are spread over `PARTITIONS` by their hash, and no partition is
 * ever split: real tables do split, so that this is the cautious view. Unused seconds are not saved up, as bursts really are.
 */
export class Partitions {
  readonly name: string;
  readonly #seconds = new Map<number, Second>();
  readonly #hottest: Record<Kind, { units: number; at: Instant; kinds?: ReadonlyMap<string, number> }> =
    structuredClone(NEVER);
  readonly #hottestKey: Record<Kind, { units: number; at: Instant; key?: string }> = structuredClone(NEVER);
  /** Requests that were refused, by kind of unit and first part of the key. */
  readonly refused = new Map<string, number>();
  /** All units so far, by the same. */
  readonly spent = new Map<string, number>();

  constructor(name: string) {
    this.name = name;
  }

  hottest(kind: Kind): Hottest {
    const { units, at, kinds = [] } = this.#hottest[kind];
    return { units, at, kinds: Object.fromEntries([...kinds].sort(([, a], [, b]) => b - a)) };
  }

  hottestKey(kind: Kind): HottestKey {
    return { key: '', ...this.#hottestKey[kind] };
  }

  /** Whether the partition of a key has room in this second; units beyond the limit in one request are let through, as once they are. */
  hasRoom(key: string, kind: Kind, units: number, at: Instant): boolean {
    return units === 0 || this.#second(key, at)[kind] + units <= Math.max(LIMITS[kind], units);
  }

  refuse(key: string, kind: Kind): void {
    add(this.refused, `${kind} ${kindOf(key)}`, 1);
  }

  use(key: string, kind: Kind, units: number, at: Instant): void {
    if (units === 0) return;
    const second = this.#second(key, at);
    second[kind] += units;
    const first = kindOf(key);
    add(second.kinds[kind], first, units);
    add(this.spent, `${kind} ${first}`, units);
    const ofKey = add(second.keys[kind], key, units);
    const hottest = this.#hottest[kind];
    if (second[kind] > hottest.units) Object.assign(hottest, { units: second[kind], at, kinds: second.kinds[kind] });
    const hottestKey = this.#hottestKey[kind];
    if (ofKey > hottestKey.units) Object.assign(hottestKey, { units: ofKey, at, key });
  }

  #second(key: string, at: Instant): Second {
    const index = fnv1a(key) % PARTITIONS;
    const second = Math.floor(at / SECOND);
    const known = this.#seconds.get(index);
    if (known?.at === second) return known;
    const fresh = {
      ...{ at: second, write: 0, read: 0 },
      kinds: { write: new Map<string, number>(), read: new Map<string, number>() },
      keys: { write: new Map<string, number>(), read: new Map<string, number>() },
    };
    this.#seconds.set(index, fresh);
    return fresh;
  }
}

function add(to: Map<string, number>, name: string, amount: number): number {
  const sum = (to.get(name) ?? 0) + amount;
  to.set(name, sum);
  return sum;
}

const kindOf = (key: string): string => {
  const end = key.indexOf('#');
  return end === -1 ? key : key.slice(0, end);
};
