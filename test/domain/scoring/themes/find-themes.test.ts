import { describe, expect, it } from 'vitest';
import { findSubjects } from '../../../../functions/domain/scoring/themes/find-themes.ts';
import { builtInTaxonomy, taxonomyOf } from '../../../../functions/domain/scoring/themes/taxonomy.ts';

const find = (text: string, language = 'en', taxonomy = builtInTaxonomy()) =>
  findSubjects(text, language, taxonomy, false);
const ids = (text: string, language = 'en') => find(text, language).themes.map(({ id }) => id);

describe('themes', () => {
  it('are found with the words that say so, gravest first', () => {
    expect(find('The parcel came late and the charger caught fire.')).toMatchObject({
      themes: [
        { id: 'safety', evidence: 'caught fire' },
        { id: 'delivery', evidence: 'parcel' },
      ],
    });
  });

  it.each([
    ['de', 'Das Paket ist nie angekommen', 'delivery'],
    ['fr', 'Je vais porter plainte', 'legal'],
    ['es', 'Me cobraron dos veces', 'billing'],
    ['it', 'Il cameriere era maleducato', 'staff'],
    ['pt', 'Não consigo fazer login, senha inválida', 'account'],
    ['nl', 'De kamer was smerig', 'cleanliness'],
    ['ja', 'アプリがすぐ落ちる', 'stability'],
    ['de', 'Der Support schweigt', 'support'],
  ])('are found in %s: %s', (language, text, theme) => {
    expect(ids(text, language)).toContain(theme);
  });

  it.each([
    'We never had a problem with a refund.',
    'No refund problem at all.',
    'No ads, thank you!',
    'It has not crashed once.',
    'There is no danger here.',
  ])('are not found where there is none of it: %s', (text) => {
    expect(ids(text)).toEqual([]);
  });

  it.each([
    ['They give no refund.', 'refund'],
    ['The support did not answer.', 'support'],
    ['It does not stop crashing.', 'stability'],
    ['No, the parcel never came.', 'delivery'],
  ])('are found where what is missing is the complaint: %s', (text, theme) => {
    expect(ids(text)).toEqual([theme]);
  });

  it('do not take the parts of a longer name for themselves', () => {
    expect(ids('There were bed bugs in our room.')).toEqual(['cleanliness']);
  });

  it('are found with accents left out, in capitals, and with zero-width characters', () => {
    for (const text of ['Le COLIS est perdu', 'le co\u{200b}lis est perdu']) {
      expect(ids(text, 'fr'), text).toEqual(['delivery']);
    }
    expect(ids('La livraison a ete annulee', 'fr')).toEqual(ids('La livraison a été annulée', 'fr'));
  });

  it('take more words and weights from a brand, and themes of its own', () => {
    const taxonomy = taxonomyOf({
      delivery: { terms: ['drop point*'], weight: 2 },
      loyalty: { terms: ['loyalty card*', 'stamps'], moment: 'leave' },
    });

    expect(find('Our loyalty cards do not work at the drop points', 'en', taxonomy)).toMatchObject({
      themes: [
        { id: 'delivery', evidence: 'drop points' },
        { id: 'loyalty', evidence: 'loyalty cards' },
      ],
    });
    expect(find('No stamps again', 'en', taxonomy).moment).toBe('leave');
    expect(find('Lieferung an den Drop Point', 'de', taxonomy).themes).toEqual([
      { id: 'delivery', evidence: expect.stringMatching(/lieferung|drop point/u) },
    ]);
  });

  it('are nothing in an empty text, and few in a long one that says one thing again and again', () => {
    expect(find('')).toEqual({ themes: [] });
    expect(ids('the parcel is late. '.repeat(2_000))).toEqual(['delivery']);
  });
});

describe('the moment of truth', () => {
  it.each([
    ['Saw your poster in the tram', 'discover'],
    ['Is it worth buying the bigger one?', 'decide'],
    ['Delivery took three weeks', 'receive'],
    ['It crashes every morning', 'use'],
    ['Nobody answers my e-mails', 'support'],
    ['The delivery was late, I am cancelling', 'leave'],
    ['The sky is blue', undefined],
  ])('%s: %s', (text, moment) => {
    expect(find(text).moment).toBe(moment);
  });

  it('is use for a text that praises or blames and says no more', () => {
    expect(findSubjects('Horrible.', 'en', builtInTaxonomy(), true).moment).toBe('use');
  });

  it('comes with the words that tell it', () => {
    expect(find('I am cancelling my plan')).toMatchObject({ momentEvidence: 'cancelling', leaving: 'cancelling' });
  });
});
