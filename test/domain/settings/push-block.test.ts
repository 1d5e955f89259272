import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { problemsOf, sourceOf } from './one-source.ts';

const SENDER = 'kind: push, name: Help desk, secret: HELP_DESK_SECRET';

describe('a source of kind push', () => {
  it('may say how often it is heard from at least', () => {
    expect(sourceOf(SENDER)).not.toHaveProperty('heardEvery');
    expect(sourceOf(`${SENDER}, heardEvery: 48h`)).toMatchObject({ heardEvery: 48 * HOUR, tier: 1440 });
  });

  it.each([
    ['2 days', 'say hours: 24h around the clock'],
    ['15m', 'write at least 1h'],
    ['9000h', 'write at most 8760h'],
    ['often', '"often" is not a length of time'],
  ])('refuses %s in one line', (words, line) => {
    expect(problemsOf(`${SENDER}, heardEvery: ${words}`)).toEqual([expect.stringContaining(line)]);
  });
});
