import type { DrawnCharts } from '../domain/reports/charts/chart.ts';
import { chartsToDraw } from '../domain/reports/charts/report-charts.ts';
import { digestText, weeklyText } from '../domain/reports/digest-text.ts';
import { REPEATS_WITHIN } from '../domain/reports/facts-of.ts';
import { localDay } from '../domain/reports/local-hours.ts';
import { withRepeats } from '../domain/reports/repeats.ts';
import { previousFrom, type Report, ReportBuilder } from '../domain/reports/report.ts';
import { reportCsv } from '../domain/reports/report-csv.ts';
import type { Grouping } from '../domain/reports/report-groups.ts';
import { reportHtml } from '../domain/reports/report-html.ts';
import { reportJson } from '../domain/reports/report-json.ts';
import { type Mornings, type Period, type ReportTurn, reportTurns } from '../domain/reports/report-mornings.ts';
import { scoreFigures } from '../domain/reports/scores.ts';
import type { Brand, Settings } from '../domain/settings/settings.ts';
import { DAY, type Instant } from '../domain/shared/time.ts';
import { zoneNamed } from '../domain/sla/zone.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import type { DrawCharts, ReportFile, ReportPublisher, ScoreStore } from '../ports/reports.ts';
import type { ReadSettings } from '../ports/settings.ts';
import type { SourceStore } from '../ports/sources.ts';
import { businessTimeOf } from './business-time-of.ts';
import { type DigestDeps, gatherDigest } from './gather-digest.ts';
import { gatherForecast } from './gather-forecast.ts';
import { inParallel } from './in-parallel.ts';
import { openTimeOf } from './open-time-of.ts';
import { type FactsDeps, readFacts } from './read-facts.ts';
import { reportSource } from './report-source.ts';
import { stormsBetween } from './storms-between.ts';

export interface GatherDeps extends FactsDeps {
  readonly sources: Pick<SourceStore, 'find' | 'gaps'>;
  readonly incidents: Pick<IncidentStore, 'board' | 'past'>;
  readonly scores: Pick<ScoreStore, 'find'>;
}

interface Deps extends GatherDeps, DigestDeps {
  readonly mentions: DigestDeps['mentions'];
  readonly readSettings: ReadSettings;
  readonly publisher: ReportPublisher;
  readonly drawCharts: DrawCharts;
}

/** Sources asked for their coverage at once. */
const AT_ONCE = 16;
/** A report that ended this long ago is one of the past. */
const FORECAST_UNTIL = 2 * DAY;

export interface CompiledReport {
  readonly brand: string;
  readonly name: string;
  /** Under which people can open it. */
  readonly address: string;
  readonly mentions: number;
}

/** `at`: those that fall due in the hour that ends then, by the brands' calendars. */
export type AskedReports = Period | { readonly at: Instant };

/** Makes, stores and announces reports, of every brand: of the day or week that ends now, or those that are due. A brand that fails stops no other. */
export async function compileReports(asked: AskedReports, deps: Deps): Promise<readonly CompiledReport[]> {
  const settings = await deps.readSettings();
  const made = await inParallel(settings.brands, 1, async (brand) => {
    const mornings = morningsOf(brand, settings);
    const turns = typeof asked === 'string' ? [endingNow(asked, deps.now())] : reportTurns(mornings, asked.at);
    return inParallel(turns, 1, (turn) => compileTurn(turn, brand, inZone(settings, mornings.zone.name), deps));
  });
  return made.flat();
}

const endingNow = (period: Period, to: Instant): ReportTurn => ({
  period,
  from: to - (period === 'day' ? DAY : 7 * DAY),
  to,
});

/** When a brand's people come in, in their zone. */
function morningsOf({ calendar: id }: Brand, { calendars, reports }: Settings): Mornings {
  const calendar = id === undefined ? undefined : calendars[id];
  if (id === undefined || calendar === undefined) return { zone: zoneNamed(reports.timeZone) };
  return { zone: zoneNamed(calendar.timeZone), open: openTimeOf(calendars, { calendar: id }) };
}

const inZone = (settings: Settings, timeZone: string): Settings => ({
  ...settings,
  reports: { ...settings.reports, timeZone },
});

async function compileTurn(
  { period, from, to }: ReportTurn,
  brand: Brand,
  settings: Settings,
  deps: Deps,
): Promise<CompiledReport> {
  const report = await gatherReport({ brand, settings, from, to, by: 'source' }, deps);
  const name = `${brand.id}/${localDay(to, settings.reports.timeZone)}-${period}`;
  const address = await deps.publisher.store(name, filesOf(report, await drawnOf(report, deps.drawCharts)));
  const digest = await gatherDigest(brand, settings, report, deps);
  const text =
    period === 'day' ? digestText({ report, ...digest, address }) : weeklyText(report, digest.action, address);
  await deps.publisher.announce(`${brand.name}: responses of the ${period}`, text);
  return { brand: brand.id, name, address, mentions: report.total.mentions };
}

export interface Wanted {
  readonly brand: Brand;
  readonly settings: Settings;
  readonly from: Instant;
  readonly to: Instant;
  readonly by: Grouping;
  /** The list whose rows are wanted. @default every row */
  readonly rowsOf?: string | undefined;
}

/**
 * The report of one brand, from rollups and day index, the gaps of its sources, its incidents and survey answers: the
 * same for the Lambda and the command.
 */
export async function gatherReport(
  { brand, settings, from, to, by, rowsOf }: Wanted,
  deps: GatherDeps,
): Promise<Report> {
  const watched = settings.sources.filter((source) => source.brand === brand.id);
  const { timeZone } = settings.reports;
  const now = deps.now();
  const [sources, storms, scores] = await Promise.all([
    inParallel(watched, AT_ONCE, (source) => reportSource(source, from, to, deps)),
    stormsBetween(brand.id, from, to, deps.incidents),
    deps.scores.find(brand.id, localDay(from, timeZone), localDay(to - 1, timeZone)),
  ]);
  const builder = new ReportBuilder({
    brand,
    from,
    to,
    now,
    timeZone,
    by,
    sources,
    owners: settings.owners,
    businessTime: businessTimeOf(settings.calendars),
    storms,
    scores: scoreFigures(scores),
    ...(rowsOf !== undefined && { rowsOf }),
  });
  const read = readFacts(brand.id, previousFrom({ from, to }) - REPEATS_WITHIN, to, deps);
  for await (const facts of withRepeats(read)) builder.add(facts);
  const report = builder.report();
  // Of a past that is over nothing is to be foretold.
  if (to <= now - FORECAST_UNTIL) return report;
  return { ...report, forecast: await gatherForecast(brand, settings, deps) };
}

/** The charts of a report, drawn. */
export const drawnOf = (report: Report, drawCharts: DrawCharts): Promise<DrawnCharts> =>
  drawCharts(chartsToDraw(report));

export const filesOf = (report: Report, drawn?: DrawnCharts): readonly ReportFile[] => [
  { extension: 'html', contentType: 'text/html; charset=utf-8', body: reportHtml(report, drawn) },
  { extension: 'csv', contentType: 'text/csv; charset=utf-8', body: reportCsv(report) },
  { extension: 'json', contentType: 'application/json', body: reportJson(report) },
];
