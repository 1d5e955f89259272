import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';
import { WEIGHTS_FILE } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { ENVIRONMENT } from '../../functions/contracts/environment.ts';

export interface Bundles extends Disposable {
  /** Holds `<function>/index.mjs` and its source map; gone when disposed of, by when CDK has its copy. */
  readonly directory: string;
  /** What each bundle is made of. */
  readonly metafile: Metafile;
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
 * Every function as one ES module with all that it imports, the SDK included. All are built in one run of esbuild:
 * CDK's own bundling starts npx and esbuild for each, which took longer than everything else in a synth.
 */
export function bundleFunctions(): Bundles {
  // Inside the project: source maps hold relative paths, and from elsewhere they would differ from machine to machine.
  const cache = join(PROJECT, 'node_modules/.cache/replywatch');
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, 'bundles-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  const handlers = Object.keys(ENVIRONMENT).map((name) => [
    `${name}/index`,
    join(PROJECT, 'functions/handlers', `${name}.ts`),
  ]);
  try {
    const { metafile } = buildSync({
      entryPoints: Object.fromEntries(handlers),
      outdir: directory,
      outExtension: { '.js': '.mjs' },
      bundle: true,
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
    for (const folder of scoringFolders(metafile)) copyFileSync(WEIGHTS_FILE, join(folder, basename(WEIGHTS_FILE)));
    return { directory, metafile, [Symbol.dispose]: remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Folders of the functions that judge texts: the scorer looks for its weights beside the module that it is in. */
function scoringFolders({ outputs }: Metafile): string[] {
  const scorer = 'functions/adapters/scoring/built-in-scorer.ts';
  const judging = Object.entries(outputs).filter(([, { inputs }]) =>
    Object.keys(inputs).some((input) => input.endsWith(scorer)),
  );
  return judging.map(([file]) => dirname(resolve(file)));
}
