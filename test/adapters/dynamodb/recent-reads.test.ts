import { describe, expect, it } from 'vitest';
import { recentReads } from '../../../functions/adapters/dynamodb/recent-reads.ts';
import { SECOND } from '../../../functions/domain/shared/time.ts';

function reads() {
  let at = 0;
  let count = 0;
  const recent = recentReads<number>({ now: () => at, age: 30 * SECOND, most: 2 });
  const read = async (): Promise<number> => {
    count += 1;
    return count;
  };
  return {
    of: (key: string, how = read) => recent.of(key, how),
    forget: recent.forget,
    pass: (length: number) => {
      at += length;
    },
  };
}

describe('recent reads', () => {
  it('are read once for all who ask within the age, at the same time or later', async () => {
    const { of, pass } = reads();

    expect(await Promise.all([of('a'), of('a')])).toEqual([1, 1]);
    pass(30 * SECOND - 1);
    expect(await of('a')).toBe(1);
    pass(1);
    expect(await of('a')).toBe(2);
  });

  it('are read again once something newer is there', async () => {
    const { of, forget } = reads();
    await of('a');
    forget('a');

    expect(await of('a')).toBe(2);
  });

  it('are not remembered where they failed', async () => {
    const { of } = reads();
    await expect(of('a', () => Promise.reject(new Error('throttled')))).rejects.toThrow('throttled');

    expect(await of('a')).toBe(1);
  });

  it('of more keys than may be remembered begin anew', async () => {
    const { of } = reads();
    await of('a');
    await of('b');
    await of('c');

    expect(await of('a')).toBe(4);
  });
});
