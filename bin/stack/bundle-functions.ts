import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
const SCORER = 'functions/adapters/scoring/built-in-scorer.ts';
const SECOND_OPINIONS = 'functions/adapters/runtime/lambda-second-opinions.ts';
const JUDGES = 'functions/adapters/runtime/second-judges.ts';

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
    for (const folder of foldersWith(SCORER, outputs)) copyFileSync(WEIGHTS_FILE, join(folder, basename(WEIGHTS_FILE)));
    bundleJudges(foldersWith(SECOND_OPINIONS, outputs), directory);
    return { directory, outputs, [Symbol.dispose]: remove };
  } catch (error) {
    remove();
    throw error;
  }
}

const bundleFunction = (name: string, directory: string): Outputs =>
  bundle({ index: join(PROJECT, 'functions/handlers', `${name}.ts`) }, join(directory, name));

/** The clients of other judges, which a function loads where its settings name one: once made, copied to each. */
function bundleJudges([first, ...others]: readonly string[], directory: string): void {
  if (first === undefined) return;
  const made = join(directory, '.judges');
  bundle({ 'second-judges': join(PROJECT, JUDGES) }, made);
  for (const folder of [first, ...others]) cpSync(made, folder, { recursive: true });
  rmSync(made, { recursive: true });
}

function bundle(entryPoints: Record<string, string>, outdir: string): Outputs {
  const { metafile } = buildSync({
    entryPoints,
    outdir,
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

/** Folders of the functions that a module is part of: it looks for files beside the one that it is in. */
function foldersWith(module: string, outputs: Outputs): string[] {
  const having = Object.entries(outputs).filter(([, { inputs }]) =>
    Object.keys(inputs).some((input) => input.endsWith(module)),
  );
  return [...new Set(having.map(([file]) => dirname(resolve(file))))];
}
