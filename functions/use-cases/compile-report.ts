import { lagFigures } from '../domain/mentions/lag-histogram.ts';
import { type Source, showsResponses, sourceLabel } from '../domain/mentions/source.ts';
import { lastReadOf } from '../domain/mentions/source-health.ts';
import type { DrawnCharts } from '../domain/reports/charts/chart.ts';
import { chartsToDraw } from '../domain/reports/charts/report-charts.ts';
import { decidedOf, instantWords, shareWords } from '../domain/reports/figure-words.ts';
import { localDay } from '../domain/reports/local-hours.ts';
import { previousFrom, type Report, ReportBuilder } from '../domain/reports/report.ts';
import type { ReportSource } from '../domain/reports/report-coverage.ts';
import { reportCsv } from '../domain/reports/report-csv.ts';
import type { Grouping } from '../domain/reports/report-groups.ts';
import { reportHtml } from '../domain/reports/report-html.ts';
import { reportJson } from '../domain/reports/report-json.ts';
import { scoreFigures } from '../domain/reports/scores.ts';
import type { Brand, Settings } from '../domain/settings/settings.ts';
import { DAY, type Instant, utcDay } from '../domain/shared/time.ts';
import type {
  DrawCharts,
  IncidentStore,
  ReadSettings,
  ReportFile,
  ReportPublisher,
  ScoreStore,
  SourceStore,
} from '../ports.ts';
import { businessTimeOf } from './business-time-of.ts';
import { gatherForecast } from './gather-forecast.ts';
import { inParallel } from './in-parallel.ts';
import { type FactsDeps, readFacts } from './read-facts.ts';
import { stormsBetween } from './storms-between.ts';

export interface GatherDeps extends FactsDeps {
  readonly sources: Pick<SourceStore, 'find' | 'gaps'>;
  readonly incidents: Pick<IncidentStore, 'board' | 'past'>;
  readonly scores: Pick<ScoreStore, 'find'>;
}

interface Deps extends GatherDeps {
  readonly readSettings: ReadSettings;
  readonly publisher: ReportPublisher;
  readonly drawCharts: DrawCharts;
}

/** Sources asked for their coverage at once. */
const AT_ONCE = 16;
/** A report that ended this long ago is one of the past. */
const FORECAST_UNTIL = 2 * DAY;

export type Period = 'day' | 'week';

export interface CompiledReport {
  readonly brand: string;
  readonly name: string;
  /** Under which people can open it. */
  readonly address: string;
  readonly mentions: number;
}

/** Makes, stores and announces the report of each brand for the day or week that ends now. */
export async function compileReports(period: Period, deps: Deps): Promise<readonly CompiledReport[]> {
  const settings = await deps.readSettings();
  const to = deps.now();
  const from = to - (period === 'day' ? DAY : 7 * DAY);
  const made: CompiledReport[] = [];
  for (const brand of settings.brands) {
    const report = await gatherReport({ brand, settings, from, to, by: 'source' }, deps);
    const name = `${brand.id}/${utcDay(to)}-${period}`;
    const address = await deps.publisher.store(name, filesOf(report, await drawnOf(report, deps.drawCharts)));
    await deps.publisher.announce(`${brand.name}: responses of the ${period}`, announcement(report, address));
    made.push({ brand: brand.id, name, address, mentions: report.total.mentions });
  }
  return made;
}

export interface Wanted {
  readonly brand: Brand;
  readonly settings: Settings;
  readonly from: Instant;
  readonly to: Instant;
  readonly by: Grouping;
}

/**
 * The report of one brand, from rollups and day index, the gaps of its sources, its incidents and survey answers: the
 * same for the Lambda and the command.
 */
export async function gatherReport({ brand, settings, from, to, by }: Wanted, deps: GatherDeps): Promise<Report> {
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
  });
  for await (const facts of readFacts(brand.id, previousFrom({ from, to }), to, deps)) builder.add(facts);
  const report = builder.report();
  // Of a past that is over nothing is to be foretold.
  if (to <= now - FORECAST_UNTIL) return report;
  return { ...report, forecast: (await gatherForecast(brand, settings, deps)).forecast };
}

async function reportSource(source: Source, from: Instant, to: Instant, deps: GatherDeps): Promise<ReportSource> {
  const [found, gaps] = await Promise.all([deps.sources.find(source.id), deps.sources.gaps(source.id, from, to)]);
  const coveredSince = found?.progress.coveredSince;
  const lastReadAt = found && lastReadOf(found.progress);
  const lag = lagFigures(found?.progress.lags);
  return {
    sourceId: source.id,
    label: sourceLabel(source),
    seesResponses: showsResponses(source),
    ...(coveredSince !== undefined && { coveredSince }),
    ...(lastReadAt !== undefined && { lastReadAt }),
    ...(lag !== undefined && { lag }),
    gaps,
  };
}

/** The charts of a report, drawn. */
export const drawnOf = (report: Report, drawCharts: DrawCharts): Promise<DrawnCharts> =>
  drawCharts(chartsToDraw(report));

export const filesOf = (report: Report, drawn?: DrawnCharts): readonly ReportFile[] => [
  { extension: 'html', contentType: 'text/html; charset=utf-8', body: reportHtml(report, drawn) },
  { extension: 'csv', contentType: 'text/csv; charset=utf-8', body: reportCsv(report) },
  { extension: 'json', contentType: 'application/json', body: reportJson(report) },
];

function announcement({ total, brandName, from, to, timeZone, waiting, omitted }: Report, address: string): string {
  return [
    `${brandName}, mentions posted from ${instantWords(from, timeZone)} to ${instantWords(to, timeZone)}:`,
    '',
    `Answered in time: ${shareWords(total.counts.met, decidedOf(total).decided)}`,
    `Overdue and unanswered: ${total.counts.overdue}`,
    `Still waiting: ${waiting.length + omitted.waiting}`,
    '',
    `The whole report (the link opens for twelve hours at most): ${address}`,
    '',
  ].join('\n');
}
