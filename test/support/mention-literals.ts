import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { hashOfContent } from '../../functions/domain/mentions/mention.ts';
import type { Observation } from '../../functions/domain/mentions/observation.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import type { Clock } from '../../functions/domain/sla/clock.ts';

/** 2026-11-20T08:00:00Z, a Friday. */
export const POSTED = Date.UTC(2026, 10, 20, 8);
export const DUE = POSTED + 4 * HOUR;

/** 200 bytes. */
export const SHORT_TEXT =
  'Ever since the spring release my saved trips vanish whenever I switch phones. I wrote to your team twice, got a canned reply the first time and silence after that. Fix it or give back the yearly fees.';

/** 500 bytes. */
export const MEDIUM_TEXT = `${SHORT_TEXT} The offline maps were the one reason we paid: my sister guides walkers through moorland without any signal, and last Sunday the whole route folder showed an empty hammock drawing instead of her tracks. Chat told her to reinstall, which wiped what little was left. Keep paper copies instead, friends.`;

/** 2,000 bytes. */
export const LONG_TEXT =
  `${MEDIUM_TEXT} What finally made me sit down is Tuesday evening: a group of fourteen was due at the ferry, the countdown banner covered half the chart, and tapping it opened an upgrade page in Portuguese. We live in Leeds. My neighbour, who repairs organs and has the patience of a saint, gave up after twenty minutes. Your competitors charge less, keep everything on the device, and let grandparents follow along without creating yet another profile. I kept screenshots, invoice numbers and the names of two agents who promised callbacks by Friday. None came. The odd part is that the elevation view is superb, better than the handheld box we own, and the bird call quiz got her nephew through a very wet weekend. So somebody there clearly cares about being outdoors. Could that somebody please look at storage limits, the silent logouts on tablets older than five years, and whoever decided that deleting one waypoint should ask for confirmation four times? Until then two stars feels generous. Also, the winter theme plays bells over turn directions, which is funny exactly once. I would gladly change this rating if the tracks came back, even as plain files in a mail, and if the next invoice were paused while you sort things out. Kind regards from a tired guide with muddy boots and one very loud cellar. PS: on the way home the elevation profile of a tram line was drawn across our garden, which is flat, and the app then congratulated us on a new personal record. The garden gnome was listed as a summit, twice.`.slice(
    0,
    2_000,
  );

/** A one-star review of an invented app as it stands right after it was found: clock running, nothing fired. */
export function aStoredMention(
  overrides: Partial<Omit<Mention, 'observation' | 'clock'>> & {
    readonly observation?: Partial<Observation>;
    readonly clock?: Partial<Clock>;
  } = {},
): Mention {
  const externalId = overrides.externalId ?? '12871234987';
  const observation: Observation = {
    id: externalId,
    kind: 'app-store',
    url: 'https://itunes.apple.com/us/review?id=900000001&type=Purple%20Software',
    author: { id: 'https://itunes.apple.com/us/reviews/id88213377', name: 'muddy boots 77' },
    title: 'Tracks gone',
    text: SHORT_TEXT,
    rating: 1,
    publishedAt: POSTED,
    publishedPrecision: 'exact',
    fromBrand: false,
    response: { truth: 'unknown', reason: 'the App Store feed does not show responses' },
    labels: { version: '7.12.1', votes: '3' },
    ...overrides.observation,
  };
  return {
    brand: 'fernweh',
    origin: 'app-store:us:900000001',
    externalId,
    sourceId: 'fernweh-us',
    contentHash: hashOfContent(observation),
    discoveredAt: POSTED + 5 * MINUTE,
    severity: {
      level: 'high',
      reasons: ['1 star', 'negative text: "vanish", "silence"'],
      sentiment: {
        label: 'negative',
        negative: 0.8213412,
        neutral: 0.1123,
        positive: 0.0663588,
        confident: true,
        words: ['vanish', 'silence'],
      },
    },
    history: [
      { at: POSTED + 5 * MINUTE, what: 'discovered' },
      { at: POSTED + 5 * MINUTE, what: 'clockStarted', detail: 'due 2026-11-20T12:00:00.000Z' },
    ],
    version: 1,
    ...overrides,
    observation,
    clock: { ...RUNNING, ...overrides.clock },
  };
}

const RUNNING: Clock = {
  cycle: 1,
  status: 'running',
  policy: { id: 'angry-reviews', version: '2k3jd83ks9' },
  startedAt: POSTED,
  target: 4 * HOUR,
  calendar: 'office',
  dueAt: DUE,
  ladder: [
    { key: 'warn', at: DUE - HOUR, owner: 'care' },
    { key: 'breach', at: DUE, owner: 'care' },
    { key: 'escalate1', at: DUE + 2 * HOUR, owner: 'head-of-care' },
  ],
  plan: {
    warnBefore: [HOUR],
    escalateAfter: [2 * HOUR],
    owner: 'care',
    escalateTo: ['head-of-care'],
    botsCount: false,
  },
  fired: 0,
  lateDiscovered: false,
  tz: '2026b',
};

/** The next version of a mention with changes. */
export const nextVersion = (mention: Mention, changes: Partial<Mention>): Mention => ({
  ...mention,
  ...changes,
  version: mention.version + 1,
});

/** The same mention with another text, as after a customer's edit. */
export function withText(mention: Mention, text: string): Mention {
  const observation = { ...mention.observation, text };
  return { ...mention, observation, contentHash: hashOfContent(observation) };
}
