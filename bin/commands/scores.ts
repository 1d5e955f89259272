import { Command, Option } from 'commander';
import { type DayScores, type ScoreFigures, scoreFigures } from '../../functions/domain/reports/scores.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { csvRows } from '../import/file-rows.ts';
import { openText } from '../import/file-text.ts';
import type { DateOrder } from '../import/row-time.ts';
import { scoreRows } from '../import/score-rows.ts';
import { knownBrand } from '../store/known-brand.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';

interface Options extends StorePlace {
  readonly brand?: string;
  readonly date: string;
  readonly nps: string;
  readonly csat: string;
  readonly dates: DateOrder;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const REFUSED_SHOWN = 10;

const HELP = `
One row for each answer: its date, and what was said. NPS: how likely to recommend, 0 to 10; CSAT: how content, 1 to 5.
Only sums by day are stored, nothing of whoever answered. What a file says of a day replaces what was stored of that
day and scale, so that the same file may be brought in again; a day belongs into one file. Reports show both beside their
own figures and never mix them (docs/metrics.md).

  date,nps,csat
  2026-11-20,9,5
  2026-11-20,4,
${STORE_HELP}

Examples
  npm run --silent replywatch -- scores survey.csv --dry-run
  npm run --silent replywatch -- scores survey.csv --brand acme --date "Submitted at" --nps Recommend
`;

export const command: Command = withStoreOptions(new Command('scores'))
  .description('bring in NPS and CSAT answers from a CSV file, to stand beside the figures of reports')
  .argument('<file>', '.csv or .tsv, first line with the names of the columns')
  .option('--brand <id>', 'brand of the settings; needed when there are several')
  .option('--date <column>', 'column of the date', 'date')
  .option('--nps <column>', 'column of the answers from 0 to 10', 'nps')
  .option('--csat <column>', 'column of the answers from 1 to 5', 'csat')
  .addOption(
    new Option('--dates <order>', 'order of dates like 03/04/2026').choices(['ymd', 'dmy', 'mdy']).default('ymd'),
  )
  .option('--encoding <name>', 'encoding of a file that is not UTF-8 and has no byte order mark')
  .option('--delimiter <mark>', 'between the fields (default: what the header has most of: , ; tab or |)')
  .option('--dry-run', 'store nothing: show what would be stored', false)
  .option('--json', 'the result as JSON', false)
  .addHelpText('after', HELP)
  .action((file: string, options: Options) => withStore(options, (store) => bringScores(file, options, store)));

async function bringScores(file: string, options: Options, { settings, scores }: OpenedStore): Promise<void> {
  const { date, nps, csat, dates, dryRun, json } = options;
  const brand = knownBrand(settings, options.brand ?? onlyBrand(settings.brands));
  const text = openText(file, options.encoding);
  const csv = await csvRows(text.pieces, file, options.delimiter);
  const { timeZone } = settings.reports;
  const read = await scoreRows(file, csv, { brand: brand.id, columns: { date, nps, csat }, dates, timeZone });
  if (!dryRun) for (const day of read.days) await scores.save(await merged(day, scores));
  for (const line of read.refused.slice(0, REFUSED_SHOWN)) process.stderr.write(`${line}\n`);
  const more = read.refused.length - REFUSED_SHOWN;
  if (more > 0) process.stderr.write(`and ${more} more rows\n`);
  const figures = scoreFigures(read.days);
  const result = { dryRun, brand: brand.id, answers: read.answers, refused: read.refused.length, ...figures };
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${words(result)}\n`);
  if (read.refused.length > 0) process.exitCode = 1;
}

/** The other scale of that day stays as it was. */
async function merged(day: DayScores, scores: OpenedStore['scores']): Promise<DayScores> {
  const [stored] = await scores.find(day.brand, day.day, day.day);
  return { ...stored, ...day };
}

function onlyBrand(brands: readonly { readonly id: string }[]): string {
  const [first, ...others] = brands;
  if (first !== undefined && others.length === 0) return first.id;
  const ids = brands.map(({ id }) => id).join(', ');
  throw new Refusal('--brand', `is needed: there are ${brands.length}`, `give one of ${ids}`);
}

function words(result: { readonly dryRun: boolean; readonly answers: number } & ScoreFigures): string {
  const { dryRun, answers, days, nps, csat } = result;
  return [
    `${dryRun ? 'would store' : 'stored'} ${answers} answers of ${days} days`,
    ...(nps ? [`NPS ${nps.score} (${nps.range[0]} to ${nps.range[1]} fits as well; ${nps.answers} answers)`] : []),
    ...(csat?.share === undefined ? [] : [`CSAT ${Math.round(100 * csat.share)} % (${csat.part} of ${csat.whole})`]),
  ].join('; ');
}
