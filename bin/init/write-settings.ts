import { stringify } from 'yaml';
import type { DraftSource } from './source-of-address.ts';

/** What was asked and answered. */
export interface Answers {
  readonly brand: { readonly id: string; readonly name: string };
  readonly sources: readonly DraftSource[];
  readonly timeZone: string;
  /** `09:00-17:00`, Monday to Friday. */
  readonly hours: string;
  /** In open hours: `4h`. */
  readonly respondWithin: string;
  readonly slack: { readonly by: 'webhook' | 'app'; readonly channel: string } | undefined;
  readonly email: string | undefined;
  readonly operator: string | undefined;
  /** `yyyy-mm-dd`: what was published earlier is counted and never alerted on. */
  readonly enforceFrom: string;
  /** A source to push a made-up complaint to, whose alert comes a minute later. */
  readonly trial: boolean;
}

/** Around the clock, and soon. */
const TRIAL_POLICY = {
  id: 'trial',
  when: { source: 'trial' },
  respondWithin: { time: '10m' },
  warnBefore: '9m',
  owner: 'support',
};

/** Kinds whose entries have stars. */
const WITH_STARS = ['app-store', 'app-store-connect', 'google-play', 'google-business', 'trustpilot'];

const HEADER = `# yaml-language-server: $schema=./replywatch.schema.json
#
# The settings of ReplyWatch, written by \`replywatch init\`. Every key is explained in docs/settings.md;
# \`npm run --silent replywatch -- check\` says what this file means, and what is wrong with it.

`;

/** The settings file of these answers. */
export function settingsText(answers: Answers): string {
  const { brand, sources, timeZone, hours, slack, email, operator, trial } = answers;
  const file = {
    version: 1,
    brands: { [brand.id]: { name: brand.name } },
    sources: {
      ...Object.fromEntries(named(sources).map(({ id, block }) => [id, { brand: brand.id, ...block }])),
      ...(trial && { trial: { brand: brand.id, kind: 'push', name: 'Trial', secret: 'TRIAL_SECRET' } }),
    },
    calendars: { office: { timeZone, hours: { 'mon-fri': hours } } },
    policies: [...(trial ? [TRIAL_POLICY] : []), ...policies(answers), { id: 'everything-else', needsResponse: false }],
    owners: { support: { name: 'Support desk' } },
    routes: [
      ...(slack?.by === 'webhook' ? [{ slack: { secret: 'SLACK_WEBHOOK_URL', channel: slack.channel } }] : []),
      ...(slack?.by === 'app' ? [{ slack: { channel: slack.channel } }] : []),
      ...(email === undefined ? [] : [{ email }]),
    ],
    reports: { timeZone, ...(email !== undefined && { emails: [email] }) },
    ...(operator !== undefined && { operator: { emails: [operator] } }),
    ...(slack?.by === 'app' && { slack: { botToken: 'SLACK_BOT_TOKEN', signingSecret: 'SLACK_SIGNING_SECRET' } }),
  };
  return `${HEADER}${stringify(file, { lineWidth: 120 })}`;
}

function policies({ sources, respondWithin, enforceFrom }: Answers): readonly object[] {
  const common = {
    respondWithin: { time: respondWithin, calendar: 'office' },
    warnBefore: '1h',
    owner: 'support',
    enforceFrom,
  };
  const hasStars = sources.some(({ block }) => WITH_STARS.includes(block.kind));
  const hasOthers = sources.some(({ block }) => !WITH_STARS.includes(block.kind));
  return [
    ...(hasStars ? [{ id: 'bad-reviews', when: { stars: [1, 2] }, ...common }] : []),
    ...(hasOthers ? [{ id: 'angry-posts', when: { severity: ['medium', 'high', 'critical'] }, ...common }] : []),
  ];
}

/** Two of the same id get numbers. */
function named(sources: readonly DraftSource[]): readonly DraftSource[] {
  const seen = new Map<string, number>();
  return sources.map((source) => {
    const count = (seen.get(source.id) ?? 0) + 1;
    seen.set(source.id, count);
    return count === 1 ? source : { ...source, id: `${source.id}-${count}` };
  });
}

/** Names of the secrets that the file asks for. */
export const secretsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/gu)].map(([name]) => name)),
];
