import { createHash } from 'node:crypto';
import { drawCharts } from '../../../../functions/adapters/charts/draw-charts.ts';
import { BUCKET_PATTERNS } from '../../../../functions/domain/reports/bucket-bar.ts';
import type { MentionFacts } from '../../../../functions/domain/reports/facts.ts';
import { instantWords } from '../../../../functions/domain/reports/figure-words.ts';
import { reportHtml } from '../../../../functions/domain/reports/report-html.ts';
import { REPORT_STYLE } from '../../../../functions/domain/reports/report-style.ts';
import { html } from '../../../../functions/domain/shared/html.ts';
import { Refusal } from '../../../../functions/domain/shared/refusal.ts';
import { DAY } from '../../../../functions/domain/shared/time.ts';
import { drawnOf, gatherReport } from '../../../../functions/use-cases/compile-report.ts';
import { findMention } from '../../../store/find-mention.ts';
import { alertsPage } from './alerts-page.ts';
import { mentionsPage } from './mentions-page.ts';
import { overviewPage } from './overview-page.ts';
import { LIVE_SCRIPT, PAGE_STYLE, pageOf } from './page-frame.ts';
import type { PagedSession } from './paged-session.ts';
import { storyPage } from './story-page.ts';

export interface ServedPage {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** What the style of the page may be, beside this server's own: hashes for CSP. */
  readonly styleHash?: string;
}

export interface PagesOf {
  readonly session: PagedSession;
  /** What is being watched, in a few words. */
  readonly title: string;
}

/** How far back the pages look. */
const LOOK_BACK = 7 * DAY;
const REPORT_STYLE_HASH = `sha256-${createHash('sha256').update(REPORT_STYLE).digest('base64')}`;

/** The page at an address; undefined where there is none. */
export async function pageAt(url: URL, { session, title }: PagesOf): Promise<ServedPage | undefined> {
  const now = session.run.clock.now();
  const { timeZone } = session.settings.reports;
  const clock = instantWords(now, timeZone);
  const page = (body: string, status = 200): ServedPage => ({ status, contentType: 'text/html; charset=utf-8', body });
  switch (url.pathname) {
    case '/':
      return page(
        pageOf('/', `ReplyWatch: ${title}`, clock, overviewPage(session, await factsOf(session), now), BUCKET_PATTERNS),
      );
    case '/mentions':
      return page(pageOf('/mentions', 'Mentions', clock, await mentionsPage(session, await factsOf(session), now)));
    case '/alerts':
      return page(pageOf('/alerts', 'Alerts', clock, alertsPage(session.received, timeZone)));
    case '/mention':
      return mentionPage(url.searchParams.get('name') ?? '');
    case '/report':
      return reportPage();
    case '/style.css':
      return { status: 200, contentType: 'text/css; charset=utf-8', body: PAGE_STYLE };
    case '/live.js':
      return { status: 200, contentType: 'text/javascript; charset=utf-8', body: LIVE_SCRIPT };
    default:
      return undefined;
  }

  async function mentionPage(name: string): Promise<ServedPage> {
    try {
      const mention = await findMention(name, { ...session, now: () => now }, LOOK_BACK);
      return page(pageOf('', mention.externalId, clock, storyPage(mention, session, now)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page(pageOf('', 'No such mention', clock, html`<p>${error.message}</p>`), 404);
    }
  }

  /** Made fresh; the first brand's, for a local run mostly has one. */
  async function reportPage(): Promise<ServedPage | undefined> {
    const wanted = url.searchParams.get('brand');
    const brand = session.settings.brands.find(({ id }) => wanted === null || id === wanted);
    if (brand === undefined) return undefined;
    const range = { from: now - LOOK_BACK, to: now + 1, by: 'source' } as const;
    const report = await gatherReport({ brand, settings: session.settings, ...range }, session.reportDeps);
    return { ...page(reportHtml(report, await drawnOf(report, drawCharts))), styleHash: REPORT_STYLE_HASH };
  }
}

async function factsOf({ mentions, settings, run }: PagedSession): Promise<readonly MentionFacts[]> {
  const now = run.clock.now();
  const all = settings.brands.map(({ id }) => Array.fromAsync(mentions.facts(id, now - LOOK_BACK, now + 1)));
  return (await Promise.all(all)).flat().filter((one) => !one.fromBrand);
}
