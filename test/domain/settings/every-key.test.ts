import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { watchPlan } from '../../../functions/domain/settings/watch-plan.ts';
import { problemsOf, sourceOf } from './one-source.ts';
import { changed } from './settings-text.ts';

const FEED = 'kind: rss, feed: "https://blog.example/feed"';
const CHOICES = 'choose 1m, 5m, 15m, 1h, 6h or 24h';

describe('every', () => {
  it('is one period, or the fastest and the slowest', () => {
    expect(sourceOf(`${FEED}, every: 1h`)).toMatchObject({ tier: 60 });
    expect(sourceOf(`${FEED}, every: 1h`)).not.toHaveProperty('slowest');
    expect(sourceOf(`${FEED}, every: 5m to 6h`)).toMatchObject({ tier: 5, slowest: 360 });
  });

  it('adapts where nothing is said: a silent source is read every hour, all others every quarter', () => {
    expect(sourceOf(FEED)).toMatchObject({ tier: 15, slowest: 60 });
  });

  it.each([
    ['5m to 7h', '"5m to 7h" is not a polling period'],
    ['5m to', '"5m to" is not a polling period'],
    ['5m to 1h to 6h', '"5m to 1h to 6h" is not a polling period'],
  ])('refuses %s', (words, problem) => {
    expect(problemsOf(`${FEED}, every: ${words}`)).toEqual([`every: ${problem}; ${CHOICES}`]);
  });

  it.each(['6h to 5m', '15m to 15m'])('refuses %s: the shorter one comes first', (words) => {
    expect(problemsOf(`${FEED}, every: ${words}`)).toEqual([
      `every: "${words}" is not a polling period; write the shorter one first, e.g. 5m to 6h`,
    ]);
  });

  it('is told by check as it is written', () => {
    const [first] = watchPlan(readSettings(changed('every: 15m', 'every: 5m to 6h'), 'f')).sources;

    expect(first).toMatchObject({ every: '5m to 6h', pollsPerDay: 288, silentPollsPerDay: 4 });
  });
});
