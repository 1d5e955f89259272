import { describe, expect, it } from 'vitest';
import { suggestedOpening } from '../../../functions/domain/alerts/suggested-opening.ts';

describe('a suggested opening', () => {
  it.each([
    ['negative', { emotion: 'anger', moment: 'receive' }, 'You are right to be angry about this, and I am sorry.'],
    ['negative', { moment: 'receive' }, 'I am sorry that your order did not arrive as it should.'],
    ['negative', {}, 'I am sorry about this, and thank you for telling us.'],
    ['neutral', { emotion: 'confusion' }, 'Thank you for asking. Here is how it works.'],
    ['neutral', {}, undefined],
    ['negative', { emotion: 'joy' }, undefined],
    ['positive', { moment: 'leave' }, undefined],
  ] as const)('of a %s text with %j is: %s', (tone, insight, words) => {
    expect(suggestedOpening(tone, insight)).toBe(words);
  });
});
