import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';
import { deadlinesOf } from './oracle-time.ts';
import type { Feed, Post, TrueEdit, TrueResponse } from './truth.ts';
import { POLICIES } from './world-settings.ts';

export interface TruthOptions {
  readonly sources: number;
  readonly mentions: number;
  /** What is posted is posted in `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
  /** Whether the clock of the social server is off. */
  readonly skewed: boolean;
}

const COMPLAINTS = [
  'Terrible. The app crashes every time I open it, I want my money back.',
  'Still waiting for my order after two weeks, nobody answers the phone.',
  'Worst update ever, I lost all of my notes.',
  'You charged me twice and support ignores me!',
];
const OTHERS = [
  'Quite nice, I use it every day.',
  'Does anybody know whether it works offline?',
  'Love the new colours, thank you.',
];

/** Feeds with all that will ever be posted, edited, answered and deleted in them. */
export function makeTruth(options: TruthOptions, chance: Chance): Feed[] {
  const feeds = Array.from({ length: options.sources }, (_, index) => feedOf(index));
  const skew = options.skewed ? chance.whole(-2 * MINUTE, 2 * MINUTE) : 0;
  const serial = { next: 0 };
  for (const feed of feeds) {
    for (let old = 0; old < 3; old += 1) {
      const at = options.from - chance.whole(4 * DAY, 9 * DAY);
      feed.posts.push(plainPost(feed, at, at, chance, serial, true));
    }
  }
  const bursts = burstsOf(options, feeds, chance.of('bursts'));
  for (let count = 0; count < options.mentions; count += 1) {
    const burst = bursts.length > 0 && chance.hits(IN_BURSTS) ? chance.pick(bursts) : undefined;
    const feed = burst?.feed ?? chance.pick(feeds);
    const visibleAt = Math.min(
      options.to - 1,
      burst === undefined ? chance.whole(options.from, options.to - 1) : burst.from + chance.whole(0, burst.length),
    );
    feed.posts.push(post(feed, visibleAt, feed.kind === 'mastodon' ? skew : 0, chance, serial));
  }
  for (const feed of feeds) feed.posts.sort((a, b) => a.visibleAt - b.visibleAt || (a.id < b.id ? -1 : 1));
  return feeds;
}

/** People post together: about a defect, an outage, an announcement. */
const IN_BURSTS = 0.4;

function burstsOf({ from, to }: TruthOptions, feeds: readonly Feed[], chance: Chance) {
  return Array.from({ length: chance.whole(0, Math.ceil((2 * (to - from)) / (6 * HOUR))) }, () => ({
    feed: chance.pick(feeds),
    from: chance.whole(from, to - 1),
    length: chance.whole(5 * MINUTE, 30 * MINUTE),
  }));
}

const BRANDS = ['alpha', 'beta'] as const;

function feedOf(index: number): Feed {
  const brand = BRANDS[(index >> 1) % BRANDS.length] as string;
  if (index % 2 === 1) {
    const topic = String(900_000_000 + index);
    return {
      ...{ sourceId: `store-${index}`, brand, kind: 'app-store', policy: 'bad-reviews', topic },
      ...{ origin: `app-store:us:${topic}`, posts: [] },
    };
  }
  const policy = index % 4 === 0 ? 'always-quick' : 'office-hours';
  return {
    ...{ sourceId: `social-${index}`, brand, kind: 'mastodon', policy, topic: `tag${index}` },
    ...{ origin: 'mastodon:social.sim.example', posts: [] },
  };
}

/** Ids of Mastodon carry the time; those of the store only grow. */
function idAt(feed: Feed, at: Instant, serial: { next: number }): string {
  serial.next += 1;
  return feed.kind === 'mastodon'
    ? String(BigInt(at) * 65_536n + BigInt(serial.next % 65_536))
    : String(13_000_000_000 + serial.next);
}

function plainPost(
  feed: Feed,
  at: Instant,
  visibleAt: Instant,
  chance: Chance,
  serial: { next: number },
  isHistory: boolean,
): Post {
  const isComplaint = chance.hits(0.7);
  const number = serial.next + 1;
  return {
    id: idAt(feed, at, serial),
    author: `author${chance.whole(1, 500)}`,
    text: `${chance.pick(isComplaint ? COMPLAINTS : OTHERS)} (${number})`,
    ...(feed.kind === 'app-store' && { stars: isComplaint ? chance.whole(1, 2) : chance.whole(3, 5) }),
    ...{ at, visibleAt, edits: [], responses: [], isHistory },
  };
}

function post(feed: Feed, visibleAt: Instant, skew: number, chance: Chance, serial: { next: number }): Post {
  // Posts of other servers arrive late, with the time at which they were written.
  const lag = feed.kind === 'mastodon' && chance.hits(0.2) ? chance.whole(0, 5 * MINUTE) : 0;
  // The store writes whole seconds.
  const at = feed.kind === 'mastodon' ? visibleAt - lag + skew : Math.floor(visibleAt / SECOND) * SECOND;
  const plain = plainPost(feed, at, visibleAt, chance, serial, false);
  const { responses, edits } =
    feed.kind === 'mastodon' ? socialStory(feed, plain, skew, chance, serial) : storeStory(plain, chance);
  const deletedAt = chance.hits(0.08) ? visibleAt + chance.whole(20 * MINUTE, 6 * HOUR) : undefined;
  return { ...plain, responses, edits, ...(deletedAt !== undefined && { deletedAt }) };
}

interface Story {
  readonly responses: readonly TrueResponse[];
  readonly edits: readonly TrueEdit[];
}

function storeStory({ visibleAt, text, stars = 0 }: Post, chance: Chance): Story {
  if (!chance.hits(0.1)) return { responses: [], edits: [] };
  const at = Math.floor((visibleAt + chance.whole(3 * HOUR, 6 * HOUR)) / SECOND) * SECOND;
  return { responses: [], edits: [{ at, text: `${text} Edit: again today.`, stars }] };
}

/** Answers before, around and after the deadline; edits before and after them; an edit after an answer may be answered too. */
function socialStory(
  feed: Feed,
  { at, visibleAt, text }: Post,
  skew: number,
  chance: Chance,
  serial: { next: number },
): Story {
  const policy = POLICIES[feed.policy];
  if (policy === undefined) throw new Error(`policy ${feed.policy} is unknown`);
  const responses: TrueResponse[] = [];
  const edits: TrueEdit[] = [];
  const respond = (from: Instant, earliest: Instant): Instant => {
    const { dueAt } = deadlinesOf(policy, from);
    const statedAt = Math.max(from + 30 * SECOND, answerTime(from, dueAt, chance));
    const shown = Math.max(earliest, statedAt - skew) + (chance.hits(0.2) ? chance.whole(0, 4 * MINUTE) : 0);
    responses.push({ id: idAt(feed, statedAt, serial), at: statedAt, visibleAt: shown });
    return Math.max(statedAt, shown + skew);
  };
  if (chance.hits(0.1)) edits.push({ at: at + chance.whole(MINUTE, 20 * MINUTE), text: `${text} Edit.` });
  if (!chance.hits(0.6)) return { responses, edits };
  const answeredAt = respond(at, visibleAt + SECOND);
  if (chance.hits(0.15)) {
    const editedAt = answeredAt + chance.whole(10 * MINUTE, 2 * HOUR);
    edits.push({ at: editedAt, text: `${text} Edit: that did not help.` });
    if (chance.hits(0.5)) respond(editedAt, editedAt - skew + SECOND);
  }
  return { responses, edits };
}

function answerTime(from: Instant, dueAt: Instant, chance: Chance): Instant {
  const kind = chance.share();
  if (kind < 0.4) return from + Math.floor((dueAt - from) * chance.share());
  if (kind < 0.6) return dueAt + chance.whole(-90 * SECOND, 90 * SECOND);
  if (kind < 0.65) return dueAt;
  return dueAt + chance.whole(2 * MINUTE, 4 * HOUR);
}
