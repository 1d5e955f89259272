import { describe, expect, it } from 'vitest';
import { companyOf, toldStory } from '../../functions/use-cases/told-story.ts';
import { aStoredMention, DUE } from '../support/mention-literals.ts';
import { alertSettings } from './alert-ports.ts';

const told = (changes: { readonly earlierByAuthor?: number; readonly duplicates?: number }) => {
  const mention = aStoredMention();
  const known = { ...mention, severity: { ...mention.severity, ...changes } };
  return { company: companyOf(known), lines: toldStory(known, alertSettings({ calendars: {}, policies: [] }), DUE) };
};

describe('the story of a mention', () => {
  it('says who wrote the like of it before', () => {
    const { company, lines } = told({ earlierByAuthor: 1, duplicates: 12 });

    expect(lines.slice(1, 3)).toEqual([
      'When it was found, its author had written 1 time before.',
      'When it was found, 12 other mentions of the brand said nearly the same.',
    ]);
    expect(company).toEqual({ earlierByAuthor: 1, duplicates: 12 });
  });

  it('says nothing of it where nobody did, or nobody knows', () => {
    expect(told({}).lines.join('\n')).not.toContain('When it was found');
    expect(told({ earlierByAuthor: 0 })).toMatchObject({ company: { earlierByAuthor: 0 } });
    expect(told({ earlierByAuthor: 0 }).lines).toEqual(told({}).lines);
  });
});
