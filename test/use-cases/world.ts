import { heldReservations } from '../../functions/adapters/dynamodb/held-reservations.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import type { Instant } from '../../functions/domain/shared/time.ts';
import type { Http } from '../../functions/ports/http.ts';
import { deliverAlerts } from '../../functions/use-cases/deliver-alerts.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
import { sweepClocks } from '../../functions/use-cases/sweep-clocks.ts';
import { aMastodonSource, anAppStoreSource } from '../adapters/sources/builders.ts';
import { aPolicy, at } from '../support/builders.ts';
import { readerFor } from '../support/connectors.ts';
import { inMemoryBudgets, inMemorySpending } from '../support/in-memory-budgets.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { inMemoryIncidentStore } from '../support/in-memory-incident-store.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemoryQueues } from '../support/in-memory-queues.ts';
import { inMemorySecrets } from '../support/in-memory-secrets.ts';
import { inMemorySourceStore } from '../support/in-memory-source-store.ts';
import { wordListScorer } from '../support/word-list-scorer.ts';
import { alertSettings } from './alert-ports.ts';
import { type Crash, counting, never, watchedCalls } from './crashes.ts';
import { answerOfServer, answerOfStore, aServer, aStore } from './pretend-sources.ts';

/** Friday, 20 November 2026. */
export const today = (time: string): Instant => at(`2026-11-20T${time}Z`);

export const STORE = anAppStoreSource();
export const SERVER = aMastodonSource();

interface WorldOptions {
  readonly sources?: readonly Source[];
  readonly settings?: Partial<Settings>;
  /** Replaces the pretend sources. */
  readonly http?: Http;
  /** Values of secrets, by name. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Everything from source to alert on in-memory ports, the real connectors, and pretend sources. It is 12:00. */
export function aWorld({
  sources: watched = [STORE, SERVER],
  settings: given = {},
  http,
  secrets = {},
}: WorldOptions = {}) {
  const store = aStore();
  const server = aServer();
  const published: string[] = [];
  const world = { now: today('12:00'), crash: never as Crash };
  const now = (): Instant => world.now;
  const settings = alertSettings({
    brands: [{ id: 'sundial', name: 'Sundial' }],
    sources: watched,
    calendars: {},
    policies: [aPolicy()],
    shards: 2,
    ...given,
  });
  const stores = {
    mentions: inMemoryMentionStore({ now, shards: settings.shards }),
    sources: inMemorySourceStore(watched),
    queues: inMemoryQueues(),
    http:
      http ??
      inMemoryHttp((request) =>
        request.url.startsWith(STORE.server) ? answerOfStore(store, request) : answerOfServer(server, request),
      ),
    secrets: inMemorySecrets(secrets),
    budgets: inMemoryBudgets(),
    spending: inMemorySpending(),
    incidents: inMemoryIncidentStore(),
    publisher: { publish: async (alert: { readonly key: string }) => void published.push(alert.key) },
  };
  const calls: string[] = [];
  const ports = watchedCalls(stores, calls, () => world.crash);
  const deps = {
    ...ports,
    // As the functions have it: what it asks of the store is what counts.
    spending: heldReservations(ports.spending),
    readSettings: async () => settings,
    readerFor,
    now,
    scorer: wordListScorer,
    tz: '2026b',
    shards: settings.shards,
  };

  /** Fires what has come due, as the sweep and the due queue would, and delivers the alerts unless told otherwise. */
  const tick = async (time: string, { deliver = true } = {}) => {
    world.now = today(time);
    await sweepClocks(deps);
    const outcomes: string[] = [];
    for (const { message, delay } of stores.queues.due.splice(0)) {
      if (delay === 0) outcomes.push(await fireClock(message, deps));
    }
    if (deliver) await deliverAlerts(stores.queues.alerts.splice(0), deps);
    return outcomes;
  };
  const mention = (id: string): Mention => {
    const found = stores.mentions.mentions().find(({ externalId }) => externalId === id);
    if (found === undefined) throw new Error(`no mention ${id} is stored`);
    return found;
  };

  return {
    ...stores,
    ...{ world, store, server, settings, deps, published, tick, mention },
    /** Every call of a port since the last time, `port.method`. */
    calls: () => counting(calls.splice(0)),
    poll: (sourceId: string) => pollSource(sourceId, deps),
    ids: () => stores.mentions.mentions().map(({ externalId }) => externalId),
    progress: async (sourceId: string) => (await stores.sources.find(sourceId))?.progress,
  };
}

export type World = ReturnType<typeof aWorld>;

/** What happened to a mention, in order. */
export const storyOf = ({ history }: Mention): readonly string[] => history.map(({ what }) => what);
