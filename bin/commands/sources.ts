import { Command } from 'commander';
import { readerFor } from '../../functions/adapters/sources/registry.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { surveyBudgets } from '../../functions/use-cases/survey-budgets.ts';
import { surveyOpinions } from '../../functions/use-cases/survey-opinions.ts';
import { type SourceSurvey, surveySources } from '../../functions/use-cases/survey-sources.ts';
import { drawBudgets, drawOpinions } from '../local/draw/budgets.ts';
import { drawSources } from '../local/draw/sources.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { rangeStart } from './report-range.ts';

interface Options extends StorePlace {
  readonly from: string;
  readonly trouble: boolean;
  readonly details: boolean;
  readonly strict: boolean;
  readonly json: boolean;
}

const HELP = `
Is every source heard? For each one: how it stands, when it was last read whole, how long mentions take from published
to discovered (half of them / nine in ten), how often it is polled just now, how long its history lasts if it stays silent from now on, the gaps, and
entries that could not be understood. docs/metrics.md defines each figure.

  up to date                         reads end well
  waiting, as it asked us to         a limit or a quota; it goes on by itself
  never read yet                     no read has ended well so far
  cannot be read                     an outage, or credentials that it does not take
  had entries, now answers none      a feed that went silent: most often its address has changed
  is not there                       an id or an address that never existed, or is gone
  answers what we do not understand  its shape has changed: a fifth of the entries or all of the answer is refused
  sends nothing any more             a push source that says how often it is heard from (heardEvery), and is not
  not read for too long              no poll of it has ended for its period three times over, and six hours

A credential or server that is left alone for a while, because it asked for that or keeps failing, has a line of its own
below the table: all its sources wait, and one worker tries it when the time is over. Where the settings name somebody for
second opinions, a line says what they have cost this month.

Red needs somebody: docs/RUNBOOK.md#sources-in-trouble. The alarm of a deployed stack goes by the same rules.
${STORE_HELP}

Examples
  npm run --silent replywatch -- sources
  npm run --silent replywatch -- sources --details kettle-us
  npm run --silent replywatch -- sources --endpoint aws --trouble
  npm run --silent replywatch -- sources --strict --json > sources.json   # exit code 1 when one needs somebody
`;

export const command: Command = withStoreOptions(new Command('sources'))
  .description('whether every source is heard: last read, lag, gaps, what went wrong')
  .argument('[ids...]', 'only these sources of the settings')
  .option('--from <time>', 'gaps since then: 30d, a date, an instant', '30d')
  .option('--trouble', 'only sources that need somebody', false)
  .option('--details', 'every gap with its reason, and the bookmarks', false)
  .option('--strict', 'exit with 1 when a source needs somebody', false)
  .option('--json', 'print everything as JSON', false)
  .addHelpText('after', HELP)
  .action((ids: readonly string[], options: Options) => withStore(options, (store) => sources(ids, options, store)));

async function sources(ids: readonly string[], options: Options, store: OpenedStore): Promise<void> {
  const { settings, now } = store;
  const { timeZone } = settings.reports;
  const at = now();
  const from = rangeStart(options.from, timeZone, at);
  const watched = watchedOf(ids, settings.sources);
  const all = await surveySources(watched, from, { ...store, now: () => at, readerFor });
  const budgets = await surveyBudgets(watched, settings, { budgets: store.budgets, now: () => at });
  const secondOpinions = await surveyOpinions(settings, { spending: store.spending, now: () => at });
  const surveys = options.trouble ? all.filter(({ health }) => health.isTrouble) : all;
  const text = options.json
    ? JSON.stringify(
        {
          schema: 'replywatch.sources.1',
          at: toIso(at),
          sources: surveys.map(jsonOf),
          budgets: budgets.map((budget) => ({ ...budget, until: iso(budget.until) })),
          secondOpinions,
        },
        null,
        2,
      )
    : [
        drawSources(surveys, { now: at, timeZone, details: options.details }),
        ...drawBudgets(budgets, timeZone),
        ...drawOpinions(secondOpinions),
      ].join('\n');
  process.stdout.write(`${text}\n`);
  if (options.strict && all.some(({ health }) => health.isTrouble)) process.exitCode = 1;
}

function watchedOf(ids: readonly string[], listed: readonly Source[]): readonly Source[] {
  const unknown = ids.find((id) => listed.every((source) => source.id !== id));
  if (unknown !== undefined) {
    const known = listed.map(({ id }) => id);
    const some = known.length > 8 ? `${known.slice(0, 8).join(', ')}, …` : known.join(', ');
    throw new Refusal('source', `${shown(unknown)} is no source of the settings`, `give one of ${some}`);
  }
  return ids.length === 0 ? listed : listed.filter(({ id }) => ids.includes(id));
}

/** Instants in UTC, lengths in milliseconds. */
function jsonOf({ source, label, health, coveredSince, lastReadAt, historyLeft, ...survey }: SourceSurvey): object {
  const { refusals, gaps, cursor, lag, historyDepth, pollPeriod } = survey;
  return {
    id: source.id,
    label,
    brand: source.brand,
    kind: source.kind,
    state: health.state,
    trouble: health.isTrouble,
    since: iso(health.since),
    reason: health.line,
    polled: pollPeriod && { everyMinutes: pollPeriod, fastest: source.tier, slowest: source.slowest ?? source.tier },
    coveredSince: iso(coveredSince),
    lastReadAt: iso(lastReadAt),
    lag,
    history: { depth: historyDepth, left: historyLeft },
    gaps: gaps.map(({ from, to, reason }) => ({ from: iso(from), to: iso(to), reason })),
    refused: refusals && { ...refusals, since: iso(refusals.since) },
    cursor,
  };
}

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : toIso(at));
