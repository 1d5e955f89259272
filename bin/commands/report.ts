import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { drawCharts } from '../../functions/adapters/charts/draw-charts.ts';
import { isListId } from '../../functions/domain/reports/figure-lists.ts';
import type { Report } from '../../functions/domain/reports/report.ts';
import { reportCsv } from '../../functions/domain/reports/report-csv.ts';
import { GROUPINGS, type Grouping } from '../../functions/domain/reports/report-groups.ts';
import { reportHtml } from '../../functions/domain/reports/report-html.ts';
import { reportJson } from '../../functions/domain/reports/report-json.ts';
import { ROW_LISTS } from '../../functions/domain/reports/row-lists.ts';
import type { Brand, Settings } from '../../functions/domain/settings/settings.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { drawnOf, gatherReport } from '../../functions/use-cases/compile-report.ts';
import { drawReport } from '../local/draw/report.ts';
import { drawRows } from '../local/draw/report-rows.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import { rangeEnd, rangeStart } from './report-range.ts';

const FORMATS = {
  table: (report: Report) => `${drawReport(report)}\n`,
  html: async (report: Report) => reportHtml(report, await drawnOf(report, drawCharts)),
  csv: reportCsv,
  json: reportJson,
} as const;

interface Options extends StorePlace {
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  readonly format: keyof typeof FORMATS;
  readonly rows?: string;
  readonly brand?: string;
  readonly out?: string;
}

const HELP = `
The same figures as the report of every morning, computed by the same code; each is defined in docs/metrics.md.
Attainment is met / (met + late + overdue): an unanswered mention counts against you as soon as its deadline has passed.

What it says   attainment, waits, who still waits, what came of it, what will rather miss its deadline at the present
               pace and how far off that has been (docs/forecast.md), what could not be seen
--by           source, owner, brand, stars, severity, kind, language, weekday, hour; by moment of truth, theme or label
               too: a mention with several of the last two is in each of their groups, so that these add up to more
               than the whole. Weekday and hour are those of posting, in the time zone of the reports
--format       table  for a terminal, in colour
               html   one page with charts: no scripts, no requests, light and dark, for phones and for paper
               csv    a line for each response clock, safe to open in a spreadsheet
               json   everything, by docs/report.schema.json

--rows         the rows behind one figure, in order of posting, as a table, CSV or JSON. By bucket: met, late, overdue,
               notAnswerable, inWindow, excluded; waits: first, next, team, team-next, lag; who still waits: age-1 to
               age-6; stages: warned, breached, escalated; outcome: recovered, not-recovered, resolved, came-back,
               repeated; tone: negative, neutral, positive, stars, emotion-<name>; hints: read, hint-<name>; complaints
               of a moment: friction-<moment>; posted: weekday-1 (Monday) to 7, hour-00 to 23, from-<yyyymmdd>;
               storm-<id>; group-<key> of --by. Every page of the report names its lists

Times: \`7d\` or \`24h\` before now, a date (a whole day in the time zone of the reports; --to includes it), an instant
with its zone (2026-11-22T09:00:00Z), or \`now\`.
${STORE_HELP}

Examples
  npm run --silent replywatch -- report
  npm run --silent replywatch -- report --from 2026-11-01 --to 2026-11-30 --by owner
  npm run --silent replywatch -- report --from 90d --by theme --format json | jq .groups
  npm run --silent replywatch -- report --from 30d --format html --out report.html
  npm run --silent replywatch -- report --from 30d --rows came-back
  npm run --silent replywatch -- report --endpoint aws --format csv > november.csv
`;

export const command: Command = withStoreOptions(new Command('report'))
  .description('how well mentions were answered, as a table, a page, CSV or JSON')
  .option('--from <time>', 'mentions posted from then on', '7d')
  .option('--to <time>', 'and before then', 'now')
  .addOption(new Option('--by <what>', 'what to group by').choices(GROUPINGS).default('source'))
  .addOption(new Option('--format <format>', 'how to write it').choices(Object.keys(FORMATS)).default('table'))
  .option('--rows <list>', 'the rows behind one figure instead: first, recovered, age-2, hour-09, group-<key>, …')
  .option('--brand <id>', 'one brand of the settings; needed for html, csv and json when there are several')
  .option('--out <file>', 'write it there instead of printing it')
  .addHelpText('after', HELP)
  .action((options: Options) => withStore(options, (store) => report(options, store)));

async function report(
  { from: fromText, to: toText, by, format, rows: rowsOf, brand: wanted, out }: Options,
  { settings, now, ...stores }: Parameters<Parameters<typeof withStore>[1]>[0],
): Promise<void> {
  const { timeZone } = settings.reports;
  const from = rangeStart(fromText, timeZone, now());
  const to = rangeEnd(toText, timeZone, now());
  if (from >= to) throw new Refusal('--from', `${toIso(from)} is not before ${toIso(to)}`, 'give an earlier one');
  if (rowsOf !== undefined) checkList(rowsOf, format);
  const texts: string[] = [];
  for (const brand of brandsOf(settings, wanted, format)) {
    const made = await gatherReport({ brand, settings, from, to, by, rowsOf }, { ...stores, now });
    const { rows } = made.omitted;
    if (rows > 0 && (format === 'csv' || format === 'json')) {
      process.stderr.write(
        `${rows} rows are too many for a list: take --rows, a shorter range or the export of rows\n`,
      );
    }
    texts.push(
      rowsOf !== undefined && format === 'table' ? `${drawRows(made, rowsOf)}\n` : await FORMATS[format](made),
    );
  }
  write(texts.join('\n'), out);
}

function checkList(list: string, format: Options['format']): void {
  if (!isListId(list)) {
    const names = `${[...ROW_LISTS.keys()].join(', ')}, group-<key>, from-<yyyymmdd>, storm-<id>`;
    throw new Refusal('--rows', `${shown(list)} is no list of rows`, `give one of ${names}`);
  }
  if (format === 'html')
    throw new Refusal('--rows', 'is nothing for html: a page has every list', 'take table, csv or json');
}

function brandsOf(settings: Settings, wanted: string | undefined, format: Options['format']): readonly Brand[] {
  const ids = settings.brands.map(({ id }) => id).join(', ');
  if (wanted === undefined) {
    if (settings.brands.length === 1 || format === 'table') return settings.brands;
    throw new Refusal('--brand', `is needed for ${format}: there are ${settings.brands.length}`, `give one of ${ids}`);
  }
  const brand = settings.brands.find(({ id }) => id === wanted);
  if (brand === undefined)
    throw new Refusal('--brand', `${shown(wanted)} is no brand of the settings`, `give one of ${ids}`);
  return [brand];
}

function write(text: string, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(out, text);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Refusal('--out', `${out} cannot be written (${reason})`, 'name another file', { cause });
  }
  process.stderr.write(`written to ${out}\n`);
}
