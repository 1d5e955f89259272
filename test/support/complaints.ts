import { fnv1a } from '../../functions/domain/shared/hash.ts';

const SAYINGS = {
  who: [
    'I have been a customer for six years',
    'My sister warned me about them',
    'Two calls and three mails later I give up',
    'On Saturday we had guests',
    'It used to be a decent shop',
    'Never writing reviews normally',
    'We bought it for the office kitchen',
    'Present for my father, so embarrassing',
    'Came back after the holidays to this',
    'Recommended by a colleague of mine',
    'For that kind of money',
  ],
  after: [
    'the hotline hung up on me twice',
    'nobody reads the contact form',
    'they sent me a link to an empty page',
    'an automatic mail is all I got',
    'my ticket was closed without a word',
    'they blame the weather',
    'the chat only knows how to greet people',
    'I was told to wait another fortnight',
    'somebody promised to ring back and did not',
  ],
  end: [
    'Very disappointed.',
    'I want an answer.',
    'What a waste of an afternoon.',
    'Avoid them if you can.',
    'Nobody seems to care at all.',
    'My next machine comes from elsewhere.',
    'Awful, simply awful.',
  ],
} as const;

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  delivery: [
    'the parcel has been stuck at the depot since Tuesday',
    'delivery was promised for Monday and the courier never rang',
    'my order arrived eleven days late in a crushed shipping box',
    'the driver dropped the package at a neighbour who moved out',
    'no delivery after three weeks, the shipment is lost',
    'it says delivered although no courier came to our street',
    'the courier threw the parcel over the gate',
    'shipping took a month and tracking shows nothing',
  ],
  stability: [
    'the app crashes whenever I open the basket',
    'it freezes on the start screen and crashed before breakfast',
    'after the update it keeps crashing on my tablet',
    'constant crashes and a blank page',
    'the new version crashed and lost all my timers',
  ],
  quality: [
    'the lid broke on the first day, poor quality',
    'bad quality, the coating came off in the third week',
    'the mill is defective and rattles like a toy',
    'it leaks from the bottom and is badly made',
    'the handle broke, cheap plastic',
  ],
  price: [
    'way overpriced for what it is',
    'the price went up by a third overnight, too expensive',
    'a rip off compared with the shop next door',
    'they raised the price and hide it until the last page',
  ],
  staff: [
    'the man at the counter was rude to me',
    'staff ignored us for half an hour, very unfriendly',
    'the waitress was rude to my mother',
    'arrogant staff who laughed at my question',
  ],
};

export const COMPLAINT_THEMES = Object.keys(SUBJECTS);

const WHEN = ['last week', 'in March', 'twice now', 'on a Sunday', 'this morning', 'since May', 'yesterday', 'again'];

/** The n-th invented complaint about a theme, in the words that customers use; the same number, the same text. */
export function complaintAbout(theme: string, number: number): string {
  const of = (list: readonly string[], slot: string): string =>
    list[fnv1a(`${slot} ${number} ${theme}`) % list.length] ?? '';
  const order = `order ${1_000 + (fnv1a(`order ${number}`) % 9_000)}`;
  const parts = [
    `${of(SAYINGS.who, 'who')} (${order}):`,
    `${of(WHEN, 'when')} ${of(SUBJECTS[theme] ?? [], 'subject')}, and ${of(SAYINGS.after, 'after')}.`,
    of(SAYINGS.end, 'end'),
  ];
  return number % 2 === 0 ? parts.join(' ') : `${parts[2]} ${parts[1]} ${of(SAYINGS.who, 'other')}, ${order}.`;
}
