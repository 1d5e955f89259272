import { describe, expect, it } from 'vitest';
import { matchWords } from '../../../functions/domain/settings/match-words.ts';

describe('the words for what a policy matches', () => {
  it('name every condition', () => {
    const when = {
      stars: [1, 2],
      themes: ['delivery'],
      moments: ['use', 'leave'],
      labels: { version: ['5', '6'], votes: 'any' },
      repeatAuthor: true,
      time: { calendar: 'office', is: 'outside' },
    } as const;

    expect(matchWords(when)).toBe(
      'stars 1 or 2, theme delivery, moment use or leave, label version 5 or 6, label votes any, a repeat author, published outside office',
    );
    expect(matchWords({ repeatAuthor: false })).toBe('no repeat author');
    expect(matchWords({})).toBe('every mention');
  });
});
