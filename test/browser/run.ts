import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { startBrowser } from './browser.ts';

/** `npm test`, or with parts of file names `npm test -- report`. Where no browser starts it says so, and is no failure. */
const browser = await startBrowser();
if ('none' in browser) {
  process.stdout.write(`browser tests skipped: no Chromium starts on this machine (${browser.none})\n`);
} else {
  process.stdout.write(`browser: Chromium ${browser.version()}\n`);
  await browser.close();
  const wanted = process.argv.slice(2);
  const files = readdirSync(import.meta.dirname)
    .filter(
      (name) => name.endsWith('.browser.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
    )
    .sort();
  if (files.length === 0) throw new Error(`no file here is named ${wanted.join(', ')}`);
  const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
