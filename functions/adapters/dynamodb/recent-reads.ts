import type { Duration, Instant } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';

/** What one process has read of late, for those who may know it that late. */
export interface RecentReads<Value> {
  /** What was read within `age`, or is being read; else reads it. A failed read is not remembered. */
  of(key: string, read: () => Promise<Value>): Promise<Value>;
  /** Something newer is there: the next one reads. */
  forget(key: string): void;
}

interface Options {
  readonly now: Now;
  readonly age: Duration;
  /** Keys that are remembered at a time. */
  readonly most: number;
}

export function recentReads<Value>({ now, age, most }: Options): RecentReads<Value> {
  const held = new Map<string, { readonly at: Instant; readonly value: Promise<Value> }>();
  return {
    of(key, read) {
      const known = held.get(key);
      if (known !== undefined && Math.abs(now() - known.at) < age) return known.value;
      if (held.size >= most) held.clear();
      const fresh = { at: now(), value: read() };
      held.set(key, fresh);
      fresh.value.catch(() => {
        if (held.get(key) === fresh) held.delete(key);
      });
      return fresh.value;
    },
    forget: (key) => void held.delete(key),
  };
}
