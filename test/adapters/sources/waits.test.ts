import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../functions/domain/mentions/reading.ts';
import { MINUTE } from '../../../functions/domain/shared/time.ts';
import { readerFor } from '../../support/connectors.ts';
import { aSourceOfEachKind } from './a-source-of-each-kind.ts';
import { first, NOW } from './builders.ts';

const IN_FIVE_MINUTES = NOW + 5 * MINUTE;

describe.each(aSourceOfEachKind())('waits that $kind asks for', (source) => {
  const reader = readerFor(source);
  const asked = first(reader.begin({}));
  const read = (status: number, headers: Readonly<Record<string, string>>, body = '') =>
    reader.read(asked, { status, headers, body }, { now: NOW, cursor: {} });

  it.each([
    ['seconds', '300'],
    ['a date', 'Fri, 20 Nov 2026 12:05:00 GMT'],
  ])('are kept, given as %s', (_, after) => {
    const headers = { 'retry-after': after };
    expect(read(429, headers)).toMatchObject({ problem: 'rateLimited', retryAt: IN_FIVE_MINUTES });
    expect(read(503, headers)).toMatchObject({ problem: 'outage', retryAt: IN_FIVE_MINUTES });
  });

  it('lie in no past, and a 429 without any is one all the same', () => {
    expect(read(429, { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' })).toMatchObject({ retryAt: NOW });
    expect(read(429, {})).toMatchObject({ problem: 'rateLimited' });
  });

  it('says that nothing changed when the server does, and still hears that its quota is used up', () => {
    const same = read(304, {});
    expect(isProblem(same)).toBe(false);
    expect(same).toMatchObject({ unchanged: true, observations: [] });
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(IN_FIVE_MINUTES / 1_000) };
    expect(read(304, headers)).toMatchObject({ unchanged: true, waitUntil: IN_FIVE_MINUTES });
  });
});
