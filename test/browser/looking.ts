import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In milliseconds: a busy machine is slow, and what never comes should not be waited for long. */
const PATIENCE = 20_000;

export const PHONE = { width: 390, height: 844 } as const;
export const DESKTOP = { width: 1180, height: 860 } as const;

/** The browser of a test file; run.ts has seen that one starts. */
export async function aBrowser(): Promise<Browser> {
  const browser = await startBrowser();
  if ('none' in browser) throw new Error(browser.none);
  return browser;
}

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
  readonly scripts?: boolean;
}

export async function contextOf(
  browser: Browser,
  { viewport = DESKTOP, dark = false, scripts = true }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

interface AxeResults {
  readonly passes: readonly unknown[];
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** WCAG 2.2 A and AA and axe's own best practices; a page of which axe could check nothing fails too. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const { passes, violations } = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] })',
  )) as AxeResults;
  const lines = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×, ${nodes[0]?.html.slice(0, 160)})`,
  );
  assert.deepEqual(lines, []);
  assert.ok(passes.length > 10, `axe checked ${passes.length} rules only`);
}

/** Nothing is wider than the window: a phone's reader never scrolls sideways, tables in regions of their own excepted. */
export async function assertFits(page: Page): Promise<void> {
  const [inner, content] = (await page.evaluate('[innerWidth, document.documentElement.scrollWidth]')) as [
    number,
    number,
  ];
  assert.ok(content <= inner, `the page is ${content} wide, the window ${inner}`);
}

/** Kept in docs/images only where asked: BROWSER_SHOTS=1 npm test. */
export async function shoot(page: Page, name: string, wholePage = true): Promise<void> {
  if (process.env['BROWSER_SHOTS'] === undefined) return;
  const folder = join(import.meta.dirname, '../../docs/images');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: wholePage });
}
