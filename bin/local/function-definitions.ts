import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import type { Assembly } from './assembly.ts';
import type { FunctionDefinition } from './lambda-runtime.ts';
import type { Stack } from './stack.ts';

interface FunctionProperties {
  readonly Code: { readonly S3Key?: string };
  readonly Handler: string;
  readonly Runtime: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Layers?: readonly string[];
  readonly LoggingConfig?: { readonly LogGroup?: string };
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
}

const BUNDLE_EXTENSIONS = ['.mjs', '.js', '.cjs'];
const LAYER_MOUNT = '/opt/';

/** Lambda's own defaults. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

/**
 * The stack's functions as the template deploys them: bundle, handler and exactly its variables, plus what Lambda itself
 * sets. `provided` has region, credentials and the engines' addresses. Paths under /opt/ become the layer's own folder.
 */
export function functionDefinitions(
  stack: Stack,
  assembly: Assembly,
  provided: Readonly<Record<string, string>>,
): readonly FunctionDefinition[] {
  const layers = layerFolders(stack, assembly);
  return stack.ofType<FunctionProperties>('AWS::Lambda::Function').map(({ logicalId, name, arn, properties }) => {
    const path = `Resources.${logicalId}.Properties`;
    if (!properties.Runtime.startsWith('nodejs')) {
      throw new Refusal(`${path}.Runtime`, `is ${shown(properties.Runtime)}`, 'the local run has Node only');
    }
    const folder = assembly.assets.get(properties.Code.S3Key ?? '');
    if (folder === undefined) throw new Refusal(`${path}.Code`, 'names no file asset', 'deploy the code as an asset');
    const [module = '', handler = ''] = properties.Handler.split('.');
    const entry = BUNDLE_EXTENSIONS.map((extension) => join(folder, module + extension)).find(existsSync);
    if (entry === undefined)
      throw new Refusal(`${path}.Handler`, `${shown(properties.Handler)} has no such file`, `see ${folder}`);
    const folders = (properties.Layers ?? []).flatMap((layer) => layers.get(layer) ?? []);
    const memoryMb = properties.MemorySize ?? DEFAULT_MEMORY_MB;
    const variables = Object.entries(properties.Environment?.Variables ?? {}).map(
      ([key, value]) => [key, localPath(`${path}.Environment.Variables.${key}`, String(value), folders)] as const,
    );
    return {
      logicalId,
      name: stack.shortName(name),
      physicalName: name,
      arn,
      entry,
      handler,
      timeoutMs: (properties.Timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1_000,
      memoryMb,
      logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      environment: {
        ...provided,
        // Its own identity: whoever stands in front of the engines tells by it who calls.
        AWS_ACCESS_KEY_ID: logicalId,
        ...lambdaVariables(name, properties.Handler, memoryMb, folder),
        ...Object.fromEntries(variables),
      },
    };
  });
}

function layerFolders(stack: Stack, assembly: Assembly): ReadonlyMap<string, string> {
  const layers = stack.ofType<{ readonly Content: { readonly S3Key: string } }>('AWS::Lambda::LayerVersion');
  return new Map(layers.map(({ arn, properties }) => [arn, assembly.assets.get(properties.Content.S3Key) ?? '']));
}

/** Layers are laid over each other in order: the last that has the file wins. */
function localPath(path: string, value: string, folders: readonly string[]): string {
  if (!value.startsWith(LAYER_MOUNT)) return value;
  const inLayer = value.slice(LAYER_MOUNT.length);
  const found = folders.map((folder) => join(folder, inLayer)).findLast(existsSync);
  if (found === undefined)
    throw new Refusal(path, `${shown(value)} is in no layer of the function`, 'add the layer that has it');
  return found;
}

const lambdaVariables = (name: string, handler: string, memoryMb: number, folder: string): Record<string, string> => ({
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: handler,
  TZ: ':UTC',
});
