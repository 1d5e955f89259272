/**
 * What a scorer must not stumble over, in sentences and words of our own that training has not seen: kinds of `same`
 * expect one answer for all fillings, the others a label.
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
const BASES = [
  'The technician came twice and the heating still fails.',
  'Our order was complete and the courier was kind.',
  'We waited for the bus at the corner.',
  'What a shabby way to treat a customer!',
  'Charming little shop, we come every week.',
  'The parcel is at the post office.',
  'I am so tired of this broken lock.',
  'Finally a headset that stays on my ears, thank you.',
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
];
const WHERE = [
  'We flew to {who} in March.',
  'The branch in {who} lost my documents.',
  'Their shop in {who} is a delight.',
  'I live in {who} and order twice a month.',
  'Nobody at the {who} office picks up the phone.',
];
const WHO = [
  'The {who} man at the desk answered my question.',
  'I am a {who} customer and have a question.',
  'A {who} family sat at the next table.',
  'My {who} neighbour ordered the same parcel.',
  'She is {who}.',
];

export const BEHAVIOURS: readonly Behaviour[] = [
  {
    name: 'negated praise is negative',
    goal: 0.12,
    expects: 'negative',
    texts: each(
      [
        'The {it} is not {so}.',
        "This isn't a {so} {it}.",
        "I wouldn't say the {it} was {so}.",
        'There was nothing {so} about the {it}.',
        "We didn't find the {it} {so}.",
      ],
      KIND,
    ),
  },
  {
    name: 'negated blame is not negative',
    goal: 0.15,
    expects: 'not negative',
    texts: each(
      [
        'The {it} is not {so}.',
        "This wasn't a {so} {it}.",
        "I wouldn't say the {it} was {so}.",
        "I don't think the {it} is {so}.",
        "The {it} isn't {so} at all.",
      ],
      UNKIND,
    ),
  },
  {
    name: 'hoped for, but it was not',
    goal: 0.15,
    expects: 'negative',
    texts: each(
      [
        'I thought the {it} would be {so}, but it was not.',
        "I assumed the {it} would be {so}, but it isn't.",
        'We hoped for a {so} {it}, but no.',
        "The {it} was meant to be {so}. It wasn't.",
      ],
      KIND,
    ),
  },
  {
    name: 'once good, now not',
    goal: 0.3,
    expects: 'negative',
    texts: each(['The {it} used to be {so}, now it is dismal.', 'Once a {so} {it}, today a shabby one.'], KIND),
  },
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
  return [...base.matchAll(/[a-z]{5,}/gu)].map(({ index, 0: word }) => {
    const at = index + Math.floor(word.length / 2);
    return base.slice(0, at) + base[at + 1] + base[at] + base.slice(at + 2);
  });
}

type Label = 'negative' | 'neutral' | 'positive';

/** Share of the texts that fail: a wrong label, or an answer unlike that to the first filling. */
export function failures({ expects, texts }: Behaviour, labelOf: (text: string) => Label): number {
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
