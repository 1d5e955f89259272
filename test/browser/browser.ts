import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where distributions and installers put Chromium and Chrome. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const PACED = ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb', '--font-render-hinting=none'];

/** A Chromium that starts here: the one of CHROMIUM_PATH, an installed one, or the one in the npm package. Says why none does. */
export async function startBrowser(): Promise<Browser | { readonly none: string }> {
  const named = process.env['CHROMIUM_PATH'];
  const reasons: string[] = [];
  for (const executablePath of named === undefined ? INSTALLED.filter((path) => existsSync(path)) : [named]) {
    try {
      return await chromium.launch({ executablePath, headless: true, args: PACED });
    } catch (error) {
      reasons.push(`${executablePath}: ${firstLine(error)}`);
    }
  }
  if (named === undefined) {
    try {
      return await startPacked();
    } catch (error) {
      reasons.push(`@sparticuz/chromium: ${firstLine(error)}`);
    }
  }
  return { none: reasons.join('; ') };
}

/** It unpacks the libraries that a bare machine lacks when it believes to be in a Lambda, which it looks at when it is loaded. */
async function startPacked(): Promise<Browser> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), headless: true, args: packed.args });
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
