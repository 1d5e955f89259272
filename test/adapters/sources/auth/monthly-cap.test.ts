import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../functions/adapters/sources/auth/credential.ts';
import { nextMonth, withinMonthlyCap } from '../../../../functions/adapters/sources/auth/monthly-cap.ts';
import { getJson } from '../../../../functions/adapters/sources/json-exchange.ts';
import { isProblem } from '../../../../functions/domain/mentions/reading.ts';
import { inMemorySpending } from '../../../support/in-memory-budgets.ts';
import { inMemorySecrets } from '../../../support/in-memory-secrets.ts';
import { NOW, ok } from '../builders.ts';

const open: Credential = async (request) => ({ request });
const capped = withinMonthlyCap(open, {
  ...{
    account: 'a',
    who: 'the shop',
    most: 12,
    units: 'reviews',
    page: { parameter: 'size', fewest: 5, next: 'next' },
  },
  unitsIn: (answer) => ('failed' in answer ? undefined : Number(answer.body)),
});
const access = { http: { send: async () => ({ failed: 'nothing is sent' }) }, secrets: inMemorySecrets(), now: NOW };
const page = getJson('https://a.example/', { size: 8 }, 'intake');
const one = getJson('https://a.example/7', {}, 'thread');

describe('a source that takes money', () => {
  it('is asked for no more than is left of the month, and for nothing below the least', async () => {
    const spending = inMemorySpending();
    const first = await capped(page, { ...access, spending });
    const second = await capped(page, { ...access, spending });
    expect(first).toMatchObject({ request: { url: 'https://a.example/?size=8' } });
    expect(second).toMatchObject({ problem: 'rateLimited', retryAt: NOW + 300_000, notAsked: true });
    if (isProblem(first)) throw new Error('nothing was let through');
    await first.settle?.(ok(7));
    expect(await capped(page, { ...access, spending })).toMatchObject({
      request: { url: 'https://a.example/?size=5' },
    });
    expect(await spending.spent('a', '2026-11')).toEqual({ units: 12, setAside: 5 });
  });

  it('counts a request without a size as one, and one of which nobody knows what it brought as all of it', async () => {
    const spending = inMemorySpending();
    const asked = await capped(one, { ...access, spending });
    if (isProblem(asked)) throw new Error('nothing was let through');
    await asked.settle?.({ failed: 'it hung up' });
    expect(await spending.spent('a', '2026-11')).toEqual({ units: 1, setAside: 0 });
  });

  it('rests until the next month, in one line', async () => {
    const spending = inMemorySpending();
    const asked = await capped(page, { ...access, spending });
    if (isProblem(asked)) throw new Error('nothing was let through');
    await asked.settle?.(ok(8));
    expect(await capped(page, { ...access, spending })).toEqual({
      problem: 'rateLimited',
      line: 'the shop: 8 of the 12 reviews that may be read a month are read; it rests until 2026-12-01',
      retryAt: nextMonth(NOW),
      notAsked: true,
    });
    expect(nextMonth(Date.parse('2026-12-31T23:59:59.999Z'))).toBe(Date.parse('2027-01-01T00:00:00Z'));
  });

  it('is not asked where nobody counts', async () => {
    expect(await capped(page, access)).toMatchObject({ problem: 'unauthorised', notAsked: true });
  });
});
