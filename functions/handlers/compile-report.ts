import middy from '@middy/core';
import { drawCharts } from '../adapters/charts/draw-charts.ts';
import { createScoreStore } from '../adapters/dynamodb/score-store.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaReporting } from '../adapters/runtime/lambda-reporting.ts';
import { lambdaIncidents, lambdaMentions, lambdaRollups, lambdaSources } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { type CompiledReport, compileReports } from '../use-cases/compile-report.ts';
import { exportRows, isExportHour } from '../use-cases/export-rows.ts';

const environment = readEnvironment('compile-report', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  readSettings: async () => settings,
  mentions: lambdaMentions(environment.TABLE_NAME, settings, log, meter),
  sources: lambdaSources(environment.TABLE_NAME, log, meter),
  rollups: lambdaRollups(environment.TABLE_NAME, settings, log, meter),
  incidents: lambdaIncidents(environment.TABLE_NAME, settings),
  scores: createScoreStore(documentClient(), environment.TABLE_NAME),
  ...lambdaReporting(environment.REPORT_BUCKET, environment.REPORT_TOPIC_ARN),
  drawCharts,
  now: systemClock,
};

/** `period`: that ends now. `at`: the scheduled hour. `rowsFrom`: only rows, of every day since then. */
interface Asked {
  readonly period?: string;
  readonly at?: string;
  readonly rowsFrom?: string;
}

/** Daily and weekly: the report as page, table and data in the bucket, its digest and link by the report topic. */
export const handler = middy<Asked, readonly CompiledReport[]>()
  .use(observed(log, meter))
  .handler(async ({ period, at, rowsFrom }) => {
    if (rowsFrom !== undefined) {
      log.info('rows exported', await exportRows(Date.parse(rowsFrom), deps));
      return [];
    }
    const due = at === undefined ? undefined : { at: Date.parse(at) };
    const reports = await compileReports(due ?? (period === 'week' ? 'week' : 'day'), deps);
    log.info('reports compiled', { reports: reports.length });
    if (due && isExportHour(due.at)) log.info('rows exported', await exportRows(undefined, deps));
    return reports;
  });
