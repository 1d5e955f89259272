import type { SourceKind } from '../../domain/mentions/observation.ts';
import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { Source } from '../../domain/mentions/source.ts';
import type { SourceReader } from '../../ports.ts';
import { appStore } from './app-store.ts';
import type { Connector, Exchange } from './connector.ts';
import { mastodon } from './mastodon.ts';

/** Every kind of source that ReplyWatch reads: one line each. */
const CONNECTORS: { readonly [Kind in SourceKind]: Connector<Extract<Source, { kind: Kind }>> } = {
  'app-store': appStore,
  mastodon,
};

export const SOURCE_KINDS: readonly string[] = Object.keys(CONNECTORS);

export const isSourceKind = (kind: string): kind is SourceKind => Object.hasOwn(CONNECTORS, kind);

/** The connector of a source, bound to it. */
export function readerFor(source: Source): SourceReader {
  switch (source.kind) {
    case 'app-store':
      return bind(CONNECTORS[source.kind], source);
    case 'mastodon':
      return bind(CONNECTORS[source.kind], source);
    default:
      return source satisfies never;
  }
}

/** Reads a recorded exchange without a source: `accounts` are the brand's own. */
export const readSample = (
  kind: SourceKind,
  exchange: Exchange,
  accounts: readonly string[],
): Reading | SourceProblem => CONNECTORS[kind].sample(exchange, accounts);

function bind<S extends Source>(connector: Connector<S>, source: S): SourceReader {
  return {
    capabilities: connector.capabilities,
    origin: connector.origin(source),
    label: connector.label(source),
    begin: (cursor) => connector.begin(source, cursor),
    thread: (seen) => connector.thread(source, seen),
    authorise: (request, token) => connector.authorise(request, token),
    read: (asked, answer, known) => connector.read(source, asked, answer, known),
  };
}
