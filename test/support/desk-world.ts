import { createDeskApp } from '../../functions/adapters/desk/desk-app.ts';
import { createDeskSeal } from '../../functions/adapters/desk/desk-seal.ts';
import type { DeskScope } from '../../functions/domain/desk/desk-ticket.ts';
import { LINK_WAITS } from '../../functions/domain/desk/desk-ticket.ts';
import { mentionAddress } from '../../functions/domain/desk/mention-address.ts';
import { type Mention, mentionName } from '../../functions/domain/mentions/mention.ts';
import { mentionParam } from '../../functions/domain/mentions/mention-param.ts';
import { factsOf } from '../../functions/domain/reports/facts-of.ts';
import { compileReport } from '../../functions/domain/reports/report.ts';
import { reportHtml } from '../../functions/domain/reports/report-html.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import type { StageKey } from '../../functions/domain/sla/clock.ts';
import type { DeskLinks, DeskSeal } from '../../functions/ports/desk.ts';
import { createDesk } from '../../functions/use-cases/desk.ts';
import { makeDeskLink, type WantedLink } from '../../functions/use-cases/make-desk-link.ts';
import { A_PLAN, aClock, aMention, anObservation, at } from './builders.ts';
import { inMemoryDeskLinks, inMemoryOpenClocks } from './in-memory-desk.ts';
import { inMemoryIncidentStore } from './in-memory-incident-store.ts';
import { inMemoryMentionStore } from './in-memory-mention-store.ts';
import { inMemorySourceStore } from './in-memory-source-store.ts';
import { anIncident } from './incidents.ts';

/** Friday noon in Berlin is an hour later. */
export const DESK_NOW = at('2026-11-20T12:00:00Z');
export const DESK_KEY = 'a key of a test, and as long as it has to be';
export const HOST = 'https://desk.example';

export const DESK_SETTINGS: Settings = {
  brands: [
    { id: 'sundial', name: 'Sundial Coffee' },
    { id: 'fernweh', name: 'Fernweh' },
  ],
  sources: [
    appStore('sundial-us', 'sundial', 'us'),
    appStore('sundial-be', 'sundial', 'be'),
    appStore('fernweh-us', 'fernweh', 'us'),
  ],
  calendars: {},
  policies: [],
  owners: [
    { id: 'support', name: 'Support desk' },
    { id: 'lead', name: 'Team lead' },
  ],
  routes: [],
  reports: { timeZone: 'Europe/Berlin', emails: [] },
  retention: { mentionDays: 400, reportDays: 400, logDays: 30 },
  operatorEmails: [],
  storms: { minimum: 10, deviations: 3, window: HOUR, coolDown: HOUR, wakes: false },
  shards: 1,
  metered: [],
};

function appStore(id: string, brand: string, country: string): Settings['sources'][number] {
  return {
    id,
    brand,
    kind: 'app-store',
    tier: 15,
    accounts: [],
    app: '1234',
    country,
    server: 'https://itunes.apple.com',
  };
}

export interface Waiting {
  readonly id: string;
  readonly brand?: string;
  readonly source?: string;
  readonly owner?: string;
  /** From DESK_NOW; negative is overdue. */
  readonly left?: number;
  readonly author?: string;
  readonly text?: string;
  readonly title?: string;
  readonly rating?: number;
  readonly severity?: 'low' | 'medium' | 'high' | 'critical';
  /** Its last stage is done with. */
  readonly isSpent?: boolean;
}

/** A mention whose clock runs. */
export function waiting(given: Waiting): Mention {
  const { id, brand = 'sundial', source = `${brand}-us`, owner = 'support', left = HOUR, isSpent = false } = given;
  const { author = 'Vera', text = 'The parcel never came.', title, rating = 1, severity = 'high' } = given;
  const dueAt = DESK_NOW + left;
  const stage = (key: StageKey, instant: Instant) => ({ key, at: instant, owner });
  const { title: _, ...observation } = anObservation({
    id,
    author: { id: `author-${id}`, name: author },
    text,
    rating,
    publishedAt: dueAt - 4 * HOUR,
  });
  const mention = aMention({
    brand,
    sourceId: source,
    origin: `app-store:${source.slice(-2)}:1234`,
    observation: { ...observation, ...(title !== undefined && { title }) },
    discoveredAt: dueAt - 4 * HOUR + 5 * MINUTE,
    clock: aClock({
      startedAt: dueAt - 4 * HOUR,
      dueAt,
      plan: { ...A_PLAN, owner },
      ladder: [stage('warn', dueAt - HOUR), stage('breach', dueAt), stage('escalate1', dueAt + 100 * HOUR)],
      fired: isSpent ? 3 : left < 0 ? 2 : 0,
    }),
    history: [{ at: dueAt - 4 * HOUR + 5 * MINUTE, what: 'discovered' }],
  });
  return { ...mention, severity: { ...mention.severity, level: severity } };
}

export interface Visit {
  readonly cookie?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

export interface Seen {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Compiled reports by brand and name. */
export type Shelf = Readonly<Record<string, Readonly<Record<string, () => string>>>>;

/** The report of the day of Sundial Coffee over these mentions, without charts; an older one of the week. */
export const shelfOf = (mentions: readonly Mention[]): Shelf => ({
  sundial: {
    '20261120-day': () => pageOf(mentions.filter(({ brand }) => brand === 'sundial')),
    '20261116-week': () => pageOf([]),
  },
});

const pageOf = (mentions: readonly Mention[]): string =>
  reportHtml(
    compileReport({
      brand: { id: 'sundial', name: 'Sundial Coffee' },
      from: DESK_NOW - 5 * DAY,
      to: DESK_NOW,
      now: DESK_NOW,
      timeZone: DESK_SETTINGS.reports.timeZone,
      by: 'source',
      facts: mentions.map(factsOf),
      sources: [],
      owners: DESK_SETTINGS.owners,
    }),
  );

/** A desk over stores in memory, asked as a browser would ask it. */
export async function deskWorld(
  mentions: readonly Mention[],
  settings: Settings = DESK_SETTINGS,
  shelf: Shelf = shelfOf(mentions),
) {
  let now = DESK_NOW;
  let ids = 0;
  const store = inMemoryMentionStore({ now: () => now });
  for (const mention of mentions) await store.save({ ...mention, version: 1 });
  const incidents = inMemoryIncidentStore();
  const links: DeskLinks = inMemoryDeskLinks();
  const seal: DeskSeal = createDeskSeal('DESK_KEY', async () => DESK_KEY);
  const newId = (): string => {
    ids += 1;
    return `id-${ids}`;
  };
  const reads: string[] = [];
  const desk = createDesk({
    settings,
    openClocks: inMemoryOpenClocks(store.mentions),
    mentions: {
      save: store.save,
      find: (key) => {
        reads.push(mentionName(key));
        return store.find(key);
      },
      factsOf: (key) => {
        reads.push(`facts of ${mentionName(key)}`);
        return store.factsOf(key);
      },
    },
    incidents,
    sources: inMemorySourceStore(settings.sources),
    reports: {
      newest: async (brand) =>
        Object.entries(shelf[brand] ?? {}).map(([name, page]) => ({ name, read: async () => page() })),
    },
    seal,
    links,
    now: () => now,
    newId,
  });
  const app = createDeskApp(desk, () => now);

  async function visit(path: string, { cookie, form, headers = {}, method }: Visit = {}): Promise<Seen> {
    const answer = await app.request(`${HOST}${path}`, {
      method: method ?? (form === undefined ? 'GET' : 'POST'),
      headers: {
        host: new URL(HOST).host,
        ...(form && {
          'content-type': 'application/x-www-form-urlencoded',
          origin: HOST,
          'sec-fetch-site': 'same-origin',
        }),
        ...(cookie !== undefined && { cookie: `__Host-desk=${cookie}` }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  /** The token of a link. */
  const link = async (scope: DeskScope = {}, wanted: Partial<WantedLink> = {}): Promise<string> => {
    const made = await makeDeskLink({ scope, openFor: 8 * HOUR, waits: LINK_WAITS, by: 'Mira', ...wanted }, HOST, {
      seal,
      links,
      newId,
      now: () => now,
    });
    return new URL(made.address).searchParams.get('t') ?? '';
  };

  return {
    app,
    seal,
    links,
    incidents,
    reads,
    mentions: store,
    visit,
    link,
    pass: (time: number): void => {
      now += time;
    },
    /** Opens a desk and answers what the browser holds. */
    enter: async (scope: DeskScope = {}, wanted: Partial<WantedLink> = {}): Promise<string> => {
      const { headers } = await visit('/open', { form: { token: await link(scope, wanted) } });
      return /__Host-desk=([^;]*)/u.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
    },
    /** What a form of the mention's page says, for a deed. */
    formFor: async (cookie: string, mention: Mention, does: string): Promise<Record<string, string>> => {
      const { text } = await visit(mentionAddress(mention), { cookie });
      const form = text.split('<form').find((part) => part.includes(`name="does" value="${does}"`)) ?? '';
      return Object.fromEntries(
        [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
          name,
          value.replaceAll('&#38;', '&'),
        ]),
      );
    },
    address: mentionAddress,
    param: mentionParam,
    storm: (brand = 'sundial') => incidents.saveBoard({ brand, version: 1, incidents: [anIncident({ brand })] }),
  };
}

export type DeskWorld = Awaited<ReturnType<typeof deskWorld>>;
