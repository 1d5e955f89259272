import { type CoverageRow, coveragePage } from '../domain/desk/coverage-page.ts';
import { seesAll } from '../domain/desk/desk-ticket.ts';
import type { DeskAnswer, DeskView } from '../domain/desk/desk-view.ts';
import { periodOf, type ReportState, reportPage } from '../domain/desk/report-page.ts';
import { stormsPage } from '../domain/desk/storms-page.ts';
import { neverPolled } from '../domain/mentions/coverage.ts';
import { healthOfSender } from '../domain/mentions/sender-health.ts';
import { isPolled, type Source } from '../domain/mentions/source.ts';
import { healthOf } from '../domain/mentions/source-health.ts';
import { coverageOf } from '../domain/reports/report-coverage.ts';
import { type Brand, brandOf } from '../domain/settings/settings.ts';
import { DAY } from '../domain/shared/time.ts';
import type { ShelvedReport } from '../ports/reports.ts';
import type { DeskDeps } from './desk-deps.ts';
import { notFound } from './desk-not-found.ts';
import { inParallel } from './in-parallel.ts';
import { reportSource } from './report-source.ts';

const STORMS_OF = 30 * DAY;
const COVERAGE_OF = 7 * DAY;
const SOURCES_A_PAGE = 50;
const AT_ONCE = 16;

const brandsOf = ({ session, settings }: DeskView): readonly Brand[] =>
  settings.brands.filter(({ id }) => session.scope.brand === undefined || session.scope.brand === id);

/** Storms and clusters; somebody who sees one owner's sees those that this owner was told of. */
export async function showStorms(view: DeskView, { incidents }: Pick<DeskDeps, 'incidents'>): Promise<DeskAnswer> {
  const { session, now } = view;
  const { owner } = session.scope;
  const each = await inParallel(brandsOf(view), AT_ONCE, async ({ id }) => [
    ...(await incidents.board(id)).incidents,
    ...(await incidents.past(id, now - STORMS_OF, now + 1)),
  ]);
  const newest = [...new Map(each.flat().map((one) => [`${one.brand}/${one.id}`, one])).values()]
    .filter(({ audiences }) => owner === undefined || audiences.some((audience) => audience.owner === owner))
    .toSorted((a, b) => b.openedAt - a.openedAt);
  return { kind: 'page', status: 200, body: stormsPage(newest, view) };
}

/** How well the sources are covered, so many a page. */
export async function showCoverage(
  query: URLSearchParams,
  view: DeskView,
  deps: Pick<DeskDeps, 'sources'>,
): Promise<DeskAnswer> {
  if (!seesAll(view.session.scope)) return notFound(view);
  const brands = new Set(brandsOf(view).map(({ id }) => id));
  const watched = view.settings.sources.filter(({ brand }) => brands.has(brand));
  const pages = Math.max(1, Math.ceil(watched.length / SOURCES_A_PAGE));
  const asked = Number(query.get('page') ?? 1);
  const page = Number.isInteger(asked) && asked > 0 ? Math.min(asked, pages) : 1;
  const rows = await inParallel(watched.slice((page - 1) * SOURCES_A_PAGE, page * SOURCES_A_PAGE), AT_ONCE, (source) =>
    coverageRow(source, view, deps),
  );
  return { kind: 'page', status: 200, body: coveragePage({ rows, page, pages }, view) };
}

async function coverageRow(
  source: Source,
  { settings, now }: DeskView,
  deps: Pick<DeskDeps, 'sources'>,
): Promise<CoverageRow> {
  const [found, covered] = await Promise.all([
    deps.sources.find(source.id),
    reportSource(source, now - COVERAGE_OF, now, deps),
  ]);
  const progress = found?.progress ?? neverPolled(source.id);
  return {
    brandName: brandOf(settings, source.brand).name,
    coverage: coverageOf(covered, now - COVERAGE_OF, now),
    health: isPolled(source)
      ? healthOf(progress, source.slowest ?? source.tier, now)
      : healthOfSender(progress, 'heardEvery' in source ? source.heardEvery : undefined, now),
  };
}

/** The newest report of a brand, of the period that is asked for, and the way to the others. */
export async function showReport(
  query: URLSearchParams,
  view: DeskView,
  { reports }: Pick<DeskDeps, 'reports'>,
): Promise<DeskAnswer> {
  const brands = brandsOf(view);
  const brand = query.has('brand') ? brands.find(({ id }) => id === query.get('brand')) : brands[0];
  if (brand === undefined || !seesAll(view.session.scope)) return notFound(view);
  const newest = await reports.newest(brand.id);
  const shown = chosen(newest, query);
  const state: ReportState = {
    brand,
    brands,
    names: newest.map(({ name }) => name),
    ...(shown && { shown: { name: shown.name, page: await shown.read() } }),
  };
  return { kind: 'page', status: 200, body: reportPage(state, view) };
}

/** The same as a page of its own, as it was compiled. */
export async function showReportAlone(
  query: URLSearchParams,
  view: DeskView,
  { reports }: Pick<DeskDeps, 'reports'>,
): Promise<DeskAnswer> {
  const brand = brandsOf(view).find(({ id }) => id === query.get('brand'));
  const newest = brand && seesAll(view.session.scope) ? await reports.newest(brand.id) : [];
  const shown = chosen(newest, query);
  return shown === undefined ? notFound(view) : { kind: 'report', body: await shown.read() };
}

const chosen = (newest: readonly ShelvedReport[], query: URLSearchParams): ShelvedReport | undefined =>
  newest.find(({ name }) => periodOf(name) === query.get('period')) ?? newest[0];
