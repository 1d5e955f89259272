import { type Mention, type MentionKey, mentionName } from '../../functions/domain/mentions/mention.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';

/** Mentions in memory, under the same version rule as the table. */
export function memoryMentions(...mentions: Mention[]) {
  const held = new Map(mentions.map((mention) => [mentionName(mention), mention]));
  const store = {
    saves: 0,
    /** Runs before the next save, once: somebody else's write slips in. */
    beforeSave: undefined as (() => void) | undefined,
    get: (key: MentionKey) => held.get(mentionName(key)),
    put: (mention: Mention) => void held.set(mentionName(mention), mention),
    find: async (key: MentionKey) => held.get(mentionName(key)),
    save: async (mention: Mention) => {
      const slip = store.beforeSave;
      store.beforeSave = undefined;
      slip?.();
      const known = held.get(mentionName(mention));
      if ((known?.version ?? 0) !== mention.version - 1) return 'conflict';
      held.set(mentionName(mention), mention);
      store.saves += 1;
      return 'saved';
    },
  } satisfies Pick<MentionStore, 'find' | 'save'> & Record<string, unknown>;
  return store;
}

export function alertSettings(over: Partial<Settings> = {}): Settings {
  return {
    brands: [{ id: 'kettle', name: 'Kettle & Co' }],
    sources: [
      {
        id: 'kettle-us',
        brand: 'kettle',
        kind: 'app-store',
        tier: 15,
        accounts: [],
        app: '1234',
        country: 'us',
        server: 'https://itunes.apple.com',
      },
    ],
    calendars: {
      office: {
        timeZone: 'Europe/Berlin',
        hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
      },
    },
    policies: [
      {
        id: 'angry',
        version: 'p1',
        when: {},
        needsResponse: true,
        target: 4 * HOUR,
        calendar: 'office',
        warnBefore: [HOUR],
        escalateAfter: [HOUR],
        owner: 'support',
        escalateTo: ['lead'],
        botsCount: false,
        claimFor: 2 * HOUR,
      },
    ],
    owners: [
      { id: 'support', name: 'Support desk', slackId: 'U07SUPPORT' },
      { id: 'lead', name: 'Team lead' },
    ],
    routes: [{ to: { by: 'slack', secret: 'SLACK_WEBHOOK_URL', channel: '#reviews' } }],
    reports: { timeZone: 'Europe/Berlin', emails: [] },
    retention: { mentionDays: 400, reportDays: 400, logDays: 30 },
    operatorEmails: [],
    slackSigningSecret: 'SLACK_SIGNING_SECRET',
    shards: 4,
    metered: [],
    ...over,
  };
}
