import { isProblem, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type Source, type SourceKind, type SourceOf, sourceLabel } from '../../domain/mentions/source.ts';
import type { SourceReader } from '../../ports/sources.ts';
import { quotaWait } from './answer.ts';
import { authoriseFor } from './auth/credential.ts';
import type { Connector, Exchange } from './connector.ts';
import { sentMentions } from './sent-mentions.ts';
import { withinBounds } from './within-bounds.ts';

/** The connector of every kind of source, one line each; each is read only once it is needed, so that a cold start costs what a brand uses. */
const CONNECTORS: { readonly [Kind in SourceKind]: () => Promise<Connector<SourceOf<Kind>>> } = {
  'app-store': async () => (await import('./app-store.ts')).appStore,
  'app-store-connect': async () => (await import('./app-store-connect.ts')).appStoreConnect,
  'google-play': async () => (await import('./google-play.ts')).googlePlay,
  'google-business': async () => (await import('./google-business.ts')).googleBusiness,
  trustpilot: async () => (await import('./trustpilot.ts')).trustpilot,
  mastodon: async () => (await import('./mastodon.ts')).mastodon,
  bluesky: async () => (await import('./bluesky.ts')).bluesky,
  'hacker-news': async () => (await import('./hacker-news.ts')).hackerNews,
  discourse: async () => (await import('./discourse.ts')).discourse,
  'stack-exchange': async () => (await import('./stack-exchange.ts')).stackExchange,
  rss: async () => (await import('./rss.ts')).rss,
  youtube: async () => (await import('./youtube.ts')).youtube,
  lemmy: async () => (await import('./lemmy.ts')).lemmy,
  instagram: async () => (await import('./instagram.ts')).instagram,
  x: async () => (await import('./x.ts')).x,
  reddit: async () => (await import('./reddit.ts')).reddit,
  push: async () => sentMentions('push'),
  file: async () => sentMentions('file'),
};

/** The connector of a source, bound to it. */
export const readerFor = async (source: Source): Promise<SourceReader> => bind(await connectorOf(source.kind), source);

/** Reads a recorded exchange without a source: `accounts` are the brand's own. */
export const readSample = async (
  kind: SourceKind,
  exchange: Exchange,
  accounts: readonly string[],
): Promise<Reading | SourceProblem> => sampleOf(await connectorOf(kind), exchange, accounts);

/** TypeScript does not see that the kind in the table and the kind of the source are one; the table's type does. */
export const connectorOf = (kind: SourceKind): Promise<Connector<Source>> =>
  CONNECTORS[kind]() as Promise<Connector<Source>>;

export const sampleOf = (
  connector: Connector<Source>,
  exchange: Exchange,
  accounts: readonly string[],
): Reading | SourceProblem => withinBounds(connector.sample(exchange, accounts));

export function bind(connector: Connector<Source>, source: Source): SourceReader {
  return {
    capabilities: connector.capabilities,
    origin: connector.origin(source),
    label: sourceLabel(source),
    begin: (cursor) => connector.begin(source, cursor),
    thread: (seen, cursor = {}) => connector.thread(source, seen, cursor),
    authorise: (request, access) => authoriseFor(source.server, connector.credential?.(source), request, access),
    read: (asked, answer, known) =>
      withinBounds(withQuota(connector.read(source, asked, answer, known), quotaWait(answer, known.now))),
  };
}

/** Whatever the connector has seen in an answer, a quota that its headers say is used up is one. */
function withQuota(read: Reading | SourceProblem, { waitUntil }: Pick<Reading, 'waitUntil'>): Reading | SourceProblem {
  if (isProblem(read) || waitUntil === undefined) return read;
  return { ...read, waitUntil: Math.max(waitUntil, read.waitUntil ?? waitUntil) };
}
