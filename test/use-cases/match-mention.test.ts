import { describe, expect, it } from 'vitest';
import { judgeSeverity } from '../../functions/domain/scoring/severity.ts';
import type { Brand } from '../../functions/domain/settings/settings.ts';
import { matchMention } from '../../functions/use-cases/match-mention.ts';
import { anObservation, aPolicy } from '../support/builders.ts';
import { wordListScorer } from '../support/word-list-scorer.ts';

const seen = anObservation({ text: 'The parcel never arrived, terrible', rating: 1 });

const ACME: Brand = { id: 'acme', name: 'Acme' };

function matched(text: string, brand = ACME) {
  const observation = { ...seen, text };
  const policies = [
    aPolicy({ id: 'parcels', when: { themes: ['delivery', 'refund'] }, owner: 'care' }),
    aPolicy({ id: 'goodbyes', when: { moments: ['leave'] }, owner: 'care' }),
  ];
  const severity = judgeSeverity(observation, wordListScorer, brand);
  const mention = { brand: 'acme', sourceId: 'x', observation, severity };
  return matchMention(mention, { brands: [brand], policies, calendars: {} }).policy;
}

describe('matching by what a text is about', () => {
  it('takes the policy for one of its themes', () => {
    expect(matched('The parcel never arrived, terrible')?.id).toBe('parcels');
  });

  it('takes the policy for its moment of truth', () => {
    expect(matched('Terrible. Uninstalled.')?.id).toBe('goodbyes');
  });

  it('gives it to who answers at its moment, where the brand says so', () => {
    const brand = { ...ACME, momentOwners: { receive: 'logistics' } };

    expect(matched('The parcel never arrived, terrible', brand)?.owner).toBe('logistics');
    expect(matched('Terrible. Uninstalled.', brand)?.owner).toBe('care');
  });
});
