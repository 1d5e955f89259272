import { type Duration, type Instant, MINUTE } from '../../../functions/domain/shared/time.ts';

/** Monday 2 March 2026, 09:00 in Brussels: the office of the invented brand has just opened. */
export const STORY_START: Instant = Date.UTC(2026, 2, 2, 8, 0);
/** Long enough for the late response and the first escalation. */
export const STORY_LENGTH: Duration = 190 * MINUTE;

export const APP = '6400000001';
export const COUNTRY = 'us';
export const BRAND_ACCOUNT = 'sundialcoffee';

/** A review in the pretend store. Everybody in this story is invented. */
export interface Review {
  readonly id: string;
  /** Minutes after the start at which it can be read. */
  readonly after: number;
  readonly author: string;
  readonly stars: number;
  readonly title: string;
  readonly text: string;
  /** What the customer makes of it later. */
  readonly edit?: { readonly after: number; readonly stars: number; readonly text: string };
}

/** A post on the pretend Mastodon. */
export interface Post {
  readonly id: string;
  readonly after: number;
  readonly by: string;
  readonly name: string;
  readonly text: string;
  readonly answers?: string;
  /** Left out of threads, as when a server does not know of a remote answer: only its author's own feed has it. */
  readonly onlyInOwnFeed?: boolean;
}

export const REVIEWS: readonly Review[] = [
  {
    id: '13000000011',
    after: -1500,
    author: 'bram.w',
    stars: 5,
    title: 'My morning',
    text: 'I order from the tram and the cup is ready when I walk in. Lovely people.',
  },
  {
    id: '13000000012',
    after: 2,
    author: 'quillfeather',
    stars: 1,
    title: 'Paid twice, no coffee',
    text: 'The app crashed while I paid, took the money twice and lost the order. Terrible. I wrote to the help form and nobody answered.',
  },
  {
    id: '13000000013',
    after: 21,
    author: 'ines_and_otto',
    stars: 5,
    title: 'Beautiful',
    text: 'The new flat white is wonderful and the app is a joy.',
  },
  {
    id: '13000000014',
    after: 31,
    author: 'lateshift77',
    stars: 2,
    title: 'Slow since the update',
    text: 'Since the last update it takes half a minute to open the menu. Annoying before an early shift.',
    edit: {
      after: 74,
      stars: 1,
      text: 'Since the last update it takes half a minute to open the menu, and today it lost my stamps as well. Bad, bad, bad.',
    },
  },
];

export const POSTS: readonly Post[] = [
  {
    id: '114000000000000101',
    after: 5,
    by: 'jonas_h',
    name: 'Jonas H.',
    text: '<p>Third time this week that my order at <a href="https://example.social/tags/sundialcoffee" class="mention hashtag" rel="tag">#<span>sundialcoffee</span></a> was cold and wrong. Awful, and the queue was horrible.</p>',
  },
  {
    id: '114000000000000102',
    after: 9,
    by: 'mira',
    name: 'Mira',
    text: '<p>Dear <a href="https://example.social/tags/sundialcoffee" class="mention hashtag" rel="tag">#<span>sundialcoffee</span></a>, my delivery never arrived and your courier was rude. I am angry.</p>',
  },
  {
    id: '114000000000000103',
    after: 14,
    by: 'pax_r',
    name: 'Pax',
    text: '<p>Found a broken shard in my cup at <a href="https://example.social/tags/sundialcoffee" class="mention hashtag" rel="tag">#<span>sundialcoffee</span></a>. Dangerous, disgusting, and the staff did not care. Worst visit ever.</p>',
  },
  {
    id: '114000000000000104',
    after: 24,
    by: 'lou',
    name: 'Lou & the dog',
    text: '<p>Oat cortado in the sun. Thank you <a href="https://example.social/tags/sundialcoffee" class="mention hashtag" rel="tag">#<span>sundialcoffee</span></a>, great as ever.</p>',
  },
  {
    id: '114000000000000105',
    after: 41,
    by: BRAND_ACCOUNT,
    name: 'Sundial Coffee',
    text: '<p>Hello Jonas, that should not happen, least of all three times. Your next order is on us; we are looking at the morning shift.</p>',
    answers: '114000000000000101',
  },
  {
    id: '114000000000000106',
    after: 66,
    by: BRAND_ACCOUNT,
    name: 'Sundial Coffee',
    text: '<p>Mira, we are sorry. The courier took a wrong turn and then no care; your money is on its way back.</p>',
    answers: '114000000000000102',
    onlyInOwnFeed: true,
  },
  {
    id: '114000000000000107',
    after: 171,
    by: BRAND_ACCOUNT,
    name: 'Sundial Coffee',
    text: '<p>Pax, this is serious and we should have answered at once. The cups of that delivery are out of use as of now; may we call you?</p>',
    answers: '114000000000000103',
  },
];

export const storyInstant = (after: number): Instant => STORY_START + after * MINUTE;
