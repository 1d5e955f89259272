import type { Source } from '../../functions/domain/mentions/source.ts';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { type Duration, HOUR, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';
import type { Profile } from './scale-profiles.ts';
import type { Feed, TrueResponse } from './truth.ts';
import { HOOKS } from './world-settings.ts';

/** Hashtags that one social server holds: within what it allows without counting requests. */
const TAGS_EACH = 4;
const MONTH = 730 * HOUR;
const COMPLAINTS = [
  'Terrible service, the app crashes every single time and nobody answers. I want my money back.',
  'Worst experience ever: still waiting for my refund after three weeks, support ignores me.',
  'Awful. You charged me twice, lost my order and hung up on me. Never again.',
];
const OTHERS = [
  'Nice to see this today, works well for me.',
  'Does anybody know the opening hours on Sunday?',
  'Thank you, great new colours.',
];
/** Of what is posted where answers can be seen: 30 % of all mentions then have a clock. */
const COMPLAINING = 0.6;

export const hostOf = (feed: Feed): string => feed.origin.replace(/^[a-z]+:/u, '');

export interface ScaleWorld {
  readonly feeds: readonly Feed[];
  readonly settings: Settings;
}

/** Feeds with all that is posted in `[from, to)`, and the settings that watch them; `from` to `windowFrom` is warm-up. */
export function scaleWorld(profile: Profile, windowFrom: Instant, chance: Chance): ScaleWorld {
  const feeds = feedsOf(profile);
  const serial = { next: 0 };
  const steady = (profile.monthly / MONTH) * (profile.warmUp + profile.window);
  const begin = windowFrom - profile.warmUp;
  for (let count = 0; count < Math.round(steady); count += 1) {
    const at = chance.whole(begin, windowFrom + profile.window - 1);
    add(chance.pick(feeds), at, chance.hits(COMPLAINING), chance, serial, profile.herdAt !== undefined);
  }
  const { burst } = profile;
  if (burst !== undefined) {
    const social = feeds.filter(({ kind }) => kind === 'mastodon');
    for (let count = 0; count < (burst.perMinute * burst.length) / MINUTE; count += 1) {
      const at = windowFrom + burst.at + chance.whole(0, burst.length - 1);
      add(chance.pick(social), at, true, chance, serial, true);
    }
  }
  for (const feed of feeds) feed.posts.sort((a, b) => a.visibleAt - b.visibleAt);
  return { feeds, settings: settingsOf(profile, feeds, windowFrom) };
}

function feedsOf({ social, feeds, brands }: Profile): Feed[] {
  const brandOf = (index: number): string => `brand${index % brands}`;
  const host = (index: number): string => `s${Math.floor(index / TAGS_EACH)}.sim.example`;
  return [
    ...Array.from(
      { length: social },
      (_, index): Feed => ({
        ...{
          sourceId: `social-${index}`,
          brand: brandOf(index),
          kind: 'mastodon',
          policy: 'complaints',
          topic: `tag${index}`,
        },
        ...{ origin: `mastodon:${host(index)}`, posts: [] },
      }),
    ),
    ...Array.from(
      { length: feeds },
      (_, index): Feed => ({
        ...{ sourceId: `feed-${index}`, brand: brandOf(index), kind: 'rss', policy: 'none', topic: `feed${index}` },
        ...{ origin: `rss:f${index}.sim.example`, posts: [] },
      }),
    ),
  ];
}

function add(
  feed: Feed,
  at: Instant,
  isComplaint: boolean,
  chance: Chance,
  serial: { next: number },
  isUnanswered: boolean,
): void {
  serial.next += 1;
  const id = feed.kind === 'rss' ? `entry-${serial.next}` : idAt(at, serial.next);
  const text = `${chance.pick(isComplaint ? COMPLAINTS : OTHERS)} (${serial.next})`;
  const responses = feed.kind === 'rss' || isUnanswered ? [] : answersTo(at, chance, serial);
  feed.posts.push({
    id,
    author: `author${chance.whole(1, 5_000)}`,
    text,
    at,
    visibleAt: at,
    edits: [],
    responses,
    isHistory: false,
  });
}

const idAt = (at: Instant, serial: number): string => String(BigInt(at) * 65_536n + BigInt(serial % 65_536));

/** Sixty in a hundred before anybody is warned, twenty before the deadline, twenty never. */
function answersTo(at: Instant, chance: Chance, serial: { next: number }): readonly TrueResponse[] {
  const kind = chance.share();
  if (kind >= 0.8) return [];
  const answered = at + (kind < 0.6 ? chance.whole(MINUTE, 9 * MINUTE) : chance.whole(11 * MINUTE, 19 * MINUTE));
  serial.next += 1;
  return [{ id: idAt(answered, serial.next), at: answered, visibleAt: answered }];
}

/** Settings of a handful of sources, read as a person's would be; the others are made after them. */
function settingsOf(profile: Profile, feeds: readonly Feed[], windowFrom: Instant): Settings {
  const brands = [...new Set(feeds.map(({ brand }) => brand))];
  const [brand] = brands;
  const herd = profile.herdAt === undefined ? undefined : windowFrom + profile.herdAt;
  const lines = [
    'version: 1',
    'brands:',
    ...brands.map((name) => `  ${name}: {name: ${name}}`),
    'sources:',
    ...brands.map((name) => `  of-${name}: {brand: ${name}, kind: rss, feed: "https://f.sim.example/${name}.xml"}`),
    `  social: {brand: ${brand}, kind: mastodon, server: "https://s.sim.example", hashtag: tag, accounts: ["@${brand}"], every: ${minutes(profile.every.social)}}`,
    `  feed: {brand: ${brand}, kind: rss, feed: "https://f.sim.example/feed.xml", every: ${minutes(profile.every.feeds)}}`,
    ...(herd === undefined
      ? []
      : ['calendars:', `  office: {timeZone: UTC, hours: {mon-fri: "${clock(herd - 30 * MINUTE)}-23:30"}}`]),
    'policies:',
    '  - id: complaints',
    '    when: {kind: mastodon, severity: [low, medium, high, critical]}',
    ...(herd === undefined
      ? ['    respondWithin: {time: 20m}', '    warnBefore: 10m', '    escalateAfter: 10m']
      : ['    respondWithin: {time: 30m, calendar: office}']),
    '    owner: support',
    '  - {id: everything-else, needsResponse: false}',
    'owners: {support: {name: Support}}',
    `routes: [{webhook: "${HOOKS}/all", signWith: HOOK_SECRET}]`,
    'reports: {timeZone: UTC, emails: [head@sim.example]}',
    'operator: {emails: [operations@sim.example]}',
    `scale: {shards: ${profile.shards}}`,
    `storms: {on: ${profile.storms}}`,
  ];
  const read = readSettings(`${lines.join('\n')}\n`, 'simulated.yaml');
  const [social, feed] = ['social', 'feed'].map((id) => read.sources.find((source) => source.id === id) as Source);
  return { ...read, sources: feeds.map((one) => sourceOf(one, (one.kind === 'rss' ? feed : social) as Source)) };
}

function sourceOf(feed: Feed, like: Source): Source {
  const own = { id: feed.sourceId, brand: feed.brand, server: `https://${hostOf(feed)}` };
  if (like.kind === 'rss') return { ...like, ...own, feed: `https://${hostOf(feed)}/feed.xml` };
  if (like.kind !== 'mastodon') throw new Error('unexpected kind of source');
  return { ...like, ...own, accounts: [`@${feed.brand}`], follow: { by: 'hashtag', hashtag: feed.topic } };
}

const minutes = (count: number): string => (count === 60 ? '1h' : `${count}m`);
const clock = (at: Instant): string => new Date(at).toISOString().slice(11, 16);

/** Monday 7:00 UTC, so that two hours later it is nine. */
export const WINDOW_FROM: Instant = Date.UTC(2026, 10, 2, 7);
export const untilEnd = ({ window, tail }: Profile): Duration => window + tail;
export const MONTH_OF: Duration = MONTH;
