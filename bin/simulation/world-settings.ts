import { type Duration, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import type { Feed } from './truth.ts';

/** A policy as the oracle knows it; `settingsText` says the same to the product. */
export interface TruePolicy {
  readonly target: Duration;
  readonly calendar?: 'office';
  readonly warnBefore: Duration;
  readonly escalateAfter: readonly Duration[];
  readonly owner: string;
  readonly escalateTo: readonly string[];
}

export const POLICIES: Readonly<Record<string, TruePolicy>> = {
  'always-quick': {
    target: HOUR,
    warnBefore: 20 * MINUTE,
    escalateAfter: [30 * MINUTE, 2 * HOUR],
    owner: 'support',
    escalateTo: ['lead', 'head'],
  },
  'office-hours': {
    target: 2 * HOUR,
    calendar: 'office',
    warnBefore: 45 * MINUTE,
    escalateAfter: [HOUR],
    owner: 'desk',
    escalateTo: ['head'],
  },
  'bad-reviews': {
    target: 90 * MINUTE,
    warnBefore: 30 * MINUTE,
    escalateAfter: [HOUR],
    owner: 'support',
    escalateTo: ['lead'],
  },
};

export const OFFICE = {
  timeZone: 'Europe/Brussels',
  from: 9 * 60,
  to: 17 * 60 + 30,
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
} as const;

export const SOCIAL = 'https://social.sim.example';
export const STORE = 'https://apps.sim.example';
export const HOOKS = 'https://hooks.sim.example';
const SLACK_CHANNEL = 'C0SIMULATED';
const MAILBOX = 'support@sim.example';

export interface SettingsOptions {
  readonly shards: number;
  readonly storms: boolean;
  readonly every: Readonly<Record<'mastodon' | 'app-store', string>>;
  /** Receivers beside the first webhook. */
  readonly receivers: boolean;
}

/** The settings of the simulated world as a person would write them. */
export function settingsText(feeds: readonly Feed[], options: SettingsOptions): string {
  const brands = [...new Set(feeds.map(({ brand }) => brand))];
  const lines = [
    'version: 1',
    'brands:',
    ...brands.map((brand) => `  ${brand}: {name: ${brand} Ltd}`),
    'sources:',
    ...feeds.map((feed) => `  ${feed.sourceId}: ${sourceText(feed, options)}`),
    'calendars:',
    '  office:',
    `    timeZone: ${OFFICE.timeZone}`,
    '    hours: {mon-fri: "09:00-17:30"}',
    'policies:',
    ...Object.entries(POLICIES).flatMap(([id, policy]) => policyText(id, policy, feeds)),
    '  - id: everything-else',
    '    needsResponse: false',
    'owners:',
    ...['support', 'desk', 'lead', 'head'].map((owner) => `  ${owner}: {name: ${owner}}`),
    'routes:',
    `  - {webhook: "${HOOKS}/all", signWith: HOOK_SECRET}`,
    ...(options.receivers
      ? [
          `  - {owners: [head], webhook: "${HOOKS}/head", signWith: HOOK_SECRET}`,
          `  - {slack: {channel: ${SLACK_CHANNEL}}}`,
          `  - {email: ${MAILBOX}, stages: [breach]}`,
        ]
      : []),
    'reports: {timeZone: Europe/Brussels, emails: [head@sim.example]}',
    'operator: {emails: [operations@sim.example]}',
    `scale: {shards: ${options.shards}}`,
    `storms: {on: ${options.storms}}`,
    ...(options.receivers ? ['slack: {botToken: SLACK_BOT_TOKEN, signingSecret: SLACK_SIGNING_SECRET}'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function sourceText({ brand, kind, topic }: Feed, { every }: SettingsOptions): string {
  return kind === 'mastodon'
    ? `{brand: ${brand}, kind: mastodon, server: "${SOCIAL}", hashtag: ${topic}, accounts: ["@${brand}"], every: ${every[kind]}}`
    : `{brand: ${brand}, kind: app-store, app: ${topic}, country: us, server: "${STORE}", every: ${every['app-store']}}`;
}

function policyText(id: string, policy: TruePolicy, feeds: readonly Feed[]): readonly string[] {
  const own = feeds.filter((feed) => feed.policy === id);
  if (own.length === 0) return [];
  const when = own.some(({ kind }) => kind === 'app-store')
    ? '{kind: app-store, stars: [1, 2]}'
    : `{source: [${own.map(({ sourceId }) => sourceId).join(', ')}]}`;
  const hours = (lengths: readonly Duration[]): string =>
    `[${lengths.map((length) => `${length / MINUTE}m`).join(', ')}]`;
  return [
    `  - id: ${id}`,
    `    when: ${when}`,
    `    respondWithin: {time: ${policy.target / MINUTE}m${policy.calendar ? `, calendar: ${policy.calendar}` : ''}}`,
    `    warnBefore: ${hours([policy.warnBefore])}`,
    `    escalateAfter: ${hours(policy.escalateAfter)}`,
    `    owner: ${policy.owner}`,
    `    escalateTo: [${policy.escalateTo.join(', ')}]`,
  ];
}
