import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../functions/domain/shared/refusal.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Condition?: string }>>;
}

/** One synthesized stack: its template, and the folder of each file asset by the object key that the template names. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  readonly assets: ReadonlyMap<string, string>;
}

interface Artifact {
  readonly type: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string; readonly file?: string };
}

interface AssetsFile {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/** Reads what the CDK wrote; refuses when there is no stack or more than one. */
export function readAssembly(directory: string): Assembly {
  const read = <Content>(file: string): Content => JSON.parse(readFileSync(join(directory, file), 'utf8')) as Content;
  const { artifacts } = read<{ artifacts: Record<string, Artifact> }>('manifest.json');
  const stacks = Object.entries(artifacts).filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack');
  const [stack] = stacks;
  const templateFile = stack?.[1].properties?.templateFile;
  if (stack === undefined || templateFile === undefined || stacks.length > 1) {
    throw new Refusal(join(directory, 'manifest.json'), `has ${stacks.length} stacks`, 'the local run takes one stack');
  }
  const assets = new Map<string, string>();
  for (const artifact of Object.values(artifacts)) {
    if (artifact.type !== 'cdk:asset-manifest' || artifact.properties?.file === undefined) continue;
    for (const { source, destinations } of Object.values(read<AssetsFile>(artifact.properties.file).files ?? {})) {
      if (source.path === undefined) continue;
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(directory, source.path));
    }
  }
  return { stackName: stack[1].properties?.stackName ?? stack[0], template: read<Template>(templateFile), assets };
}
