import { describe, expect, it } from 'vitest';
import { languageGuess } from '../../../functions/domain/reports/language-guess.ts';
import { noteOf, withNote } from '../../../functions/domain/reports/response-note.ts';
import { aMention, anObservation, aSeverity } from '../../support/builders.ts';

const COMPLAINT = 'The parcel with my lamp never came, and nobody at the courier could tell me where it was.';
const HELPFUL =
  'Hello Vera, we are sorry that the parcel got lost. The courier has found it, and your lamp will be with you on Friday. Tom';

const asked = (text: string, severity = aSeverity()) =>
  aMention({ observation: anObservation({ title: '', text }), severity });
const lettersOf = (response: string, about = COMPLAINT, severity = aSeverity()) =>
  noteOf(asked(about, severity), response).split('#')[0];
const keyOf = (response: string) => noteOf(asked(COMPLAINT), response).split('#')[1];

describe('what is noted of a response', () => {
  it('is nothing where it answers the complaint in its language', () => {
    expect(lettersOf(HELPFUL)).toBe('');
  });

  it.each([
    'Lieber Kunde, wir haben das Paket gefunden und bringen es Ihnen am Freitag, bitte entschuldigen Sie die Verspätung.',
    'Здравствуйте! Мы нашли вашу посылку и привезём её в пятницу.',
  ])('is another language: %s', (response) => {
    expect(lettersOf(response)).toContain('l');
  });

  it.each([
    'We are sorry to hear this. Please contact us at help@acme.example.',
    'Thank you for your feedback! Please write to us: https://acme.example/contact',
    'Hi Vera, sorry about that. Please DM us your number. Regards, Tom',
    'Das tut uns leid. Bitte schreiben Sie an hilfe@acme.example.',
  ])('is "write to us" and nothing else: %s', (response) => {
    expect(lettersOf(response)).toContain('w');
  });

  it('is none of that where an address stands beside an answer', () => {
    expect(lettersOf(`${HELPFUL} Questions? Write to us: help@acme.example.`)).toBe('');
  });

  it('is beside the point where no longer word of a complaint is in it', () => {
    const empty = 'We strive to give you the best possible experience, and we value all our customers very much.';

    expect(lettersOf(empty)).toBe('p');
    expect(lettersOf(empty, COMPLAINT, aSeverity({ sentiment: { ...aSeverity().sentiment, label: 'positive' } }))).toBe(
      '',
    );
    expect(lettersOf('Thank you very much!')).toBe('');
  });

  it('is one key for the same words, whatever the name, the numbers, the link and who signs', () => {
    const template = (name: string, order: number, signs: string) =>
      `Dear ${name}, we are so sorry that your order ${order} has not arrived in time: https://acme.example/${order} Best, ${signs}`;
    const named = (name: string, response: string) => {
      const observation = anObservation({ title: '', text: COMPLAINT, author: { name } });
      return noteOf(aMention({ observation }), response).split('#')[1];
    };

    expect(named('Vera Kim', template('Vera', 4_711, 'Tom B.'))).toBe(named('J. Omar', template('Omar', 12, 'Ann C.')));
    expect(keyOf(HELPFUL)).not.toBe(keyOf(template('Vera', 1, 'Tom B.')));
    expect(keyOf('Thanks a lot, Vera!')).toBeUndefined();
  });

  it('is kept instead of the words', () => {
    const response = { truth: 'replied', id: 'r1', text: HELPFUL } as const;

    expect(withNote(asked(COMPLAINT), response)).toEqual({
      truth: 'replied',
      id: 'r1',
      noted: expect.stringMatching(/^#[\da-z]+$/u),
    });
    expect(withNote(asked(COMPLAINT), { truth: 'replied', id: 'r1' })).toEqual({ truth: 'replied', id: 'r1' });
  });
});

describe('the guess of a language', () => {
  it.each([
    [COMPLAINT, 'en'],
    ['Wir sind mit dem Service nicht zufrieden und bitten um eine Antwort.', 'de'],
    ['La commande est arrivée avec une semaine de retard et nous avons dû appeler.', 'fr'],
    ['荷物がまだ届きません', 'han'],
    ['ok', undefined],
    ['Super!!! 5*', undefined],
    ['', undefined],
  ])('of %j is %s', (text, language) => {
    expect(languageGuess(text)).toBe(language);
  });
});
