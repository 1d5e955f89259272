import { type Instant, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../../functions/ports/http.ts';
import type { Chance } from './chance.ts';
import type { Cloud } from './cloud.ts';
import type { Receivers } from './receivers.ts';
import { type Served, SocialServer } from './social-server.ts';
import { StoreServer } from './store-server.ts';
import type { Feed } from './truth.ts';
import { HOOKS, SOCIAL, STORE } from './world-settings.ts';

/** What the servers of sources answer, as they stand at an instant. `known`: the copy that is already held. */
export interface Servers {
  answer(url: URL, at: Instant, isCut: boolean, known: string | undefined): Served;
}

/** A social server and a store with these feeds. */
export function serversOf(feeds: readonly Feed[]): Servers {
  const [social, store] = [new SocialServer(feeds), new StoreServer(feeds)];
  return {
    answer: (url, at, isCut, known) => {
      if (url.origin === SOCIAL) return social.answer(url, at, isCut);
      if (url.origin === STORE) return store.answer(url, at, known);
      return { status: 404, body: '' };
    },
  };
}

const LATENCY = 80;
/** The design's breaker: failures in a row that open it, and how long even looks before alerts leave it alone after one. */
const OPENS_AT = 5;
const LOOKS_REST = 5 * MINUTE;
/** One asks at a time: who dies asking is waited for so long. Reads of the table are up to five seconds old. */
const PROBE = MINUTE + 6 * SECOND;

/** What a server has said and shown of itself. */
interface Rest {
  readonly askedUntil?: Instant;
  readonly failures?: number;
  readonly failedAt?: Instant;
}

/** Servers that are sought, and what goes wrong with them: busy, down, lying from an old cache, cutting short. */
export class Internet implements Http {
  readonly #cloud: Cloud;
  readonly #chance: Chance;
  readonly #receivers: Receivers;
  readonly #servers: Servers;
  /** `[from, to)` in which a server answers nobody. */
  readonly outages: ReadonlyMap<string, readonly (readonly [Instant, Instant])[]>;
  requests = 0;
  readonly #rests = new Map<string, Rest>();

  constructor(
    servers: Servers,
    receivers: Receivers,
    cloud: Cloud,
    chance: Chance,
    outages: ReadonlyMap<string, readonly (readonly [Instant, Instant])[]>,
  ) {
    this.#cloud = cloud;
    this.#chance = chance;
    this.#receivers = receivers;
    this.#servers = servers;
    this.outages = outages;
  }

  send(request: HttpRequest): Promise<HttpResponse | HttpFailure> {
    return this.#cloud.call(LATENCY, () => this.#answer(request), 'hand');
  }

  /** Whether a server is rightly left alone: as it asked, or after failures in a row, for as long as even a look leaves it alone. */
  isLeftAlone(origin: string): boolean {
    const now = this.#cloud.time.now();
    const { askedUntil = 0, failures = 0, failedAt = 0 } = this.#rests.get(origin) ?? {};
    return now < askedUntil || (failures >= OPENS_AT && now < failedAt + LOOKS_REST + PROBE);
  }

  isDown(origin: string): boolean {
    const now = this.#cloud.time.now();
    return this.outages.get(origin)?.some(([from, to]) => from <= now && now < to) === true;
  }

  #answer(request: HttpRequest): HttpResponse | HttpFailure {
    const url = new URL(request.url);
    this.requests += 1;
    if (url.origin === HOOKS) return this.#receivers.hook(url.pathname, request);
    const now = this.#cloud.time.now();
    if (this.isDown(url.origin) || this.#cloud.strikes('failed', this.#chance)) {
      this.#mislead();
      const { failures = 0, ...rest } = this.#rests.get(url.origin) ?? {};
      this.#rests.set(url.origin, { ...rest, failures: failures + 1, failedAt: now });
      return { failed: `${url.host}: it refuses connections` };
    }
    if (this.#cloud.strikes('busy', this.#chance)) {
      this.#mislead();
      const wait = this.#chance.whole(5, 300);
      this.#rest(url.origin, now + (wait + 1) * SECOND);
      return {
        status: 429,
        headers: { 'retry-after': String(wait) },
        body: '{"error":"Too many requests"}',
      };
    }
    if (this.#cloud.strikes('nonsense', this.#chance)) {
      this.#mislead();
      return { status: 200, headers: {}, body: '<html>maintenance</html>' };
    }
    const isStale = this.#cloud.strikes('stale', this.#chance);
    const isCut = this.#cloud.strikes('cut', this.#chance);
    const at = isStale ? now - this.#chance.whole(MINUTE, 40 * MINUTE) : now;
    // What others have learnt of it may be read late, as long as the table's reads lag.
    const { failures = 0, askedUntil = 0 } = this.#rests.get(url.origin) ?? {};
    if (failures >= OPENS_AT) this.#rest(url.origin, now + PROBE);
    else if (askedUntil <= now) this.#rests.delete(url.origin);
    const served = this.#servers.answer(url, at, isCut, request.headers['if-none-match']);
    if (isStale || isCut) this.#mislead();
    else if (served.threadOf !== undefined) this.#cloud.acting?.looked.set(served.threadOf, true);
    return {
      status: served.status,
      headers: { date: new Date(Math.floor(now / SECOND) * SECOND).toUTCString(), ...served.headers },
      body: typeof served.body === 'string' ? served.body : JSON.stringify(served.body),
    };
  }

  /** Failures are over; a shorter rest ends no longer one. */
  #rest(origin: string, until: Instant): void {
    this.#rests.set(origin, { askedUntil: Math.max(until, this.#rests.get(origin)?.askedUntil ?? 0) });
  }

  /** Whoever was told this cannot be blamed for believing it. */
  #mislead(): void {
    const invocation = this.#cloud.acting;
    if (invocation !== undefined) invocation.misled += 1;
  }
}
