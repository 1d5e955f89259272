import { bind, connectorOf, sampleOf } from '../../functions/adapters/sources/registry.ts';
import { SOURCE_KINDS, type Source, type SourceKind } from '../../functions/domain/mentions/source.ts';

const connectors = new Map(
  await Promise.all(SOURCE_KINDS.map(async (kind) => [kind, await connectorOf(kind)] as const)),
);

function loaded(kind: SourceKind) {
  const connector = connectors.get(kind);
  if (connector === undefined) throw new Error(`no connector reads ${kind}`);
  return connector;
}

/** As in the registry, with every connector read before the first test asks. */
export const readerFor = (source: Source) => bind(loaded(source.kind), source);

export const readSample = (kind: SourceKind, ...sample: SampleOf) => sampleOf(loaded(kind), ...sample);

type SampleOf = Parameters<typeof sampleOf> extends [unknown, ...infer Rest] ? Rest : never;
