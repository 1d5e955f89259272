import { isProblem, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type Source, type SourceKind, type SourceOf, sourceLabel } from '../../domain/mentions/source.ts';
import type { SourceReader } from '../../ports.ts';
import { quotaWait } from './answer.ts';
import { appStore } from './app-store.ts';
import { appStoreConnect } from './app-store-connect.ts';
import { authoriseFor } from './auth/credential.ts';
import { bluesky } from './bluesky.ts';
import type { Connector, Exchange } from './connector.ts';
import { discourse } from './discourse.ts';
import { googleBusiness } from './google-business.ts';
import { googlePlay } from './google-play.ts';
import { hackerNews } from './hacker-news.ts';
import { instagram } from './instagram.ts';
import { lemmy } from './lemmy.ts';
import { mastodon } from './mastodon.ts';
import { reddit } from './reddit.ts';
import { rss } from './rss.ts';
import { sentMentions } from './sent-mentions.ts';
import { stackExchange } from './stack-exchange.ts';
import { trustpilot } from './trustpilot.ts';
import { withinBounds } from './within-bounds.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** The connector of every kind of source: one line each. */
const CONNECTORS: { readonly [Kind in SourceKind]: Connector<SourceOf<Kind>> } = {
  'app-store': appStore,
  'app-store-connect': appStoreConnect,
  'google-play': googlePlay,
  'google-business': googleBusiness,
  trustpilot,
  mastodon,
  bluesky,
  'hacker-news': hackerNews,
  discourse,
  'stack-exchange': stackExchange,
  rss,
  youtube,
  lemmy,
  instagram,
  x,
  reddit,
  push: sentMentions('push'),
  file: sentMentions('file'),
};

/** The connector of a source, bound to it. */
export function readerFor(source: Source): SourceReader {
  // TypeScript does not see that the kind in the table and the kind of the source are one; the table's type does.
  return bind(CONNECTORS[source.kind] as Connector<Source>, source);
}

/** Loads what reading answers of this kind takes; a poll's own requests see to it. */
export const prepare = async (kind: SourceKind): Promise<void> => CONNECTORS[kind].prepare?.();

/** Reads a recorded exchange without a source, once the kind is prepared: `accounts` are the brand's own. */
export const readSample = (
  kind: SourceKind,
  exchange: Exchange,
  accounts: readonly string[],
): Reading | SourceProblem => withinBounds(CONNECTORS[kind].sample(exchange, accounts));

function bind(connector: Connector<Source>, source: Source): SourceReader {
  return {
    capabilities: connector.capabilities,
    origin: connector.origin(source),
    label: sourceLabel(source),
    begin: (cursor) => connector.begin(source, cursor),
    thread: (seen, cursor = {}) => connector.thread(source, seen, cursor),
    authorise: async (request, access) => {
      await connector.prepare?.();
      return authoriseFor(source.server, connector.credential?.(source), request, access);
    },
    read: (asked, answer, known) =>
      withinBounds(withQuota(connector.read(source, asked, answer, known), quotaWait(answer, known.now))),
  };
}

/** Whatever the connector has seen in an answer, a quota that its headers say is used up is one. */
function withQuota(read: Reading | SourceProblem, { waitUntil }: Pick<Reading, 'waitUntil'>): Reading | SourceProblem {
  if (isProblem(read) || waitUntil === undefined) return read;
  return { ...read, waitUntil: Math.max(waitUntil, read.waitUntil ?? waitUntil) };
}
