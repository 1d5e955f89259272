import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { drawCharts } from '../../functions/adapters/charts/draw-charts.ts';
import { chartsToDraw } from '../../functions/domain/reports/charts/report-charts.ts';
import { reportHtml } from '../../functions/domain/reports/report-html.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { answered, reportOf, someFacts } from '../domain/reports/builders.ts';
import { busyReport } from '../support/busy-weeks.ts';
import { aBrowser, assertAccessible, assertFits, contextOf, DESKTOP, type Look, PHONE, shoot } from './looking.ts';

const REPORT = reportHtml(
  reportOf([
    ...Array.from({ length: 6 }, (_, index) => answered((index + 1) * HOUR, { externalId: `a${index}`, rating: 2 })),
    someFacts({ externalId: 'b1', rating: 1 }),
    someFacts({ externalId: 'b2', rating: 1, responseUnknown: true }),
    someFacts({ externalId: 'c1', sentiment: 'neutral', status: 'excluded' }),
  ]),
);

/** Two busy months, with charts and forecast. */
const BUSY = busyReport();
const BUSY_PAGE = reportHtml(BUSY, await drawCharts(chartsToDraw(BUSY)));

const LOOKS: readonly (readonly [name: string, look: Look])[] = [
  ['on a desktop', { viewport: DESKTOP }],
  ['on a desktop in the dark', { viewport: DESKTOP, dark: true }],
  ['on a phone', { viewport: PHONE }],
  ['on a phone in the dark', { viewport: PHONE, dark: true }],
];

const SHOTS: Readonly<Record<string, string>> = {
  'on a desktop': 'report-charts',
  'on a desktop in the dark': 'report-dark',
  'on a phone': 'report-phone',
};

/** The part of the page that has the pictures; all of it would be a megabyte. */
async function shootTop(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? DESKTOP;
  await page.setViewportSize({ width, height: width < 500 ? 4_300 : 2_480 });
  await shoot(page, name, false);
  await page.setViewportSize({ width, height });
}

describe('the report in a browser', () => {
  let browser: Browser;
  before(async () => {
    browser = await aBrowser();
  });
  after(() => browser.close());

  for (const [name, look] of LOOKS) {
    it(`has no fault that axe finds and fits the window, ${name}`, async () => {
      const page = await (await contextOf(browser, look)).newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(REPORT);

      assert.equal(await page.locator('h1').count(), 1);
      await assertAccessible(page);
      await assertFits(page);
      assert.deepEqual(asked, [], 'it asks nobody for anything');
      await page.context().close();
    });

    it(`has the same with charts, forecast and every list opened, ${name}`, async () => {
      const page = await (await contextOf(browser, look)).newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(BUSY_PAGE);
      const shot = SHOTS[name];
      if (shot !== undefined) await shootTop(page, shot);

      assert.equal(await page.locator('figure.chart svg.plot:visible').count(), 7);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      await assertAccessible(page);
      await assertFits(page);
      assert.deepEqual(asked, [], 'it asks nobody for anything');
      await page.context().close();
    });
  }

  it('leads by keyboard from a figure to its rows, which open', async () => {
    const page = await (await contextOf(browser, { scripts: false })).newPage();
    await page.setContent(BUSY_PAGE);
    const rows = page.locator('#rows-late table');
    assert.equal(await rows.isVisible(), false);

    await page.locator('.legend a[href="#rows-late"]').first().focus();
    await page.keyboard.press('Enter');

    await rows.waitFor({ state: 'visible' });
    assert.ok((await rows.locator('tbody tr').count()) > 3);
    await page.context().close();
  });

  it('has its charts on paper, light whatever the screen is, and nothing cut off', async () => {
    const page = await (await contextOf(browser, { viewport: { width: 700, height: 1000 }, dark: true })).newPage();
    await page.setContent(BUSY_PAGE);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await shootTop(page, 'report-print');

    assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
    assert.equal(await page.locator('figure.chart svg.plot:visible').count(), 7);
    assert.equal(await page.locator('summary:visible').count(), 0);
    await assertFits(page);
    await page.context().close();
  });
});
