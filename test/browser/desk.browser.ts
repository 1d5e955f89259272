import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { drawCharts } from '../../functions/adapters/charts/draw-charts.ts';
import type { DeskScope } from '../../functions/domain/desk/desk-ticket.ts';
import { chartsToDraw } from '../../functions/domain/reports/charts/report-charts.ts';
import { reportHtml } from '../../functions/domain/reports/report-html.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { busyReport } from '../support/busy-weeks.ts';
import { shelfOf, waiting } from '../support/desk-world.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { type ServedDesk, serveDesk } from './desk-server.ts';
import { aBrowser, assertAccessible, assertFits, contextOf, type Look, PHONE, shoot } from './looking.ts';

const MENTIONS = [
  waiting({ id: 'over', left: -35 * MINUTE, author: 'Noor', text: 'Paid twice, and nobody answers my mails.' }),
  waiting({ id: 'soon', left: 12 * MINUTE, author: 'Bram', text: 'The app froze at the till, in front of a queue.' }),
  waiting({
    id: 'lead',
    left: 2 * HOUR,
    author: 'Yuki',
    owner: 'lead',
    severity: 'critical',
    source: 'sundial-be',
    text: 'A shard of glass in my cup. I have photos.',
  }),
  waiting({
    id: 'calm',
    left: 5 * HOUR,
    author: 'Sena',
    severity: 'medium',
    rating: 2,
    text: 'Slow, and cold coffee.',
  }),
  waiting({ id: 'other', left: 6 * HOUR, brand: 'fernweh', author: 'Ode', text: 'My tracks are gone.' }),
  waiting({ id: 'spent', left: -70 * HOUR, isSpent: true, author: 'Ilse', text: 'Still waiting for an answer.' }),
];

/** Two busy months, with charts and forecast. */
const BUSY = busyReport();
const BUSY_PAGE = reportHtml(BUSY, await drawCharts(chartsToDraw(BUSY)));
const SHELF = { ...shelfOf(MENTIONS), fernweh: { '20261120-day': () => BUSY_PAGE } };

describe('the desk in a browser', () => {
  let browser: Browser;
  let desk: ServedDesk;
  before(async () => {
    browser = await aBrowser();
  });
  after(() => browser.close());
  const faults: string[] = [];
  beforeEach(async () => {
    faults.length = 0;
    desk = await serveDesk(MENTIONS, SHELF);
    await desk.world.storm();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await desk.close();
    assert.deepEqual(faults, []);
  });

  /** A page on which the desk was just opened; scripts that fail and what the policy refuses fail the test. */
  async function opened(look: Look = {}, scope: DeskScope = {}): Promise<Page> {
    const page = await (await contextOf(browser, look)).newPage();
    page.on('console', (message) => {
      if (/content security policy/iu.test(message.text())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(await desk.link(scope));
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Open' }).waitFor();
    return page;
  }

  const who = (page: Page) => page.locator('main tbody th a').allInnerTexts();

  it('opens by a link, which leaves the address bar and opens nobody else’s desk', async () => {
    const page = await (await contextOf(browser)).newPage();
    const link = await desk.link();
    await page.goto(link);
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Open the desk' }).click();

    assert.equal(page.url(), `${desk.origin}/`);
    assert.equal(await page.evaluate('document.cookie'), '');
    const stranger = await (await contextOf(browser)).newPage();
    await stranger.goto(link);
    await stranger.getByRole('button', { name: 'Open the desk' }).click();
    assert.equal(await stranger.title(), 'The desk is closed · ReplyWatch');
    await assertAccessible(stranger);
    assert.equal((await stranger.goto(`${desk.origin}/storms`))?.status(), 401);
  });

  it('lists what is open, the least time left first, and apart what is past its last alert', async () => {
    const page = await opened();

    assert.deepEqual(await who(page), ['Noor', 'Bram', 'Yuki', 'Sena', 'Ode', 'Ilse']);
    assert.equal(
      await page.locator('main > p b').first().innerText(),
      '5 waiting, 1 of them overdue; 1 past the last alert',
    );
    await shoot(page, 'desk');
  });

  it('claims from the list, and says so where the focus is', async () => {
    const page = await opened();
    await page.getByRole('button', { name: /^I'll take it from Bram$/u }).click();

    await page.getByText('It is yours now. The clock runs on.').waitFor();
    assert.equal(await page.evaluate('document.activeElement.id'), 'told');
    assert.match(await page.locator('tr', { hasText: 'Bram' }).innerText(), /claimed by Mira, 2 h more/u);
    assert.equal(await page.getByRole('button', { name: /^I'll take it from Bram$/u }).count(), 0);
    assert.ok(!page.url().includes('did='), 'and says it once: the address forgets it');

    await page.getByLabel('Only mine').check();
    await page.getByRole('button', { name: 'Show' }).click();
    assert.deepEqual(await who(page), ['Bram']);
  });

  it('snoozes with a reason from the story of a mention', async () => {
    const page = await opened();
    await page.getByRole('link', { name: /Bram/u }).click();
    await page.getByText('Snooze…').click();
    await page.getByLabel('For how long').first().selectOption('4 hours');
    await page.locator('#snooze-reason').fill('waits for the till vendor');
    await page.getByRole('button', { name: 'Snooze', exact: true }).click();

    await page.getByText('Snoozed: its deadline has moved').waitFor();
    assert.match(await page.locator('.facts').innerText(), /Snoozed until\s+Fri 20 Nov 2026, 17:00 CET/u);
    assert.match(await page.locator('.story').innerText(), /snoozed: .*waits for the till vendor/u);
    await assertAccessible(page);
  });

  it('says in words what a person has left out, and changes nothing', async () => {
    const page = await opened();
    await page.getByRole('link', { name: /Bram/u }).click();
    await page.getByText('Answered elsewhere…').click();
    await page.locator('#answered-link').evaluate((input) => {
      (input as unknown as { type: string }).type = 'text';
    });
    await page.locator('#answered-link').fill('javascript:alert(1)');
    await page.getByRole('button', { name: 'It is answered' }).click();

    assert.equal(await page.getByRole('alert').innerText(), 'Give the link with https://, or none.');
    assert.match(await page.locator('.facts').innerText(), /12 min left/u);
  });

  it('filters, keeps the filter in the address, and shows all again', async () => {
    const page = await opened();
    await page.getByLabel('Severity').selectOption('critical');
    await page.getByRole('button', { name: 'Show' }).click();
    assert.deepEqual(await who(page), ['Yuki']);
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.getByLabel('Brand').selectOption('Fernweh');
    await page.getByRole('button', { name: 'Show' }).click();
    assert.deepEqual(await who(page), ['Ode']);
    await page.getByLabel('Brand').selectOption('all');
    await page.getByLabel('Deadline').selectOption('has passed');
    await page.getByRole('button', { name: 'Show' }).click();

    assert.match(page.url(), /state=overdue/u);
    assert.deepEqual(await who(page), ['Noor', 'Ilse']);
  });

  it('leads from a row to the whole story, and back', async () => {
    const page = await opened();
    await page.getByRole('link', { name: /Noor/u }).click();

    assert.match(await page.locator('.text').innerText(), /Paid twice, and nobody answers my mails\./u);
    assert.match(await page.locator('.story').innerText(), /deadline Fri 2026-11-20 12:25 UTC\+1/u);
    await shoot(page, 'desk-mention');
    await page.getByRole('link', { name: 'Back to what is open' }).click();
    assert.equal((await who(page)).length, 6);
  });

  it('is worked with the keyboard alone: past the navigation, into a row, through a form', async () => {
    const page = await opened();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'To the content');
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement.textContent.startsWith("Bram")')) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Bram/u }).waitFor();
    await page.locator('#do-note').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('called her');
    await page.keyboard.press('Enter');

    await page.getByText('Noted.').waitFor();
    assert.match(await page.locator('.story').innerText(), /noted: Mira: called her/u);
    const outline = await page.evaluate(
      `(() => { document.getElementById('do-claim').focus(); return getComputedStyle(document.activeElement).outlineStyle; })()`,
    );
    assert.notEqual(outline, 'none', 'who has the focus is seen');
  });

  it('keeps up by itself, says what is new, and leaves the focus where it is', async () => {
    const page = await opened();
    await page.clock.install();
    await page.reload();
    const row = page.locator('tr', { hasText: 'Sena' }).getByRole('link');
    await row.focus();
    const held = await page.evaluate('document.activeElement.id');
    await desk.world.mentions.save(waiting({ id: 'new', left: 3 * HOUR, author: 'Ravi', text: 'Charged again.' }));
    await page.clock.runFor(11_000);
    await page.getByRole('link', { name: 'Ravi' }).waitFor();

    assert.equal(await page.locator('#status').innerText(), 'Now: 6 waiting, 1 of them overdue; 1 past the last alert');
    assert.equal(await page.evaluate('document.activeElement.id'), held);
    await desk.world.links.revoke('id-1', 0);
    await page.clock.runFor(11_000);
    await page.getByText('This desk has closed. Open it with a new link.').waitFor();
  });

  it('says when it cannot be brought up to date, once, and when it is again', async () => {
    const page = await opened();
    await page.clock.install();
    await page.reload();
    await page.route('**/*', (route) => route.abort());
    await page.clock.runFor(11_000);
    await page.getByText('The desk cannot be reached. This is how it stood: Fri 20 Nov 2026, 13:00 CET.').waitFor();
    assert.equal((await who(page)).length, 6, 'what was read stays');
    await page.unroute('**/*');
    await page.route('**/*', (route) => route.fulfill({ status: 502, body: 'Internal Server Error' }));
    await page.clock.runFor(11_000);
    await page.unroute('**/*');
    await page.clock.runFor(11_000);

    await page.getByText('The desk is up to date again.').waitFor();
  });

  it('leads from a storm to the list, and from a source to what is open there', async () => {
    const page = await opened();
    await page.getByRole('link', { name: 'Storms' }).click();
    await page.getByRole('link', { name: /^17\s/u }).click();
    await page.getByLabel('About delivery').waitFor();
    assert.match(page.url(), /brand=sundial&theme=delivery&state=inTime/u);
    await assertAccessible(page);
    await page.getByRole('link', { name: 'Coverage' }).click();
    await page.getByRole('link', { name: /App Store BE/u }).click();

    assert.deepEqual(await who(page), ['Yuki']);
  });

  it('does not disturb who is writing', async () => {
    const page = await opened();
    await page.getByRole('link', { name: /Bram/u }).click();
    await page.clock.install();
    await page.reload();
    await page.getByText('Add a note…').click();
    await page.locator('#note-reason').fill('half a sent');
    await page.locator('h1').click();
    await page.clock.runFor(60_000);

    assert.equal(await page.locator('#note-reason').inputValue(), 'half a sent');
  });

  it('works without scripts: filter, claim, story', async () => {
    const page = await opened({ scripts: false });
    await page.getByLabel('Severity').selectOption('critical');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('button', { name: /^I'll take it from Yuki$/u }).click();
    assert.match(await page.locator('tr', { hasText: 'Yuki' }).innerText(), /claimed by Mira/u);
    await page.getByRole('link', { name: /Yuki/u }).click();
    await page.getByText('Hand over…').click();
    await page.getByLabel('To whom').selectOption('Support desk');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await page.getByText('Handed over.').waitFor();

    assert.match(await page.locator('.story').innerText(), /handed over/u);
  });

  for (const look of [{}, { dark: true }, { viewport: PHONE }, { viewport: PHONE, dark: true }] as const) {
    it(`has no fault that axe finds and fits the window on every page: ${JSON.stringify(look)}`, async () => {
      const page = await opened(look);
      const name = `${'viewport' in look ? '-phone' : ''}${'dark' in look ? '-dark' : ''}`;
      const story = await page.locator('main tbody th a').first().getAttribute('href');
      for (const path of ['/', '/storms', '/coverage', '/report', '/report?brand=fernweh', '/nothing', story ?? '']) {
        if (path !== '/') await page.goto(desk.origin + path).catch(() => undefined);
        await page.evaluate("document.querySelectorAll('details.rows').forEach((one) => { one.open = true; })");
        await assertAccessible(page);
        await assertFits(page);
        if (name !== '' && path === '/') await shoot(page, `desk${name}`);
        if (name === '-phone' && path === story) await shoot(page, 'desk-mention-phone');
        if (name === '' && path === '/storms') await shoot(page, 'desk-storms');
      }
    });
  }

  it('shows the newest report of a brand with its charts, and the others are a choice away', async () => {
    const page = await opened();
    await page.getByRole('link', { name: 'Report' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sundial Coffee: do we answer?' }).waitFor();
    await page.getByLabel('Brand').selectOption('Fernweh');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fernweh: do we answer?' }).waitFor();

    assert.equal(await page.locator('figure.chart svg.plot:visible').count(), 7);
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('rect.met')).fill"), 'rgb(29, 122, 75)');
    await page.setViewportSize({ width: 1180, height: 2_000 });
    await shoot(page, 'desk-report', false);
    await page.getByRole('link', { name: 'To print or to keep' }).click();
    assert.equal(await page.locator('figure.chart svg.plot:visible').count(), 7);
    assert.equal(await page.getByRole('navigation').count(), 0, 'a page of its own');
  });

  it('leads by keyboard from a figure of the report to its rows, and from a row to the story', async () => {
    const page = await opened({ scripts: false });
    await page.goto(`${desk.origin}/report`);
    await page.locator('a[href="#rows-overdue"]').first().focus();
    await page.keyboard.press('Enter');
    const row = page.locator('#rows-overdue').getByRole('link', { name: 'over' });
    await row.waitFor({ state: 'visible' });
    await row.focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: /Noor/u }).waitFor();
  });

  it('prints what is on a page, and nothing to press', async () => {
    const page = await opened();
    await page.goto(`${desk.origin}/report?brand=fernweh`);
    await page.emulateMedia({ media: 'print' });

    assert.equal(await page.locator('figure.chart svg.plot:visible').count(), 7);
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.equal(await page.getByRole('button').count(), 0);
    await assertFits(page);
  });

  it('for reading only has nothing to press but the way out', async () => {
    const page = await opened({}, { brand: 'sundial', readOnly: true });
    await page.getByRole('link', { name: /Noor/u }).click();

    assert.deepEqual(await page.getByRole('button').allInnerTexts(), ['Close it now']);
    await page.getByRole('button', { name: 'Close it now' }).click();
    assert.equal(await page.title(), 'The desk is closed · ReplyWatch');
  });
});

describe('hostile texts on the desk', () => {
  it('are text: nothing runs, nothing is loaded, nothing breaks the page', async (test) => {
    const browser = await aBrowser();
    test.after(() => browser.close());
    const mentions = Object.entries(HOSTILE_TEXTS).map(([name, text], index) =>
      waiting({ id: `h${index}-${name}`, left: (index + 1) * MINUTE, author: text, title: text, text }),
    );
    const desk = await serveDesk(mentions);
    test.after(() => desk.close());
    const page = await (await contextOf(browser, { viewport: PHONE })).newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    page.on('dialog', () => assert.fail('a script of a customer ran'));
    await page.goto(await desk.link());
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await assertFits(page);
    await assertAccessible(page);
    for (const href of await page
      .locator('main tbody th a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      await page.goto(desk.origin + href);
      assert.equal(await page.locator('main h1').count(), 1);
      await assertFits(page);
    }

    assert.deepEqual([...new Set(asked)], [desk.origin]);
  });
});
