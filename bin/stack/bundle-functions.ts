import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';
import { WEIGHTS_FILE } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { ENVIRONMENT, type FunctionName } from '../../functions/contracts/environment.ts';

type Outputs = Metafile['outputs'];

export interface Bundles extends Disposable {
  /** Holds `<function>/index.mjs` and its source map; gone when disposed of, by when CDK has its copy. */
  readonly directory: string;
  /** What each file of the bundles is made of. */
  readonly outputs: Outputs;
}

/** What is bundled in the place of what code and packages import, each with its reason in the file. */
const INSTEAD = {
  '@aws-sdk/credential-provider-node': fileURLToPath(import.meta.resolve('./lambda-credentials.ts')),
  'node:http': fileURLToPath(import.meta.resolve('./node-http.cjs')),
};
const PROJECT = join(import.meta.dirname, '../..');

/** Packages in CommonJS call `require` for Node's own modules; an ES module has none unless it is made. */
const REQUIRE = "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);";

/**
 * Every function as an ES module with all that it imports, the SDK included; what a module imports only when it needs it
 * stands beside it in a file of its own, so that a cold start does not read it. esbuild runs in this process:
 * CDK's own bundling starts npx and esbuild for each, which took longer than everything else in a synth.
 * @default names all functions
 */
export function bundleFunctions(names = Object.keys(ENVIRONMENT) as readonly FunctionName[]): Bundles {
  // Inside the project: source maps hold relative paths, and from elsewhere they would differ from machine to machine.
  const cache = join(PROJECT, 'node_modules/.cache/replywatch');
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, 'bundles-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const outputs = Object.assign({}, ...names.map((name) => bundleFunction(name, directory)));
    for (const folder of scoringFolders(outputs)) copyFileSync(WEIGHTS_FILE, join(folder, basename(WEIGHTS_FILE)));
    return { directory, outputs, [Symbol.dispose]: remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function bundleFunction(name: string, directory: string): Outputs {
  const { metafile } = buildSync({
    entryPoints: { index: join(PROJECT, 'functions/handlers', `${name}.ts`) },
    outdir: join(directory, name),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    alias: INSTEAD,
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
  return metafile.outputs;
}

/** Folders of the functions that judge texts: the scorer looks for its weights beside the module that it is in. */
function scoringFolders(outputs: Outputs): string[] {
  const scorer = 'functions/adapters/scoring/built-in-scorer.ts';
  const judging = Object.entries(outputs).filter(([, { inputs }]) =>
    Object.keys(inputs).some((input) => input.endsWith(scorer)),
  );
  return judging.map(([file]) => dirname(resolve(file)));
}
