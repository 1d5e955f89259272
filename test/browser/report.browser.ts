import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { reportHtml } from '../../functions/domain/reports/report-html.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { answered, reportOf, someFacts } from '../domain/reports/builders.ts';
import { aBrowser, assertAccessible, assertFits, contextOf, DESKTOP, type Look, PHONE } from './looking.ts';

const REPORT = reportHtml(
  reportOf([
    ...Array.from({ length: 6 }, (_, index) => answered((index + 1) * HOUR, { externalId: `a${index}`, rating: 2 })),
    someFacts({ externalId: 'b1', rating: 1 }),
    someFacts({ externalId: 'b2', rating: 1, responseUnknown: true }),
    someFacts({ externalId: 'c1', sentiment: 'neutral', status: 'excluded' }),
  ]),
);

const LOOKS: readonly (readonly [name: string, look: Look])[] = [
  ['on a desktop', { viewport: DESKTOP }],
  ['on a desktop in the dark', { viewport: DESKTOP, dark: true }],
  ['on a phone', { viewport: PHONE }],
  ['on a phone in the dark', { viewport: PHONE, dark: true }],
];

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
  }
});
