/**
 * What a scorer must not stumble over, in sentences and words of our own that training has not seen (a test holds that
 * no sentence is one of bin/training/own): kinds of `same` expect one answer for all fillings, the others a label.
 */
export interface Behaviour {
  readonly name: string;
  /** Highest share of failures that we accept. */
  readonly goal: number;
  readonly expects: 'negative' | 'not negative' | 'same';
  readonly texts: readonly (readonly string[])[];
}

const SUBJECTS = ['soup', 'check-in', 'headset', 'lecture', 'parcel', 'ferry'];
const KIND = ['splendid', 'decent', 'satisfying', 'charming', 'outstanding', 'convenient'];
const UNKIND = ['shabby', 'appalling', 'tedious', 'dismal', 'clumsy', 'unreliable'];

export const NEGATED = [
  'The {it} we had was not really {so}.',
  'It is not {so}, this {it}.',
  'To me the {it} did not seem {so}.',
  'No one in our group would describe the {it} as {so}.',
  'You could not say that their {it} felt {so}.',
  'Not a {so} {it}, in my opinion.',
];
export const DISAPPOINTED = [
  'We were told that the {it} is {so}, but it is not.',
  'I assumed that the {it} was going to be {so}, but it was not.',
  'Everybody had promised us a {so} {it}, yet it was not.',
  'They advertise their {it} as {so}, but no, it is not.',
  'The {it} was meant to feel {so}. It did not.',
];
export const FORMERLY = [
  'Years ago the {it} was {so}, now it is dismal.',
  'Once upon a time a {so} {it}, today a shabby one.',
  'We remember the {it} as {so}; lately it has become unreliable.',
];

const BASES = [
  'The technician came twice and the heating still fails.',
  'Our order was complete and the courier was kind.',
  'We waited for the bus at the corner.',
  'What a shabby way to treat a customer!',
  'Charming little shop, we come every week.',
  'The parcel is at the post office.',
  'I am so tired of this broken lock.',
  'Finally a headset that stays on my ears, thank you.',
  'The manager promised to call back and never did.',
  'Their breakfast was delicious and the room spotless.',
  'Two months later they still have not returned my deposit.',
  'I am very happy with the new bicycle.',
  'Worst hotel of our whole journey, the carpets were filthy.',
  'Everything went smoothly and the staff could not have been nicer.',
  'The second delivery is planned for Thursday evening.',
  'The headset broke after one month and nobody answers my letters.',
  'Beautiful garden, lovely waitress, excellent cake.',
  'They charged me twice and refuse to give the money back.',
  'Does somebody know when the counter opens tomorrow?',
  'Great value, I would order from them again.',
  'The lecture started late and the speaker was rude.',
  'Our guide explained everything with patience and humour.',
  'Horrible experience, we will never book there again.',
  'The ferry leaves from the northern harbour.',
];

const each = (patterns: readonly string[], words: readonly string[]): string[][] =>
  patterns.flatMap((pattern) =>
    SUBJECTS.flatMap((subject) => words.map((word) => [pattern.replaceAll('{it}', subject).replaceAll('{so}', word)])),
  );

const varied = (vary: (base: string) => readonly string[]): string[][] => BASES.map((base) => [base, ...vary(base)]);
const filled = (patterns: readonly string[], words: readonly string[]): string[][] =>
  patterns.map((pattern) => words.map((word) => pattern.replaceAll('{who}', word)));

const PEOPLE = [
  '{who} brought us the menu.',
  'I spoke with {who} at the counter, and nobody could help me.',
  '{who} was wonderful with the children.',
  'Yesterday {who} called about the invoice.',
  'Ask for {who}, they know the house.',
  'we told {who} about the leak and {who} did nothing.',
];
const WHERE = [
  'We flew to {who} in March.',
  'The branch in {who} lost my documents.',
  'Their shop in {who} is a delight.',
  'I live in {who} and order twice a month.',
  'Nobody at the {who} office picks up the phone.',
  'Is there a service point in {who}?',
];
const WHO = [
  'The {who} man at the desk answered my question.',
  'I am a {who} customer and have a question.',
  'A {who} family sat at the next table.',
  'My {who} neighbour ordered the same parcel.',
  'She is {who}.',
  'The driver was {who} and very helpful.',
];

export const BEHAVIOURS: readonly Behaviour[] = [
  { name: 'negated praise is negative', goal: 0.12, expects: 'negative', texts: each(NEGATED, KIND) },
  { name: 'negated blame is not negative', goal: 0.15, expects: 'not negative', texts: each(NEGATED, UNKIND) },
  { name: 'hoped for, "but it was not"', goal: 0.15, expects: 'negative', texts: each(DISAPPOINTED, KIND) },
  { name: 'once good, now bad', goal: 0.3, expects: 'negative', texts: each(FORMERLY, KIND) },
  {
    name: 'handles and links',
    goal: 0,
    expects: 'same',
    texts: varied((base) => [
      `${base} https://t.co/Kx81hateQ`,
      `@worstbuyer ${base}`,
      `${base} @lovely_day`,
      `www.scam-shop.com ${base}`,
    ]),
  },
  {
    name: 'numbers',
    goal: 0,
    expects: 'same',
    texts: ['Order 4711 came on the 3rd.', 'I paid 20 euros for 2 tickets.', 'Room 13 was cold for 5 nights.'].map(
      (base) => [base, base.replaceAll(/\d+/gu, '7'), base.replaceAll(/\d+/gu, '1989')],
    ),
  },
  {
    name: 'names',
    goal: 0.08,
    expects: 'same',
    texts: filled(PEOPLE, [
      'Jennifer',
      'Mohammed',
      'Wei',
      'Olga',
      'Brandon',
      'Aisha',
      'Giulia',
      'Sipho',
      'Xochitl',
      'Mr. Hartley',
    ]),
  },
  {
    name: 'places',
    goal: 0.08,
    expects: 'same',
    texts: filled(WHERE, [
      'Chicago',
      'Lagos',
      'Kabul',
      'Zurich',
      'Hanoi',
      'Ohio',
      'Gaza',
      'Leipzig',
      'Ulaanbaatar',
      'Springfield',
    ]),
  },
  {
    name: 'identity terms',
    goal: 0.05,
    expects: 'same',
    texts: filled(WHO, [
      'black',
      'white',
      'gay',
      'straight',
      'Muslim',
      'Christian',
      'Jewish',
      'trans',
      'Nigerian',
      'German',
      'Mexican',
      'Chinese',
      'deaf',
      'Asian',
    ]),
  },
  { name: 'one typo', goal: 0.08, expects: 'same', texts: varied(typos) },
];

/** Two letters in the middle of each long word change places, one word at a time. */
function typos(base: string): string[] {
  return longWords(base).map(({ index, 0: word }) => swapped(base, index, word));
}

/** Real texts, each beside itself with one long word misspelt: the one whose place the text's length picks. */
export function mistyped(texts: readonly string[]): string[][] {
  return texts.flatMap((text) => {
    const words = longWords(text);
    const word = words[text.length % Math.max(1, words.length)];
    return word === undefined ? [] : [[text, swapped(text, word.index, word[0])]];
  });
}

function longWords(text: string): RegExpExecArray[] {
  return [...text.matchAll(/(?<![@#\w/.])[a-z]{5,}(?![\w@/])/gu)];
}

function swapped(text: string, start: number, word: string): string {
  const at = start + Math.floor(word.length / 2);
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}

type LabelWord = 'negative' | 'neutral' | 'positive';

/** Share of the texts that fail: a wrong label, or an answer unlike that to the first filling. */
export function failures({ expects, texts }: Behaviour, labelOf: (text: string) => LabelWord): number {
  let [failed, all] = [0, 0];
  for (const group of texts) {
    const [first, ...others] = group.map(labelOf);
    if (expects === 'same') {
      failed += others.filter((label) => label !== first).length;
      all += others.length;
    } else {
      failed += (first === 'negative') === (expects === 'negative') ? 0 : 1;
      all += 1;
    }
  }
  return failed / all;
}
