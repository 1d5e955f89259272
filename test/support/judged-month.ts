import type { Source } from '../../functions/domain/mentions/source.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { compileCalendar, type OpenTime } from '../../functions/domain/sla/open-time.ts';
import { BrandWorld, CARE } from './brand-world.ts';
import { aPolicy } from './builders.ts';
import { COMPLAINT_THEMES, complaintAbout } from './complaints.ts';
import { aPushSource } from './push-builders.ts';

/** Monday, 2 November 2026, 00:00 in Berlin. */
const START: Instant = Date.UTC(2026, 10, 1, 23);
/** Known before the month begins, so that the first storm has something to be compared with. */
const BEFORE = 21 * DAY;

const SOURCES: readonly Source[] = [
  aPushSource({ id: 'app-store', name: 'App Store' }),
  aPushSource({ id: 'trustpilot', name: 'Trustpilot' }),
  aPushSource({ id: 'help-desk', name: 'Help desk' }),
];

/** When support may be told, and by which its targets count. */
const SUPPORT = {
  timeZone: 'Europe/Berlin',
  hours: {
    ...Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '20:00']] as const])),
    sat: [['10:00', '16:00']] as const,
  },
};

const SETTINGS: Partial<Settings> = {
  brands: [{ id: 'sundial', name: 'Sundial', momentOwners: { receive: 'logistics' } }],
  calendars: { support: SUPPORT },
  policies: [
    aPolicy({
      when: { sentiments: ['negative'] },
      calendar: 'support',
      escalateAfter: [2 * HOUR],
      escalateTo: ['lead'],
      deliver: { calendar: 'support', urgent: [] },
    }),
    aPolicy({ id: 'rest', needsResponse: false, when: {} }),
  ],
  owners: [
    { id: 'support', name: 'Support desk', slackId: 'U07SUPPORT' },
    { id: 'lead', name: 'Team lead', slackId: 'U07LEAD001' },
    { id: 'logistics', name: 'Logistics' },
  ],
  routes: [
    { owners: ['support'], to: CARE },
    { owners: ['lead'], to: { ...CARE, channel: 'C0LEAD01' } },
    { owners: ['logistics'], to: { ...CARE, channel: 'C0LOGIS1' } },
  ],
};

interface Posted {
  readonly id: string;
  readonly at: Instant;
  readonly source: string;
  readonly text: string;
  readonly rating: number;
}

export interface JudgedMonth {
  readonly days: number;
  readonly mentions: number;
  readonly negative: number;
  readonly storms: readonly string[];
  readonly clusters: number;
  /** By channel: messages a day on average and at most, entries in threads on average. */
  readonly channels: readonly {
    readonly name: string;
    readonly perDay: number;
    readonly most: number;
    readonly replies: number;
  }[];
  readonly breaches: number;
  readonly warnedBefore: number;
  readonly missed: number;
  readonly double: number;
  readonly atNight: number;
  readonly failures: number;
}

/** A month of a brand; the same seed posts and answers the same, whether alerts are folded or not. */
export async function judgeMonth(
  folds: boolean,
  { days = 30, mentions = 10_000, seed = 1 } = {},
): Promise<JudgedMonth> {
  const world = await BrandWorld.open({ start: START - BEFORE, sources: SOURCES, settings: SETTINGS });
  if (!folds) {
    const { storms: _, ...without } = world.settings;
    world.settings = without;
  }
  try {
    const open = compileCalendar(SUPPORT);
    const posted = monthOf(days, mentions, seed);
    for (const { id, at, source, text, rating } of posted) world.post(id, at, { text, rating }, 30 * SECOND, source);
    for (const { id, at, source } of answersTo(posted, open, seed)) world.answer(id, at, source);
    const end = START + days * DAY;
    await world.until(end + HOUR);
    return await judged(world, posted, open, days, end);
  } finally {
    await world.close();
  }
}

/** Ordinary days with their hours and weekends, and two storms: a Wednesday afternoon, and the night to a Monday. */
function monthOf(days: number, mentions: number, seed: number): readonly Posted[] {
  const random = randomOf(seed);
  const storms = [
    { from: START + 9 * DAY + 14 * HOUR, length: 6 * HOUR, share: 0.12, theme: 'delivery', source: 'trustpilot' },
    { from: START + 20 * DAY + 26 * HOUR, length: 9 * HOUR, share: 0.1, theme: 'stability', source: 'app-store' },
  ].filter(({ from, length }) => from + length < START + days * DAY);
  const posted: Posted[] = [];
  const add = (at: Instant, source: string, text: string, rating: number): void => {
    posted.push({ id: `m-${posted.length}`, at, source, text, rating });
  };
  for (const { from, length, share, theme, source } of storms) {
    for (let made = 0; made < mentions * share; made += 1) {
      // Comes at once and goes slowly.
      add(
        Math.floor(from + length * random() ** 2),
        random() < 0.9 ? source : 'help-desk',
        complaintAbout(theme, made),
        1,
      );
    }
  }
  const ordinary = mentions - posted.length;
  const known = Math.round((ordinary / days) * (BEFORE / DAY));
  const from = START - BEFORE;
  for (let made = 0; made < ordinary + known; made += 1) {
    const at = made < known ? usualInstant(from, BEFORE / DAY, random) : usualInstant(START, days, random);
    const source = SOURCES[Math.floor(random() * SOURCES.length)]?.id ?? 'help-desk';
    const theme = COMPLAINT_THEMES[Math.floor(random() * COMPLAINT_THEMES.length)] ?? 'quality';
    if (random() < 0.25) add(at, source, complaintAbout(theme, 10_000 + made), random() < 0.6 ? 1 : 2);
    else add(at, source, 'Lovely coffee, great people, thank you.', 5);
  }
  return posted.toSorted((a, b) => a.at - b.at);
}

/** People write by day, most in the evening, and half as much at weekends. */
function usualInstant(from: Instant, days: number, random: () => number): Instant {
  for (;;) {
    const at = Math.floor(from + random() * days * DAY);
    const hour = new Date(at + HOUR).getUTCHours();
    const weekend = [0, 6].includes(new Date(at + HOUR).getUTCDay());
    const weight = (hour < 6 ? 0.1 : hour < 17 ? 0.7 : hour < 22 ? 1 : 0.5) * (weekend ? 0.5 : 1);
    if (random() < weight) return at;
  }
}

/**
 * A team that answers fifty an hour while it is open, oldest first: most within the hour in which somebody sees them, a
 * fifth late in the day or after, one in twenty never.
 */
function answersTo(
  posted: readonly Posted[],
  open: OpenTime,
  seed: number,
): readonly Pick<Posted, 'id' | 'at' | 'source'>[] {
  const random = randomOf(seed + 1);
  const waiting = posted
    .filter(({ rating }) => rating <= 2)
    .filter(() => random() >= 0.05)
    .map((one) => ({ ...one, seenAt: open.add(one.at, (random() < 0.8 ? 1 : 6) * HOUR * (0.1 + random())) }))
    .toSorted((a, b) => a.seenAt - b.seenAt);
  let freeAt = 0;
  return waiting.map(({ id, source, seenAt }) => {
    freeAt = open.add(Math.max(freeAt, seenAt), 72 * SECOND);
    return { id, source, at: freeAt };
  });
}

async function judged(
  world: BrandWorld,
  posted: readonly Posted[],
  open: OpenTime,
  days: number,
  end: Instant,
): Promise<JudgedMonth> {
  const month = posted.filter(({ at }) => at >= START);
  const inMonth = new Set(month.map(({ id }) => id));
  const negative = world.memory
    .mentions()
    .filter(({ severity, externalId }) => severity.sentiment.label === 'negative' && inMonth.has(externalId));
  let breaches = 0;
  let warnedBefore = 0;
  let missed = 0;
  for (const { clock, history } of negative) {
    const { dueAt } = clock;
    if (dueAt === undefined) continue;
    const told = history.filter(({ what }) => what === 'alerted' || what === 'folded');
    const settled = history.filter(({ what }) => what === 'suppressed').length;
    const due = history.filter(({ what }) => what === 'stageDue').length;
    missed += Math.max(0, due - told.length - settled);
    const isBreach = (clock.respondedAt ?? end) > dueAt && dueAt < end - HOUR;
    if (!isBreach) continue;
    breaches += 1;
    if (told.some(({ at, detail = '' }) => at <= dueAt && detail.startsWith('warn'))) warnedBefore += 1;
    const answeredAfter = (clock.respondedAt ?? end) - dueAt;
    // The deadline has passed by more than a sweep, in open time, and nobody was told of it in any way.
    if (told.length + settled === 0 && open.between(dueAt, dueAt + answeredAfter) > 5 * MINUTE) missed += 1;
  }
  const posts = world.slack.workspace.posts.filter(({ at }) => at >= START && at < end);
  const marks = posts.flatMap((post) => marksOf(post.message).map((mark) => `${post.channel} ${mark}`));
  const names = { C0CARE01: '#support', C0LEAD01: '#leads', C0LOGIS1: '#logistics' } as const;
  const incidents = (await world.allIncidents()).filter(({ openedAt }) => openedAt >= START);
  return {
    days,
    mentions: month.length,
    negative: negative.length,
    storms: incidents
      .filter(({ kind }) => kind === 'storm')
      .map(({ id, count, answered, status }) => `${id}: ${count} mentions, ${answered} answered, ${status}`),
    clusters: incidents.filter(({ kind }) => kind === 'cluster').length,
    channels: Object.entries(names).map(([channel, name]) => {
      const own = posts.filter((post) => post.channel === channel);
      const messages = own.filter(({ thread }) => thread === undefined);
      const byDay = Map.groupBy(messages, ({ at }) => Math.floor((at - START) / DAY));
      return {
        name,
        perDay: messages.length / days,
        most: Math.max(0, ...[...byDay.values()].map((all) => all.length)),
        replies: (own.length - messages.length) / days,
      };
    }),
    breaches,
    warnedBefore,
    missed,
    double: marks.length - new Set(marks).size,
    // What was held to an opening is gathered for a minute; what came at the last minute may take some seconds.
    atNight: posts.filter(({ at }) => !isOpenAt(open, at) && !isOpenAt(open, at - MINUTE)).length,
    failures: world.failures,
  };
}

const isOpenAt = (open: OpenTime, at: Instant): boolean => open.nextOpen(at) <= at;

function marksOf(message: Readonly<Record<string, unknown>>): readonly string[] {
  const { event_payload: payload } = (message['metadata'] ?? {}) as { event_payload?: { told?: string } };
  return payload?.told?.split(' ') ?? [];
}

/** Mulberry32: a small generator whose numbers are the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
