import { isDeepStrictEqual, parseArgs } from 'node:util';
import { createIncidentStore } from '../../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../../functions/adapters/dynamodb/mention-store.ts';
import { createRollupStore } from '../../../functions/adapters/dynamodb/rollup-store.ts';
import { createScoreStore } from '../../../functions/adapters/dynamodb/score-store.ts';
import { createSourceStore } from '../../../functions/adapters/dynamodb/source-store.ts';
import type { MentionFacts } from '../../../functions/domain/reports/facts.ts';
import type { Figures } from '../../../functions/domain/reports/figures.ts';
import { figuresOf } from '../../../functions/domain/reports/figures-of.ts';
import { PRICES } from '../../../functions/domain/settings/prices.ts';
import { DAY } from '../../../functions/domain/shared/time.ts';
import { businessTimeOf } from '../../../functions/use-cases/business-time-of.ts';
import { gatherReport } from '../../../functions/use-cases/compile-report.ts';
import { compileRollups } from '../../../functions/use-cases/compile-rollups.ts';
import { startTableEngine, TABLE_ENGINES } from '../../support/engines.ts';
import { type Units, unitsOf } from '../../support/unit-meter.ts';
import { alertSettings } from '../../use-cases/alert-ports.ts';
import { type BuiltTable, importedTable } from './imported-table.ts';
import { itemsOf, loadedTable, nowOf, sourceIdOf, type YearOptions, yearOfMentions } from './year-of-mentions.ts';

/**
 * A year of one brand's mentions in a real table: what rollups and reports take, in time, read units and money, and that
 * a report from rollups equals one over the mentions themselves. `--mentions 50000` for fewer;
 * `--folder <folder>` to keep the table and take it again; `--rollups 90` to compile the newest days only.
 */
const { values } = parseArgs({
  options: {
    mentions: { type: 'string', default: '1000000' },
    days: { type: 'string', default: '395' },
    engine: { type: 'string' },
    folder: { type: 'string' },
    rollups: { type: 'string' },
  },
});
const SHARDS = 4;
const END = Date.UTC(2026, 10, 22);
const BRAND = { id: 'chain', name: 'Chain' };
const year: YearOptions = {
  brand: BRAND.id,
  mentions: Number(values.mentions),
  days: Number(values.days),
  sources: 500,
  end: END,
};
const table = await built();
const rows: string[] = [];
try {
  await measure();
} finally {
  await table.stop();
}
process.stdout.write(
  `| ${year.mentions} mentions, ${year.days} days, ${year.sources} sources, ${table.name} | seconds | requests | read units | of them day index | write units | US dollars |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
);

async function built(): Promise<BuiltTable> {
  const began = performance.now();
  const items = itemsOf(yearOfMentions(year), SHARDS);
  const made = await (values.engine === 'dynalite' || !TABLE_ENGINES.includes('dynoxide')
    ? loaded(items)
    : importedTable(items, values.folder));
  process.stderr.write(`built in ${((performance.now() - began) / 1_000).toFixed(0)} s\n`);
  return made;
}

/** Without dynoxide: slower, and nothing meters the index. */
async function loaded(items: Iterable<Record<string, unknown>>): Promise<BuiltTable> {
  const engine = await startTableEngine('dynalite');
  const tableName = await loadedTable(engine, items);
  return { name: engine.name, tableName, client: engine.client, stop: engine.stop };
}

async function measure(): Promise<void> {
  const { client, tableName } = table;
  const now = () => nowOf(year);
  const units = unitsOf(client);
  const place = { client, tableName, now };
  const given = alertSettings({ brands: [BRAND], shards: SHARDS });
  const [first] = given.sources;
  if (first === undefined) throw new Error('the settings have no source');
  const sources = Array.from({ length: year.sources }, (_, index) => ({
    ...first,
    id: sourceIdOf(index),
    brand: BRAND.id,
  }));
  const retention = { ...given.retention, mentionDays: Number(values.rollups ?? year.days) };
  const settings = { ...given, sources, retention };
  const deps = {
    mentions: createMentionStore({ ...place, shards: SHARDS }),
    rollups: createRollupStore(place),
    sources: createSourceStore(place),
    incidents: createIncidentStore(place),
    scores: createScoreStore(client, tableName),
    readSettings: async () => settings,
    now,
  };
  const timed = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    units();
    const start = performance.now();
    const result = await work();
    tell(what, (performance.now() - start) / 1_000, units());
    return result;
  };
  const reportOf = async (from: number, to: number) =>
    (await gatherReport({ brand: BRAND, settings, from, to, by: 'source' }, deps)).total;

  const yesterday = END - 4 * DAY;
  await timed('rollup of a day: read, compile, write', async () => {
    const facts = await Array.fromAsync(deps.mentions.facts(BRAND.id, yesterday, yesterday + DAY));
    await deps.rollups.save({ brand: BRAND.id, day: '20261118', readAt: now(), facts });
  });
  await timed(`rollups of ${values.rollups ?? 'all'} settled days, once`, async () => {
    for (;;) if ((await compileRollups(deps)).days === 0) return;
  });
  await timed('hourly run with nothing to do', () => compileRollups(deps));
  const october = [Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1)] as const;
  const month = await timed('report of October, with September beside it', () => reportOf(...october));
  await timed('report of the last 30 days until now', () => reportOf(now() - 30 * DAY, now()));
  const half = Math.floor((year.days - 2) / 2) * DAY;
  const whole = [END - 2 * DAY - half, END - 2 * DAY] as const;
  const all =
    values.rollups === undefined
      ? await timed('report of half the time, with the other half beside it', () => reportOf(...whole))
      : undefined;
  await timed('the same month from the day index, for comparison', async () => {
    const rollups = { heads: async () => [], facts: async () => undefined, marks: async () => new Map() };
    await gatherReport(
      { brand: BRAND, settings, from: october[0], to: october[1], by: 'source' },
      { ...deps, rollups },
    );
  });
  const heap = process.memoryUsage().rss / 2 ** 20;
  process.stderr.write(`memory at the end: ${heap.toFixed(0)} MB\n`);
  const isTrue = isSame(month, ...october) && (all === undefined || isSame(all, ...whole));
  process.stderr.write(isTrue ? 'equal to the figures over the mentions themselves\n' : 'NOT EQUAL to the mentions\n');
  if (!isTrue) process.exitCode = 1;

  function isSame(figures: Figures, from: number, to: number): boolean {
    const facts = repeated(yearOfMentions(year)).filter(({ postedAt }) => postedAt >= from && postedAt < to);
    return isDeepStrictEqual(figures, figuresOf(facts, now(), new Map(), businessTimeOf(settings.calendars)));
  }
}

/** Whether each author had written within the 14 days before, once more and by another way. */
function repeated(all: Iterable<MentionFacts>): readonly MentionFacts[] {
  const byAuthor = Map.groupBy(all, ({ origin, author }) => `${origin} ${author}`);
  return [...byAuthor.values()].flatMap((own) => {
    const instants = [...new Set(own.map(({ postedAt }) => postedAt))].toSorted((a, b) => a - b);
    return own.map((one): MentionFacts => {
      const before = instants[instants.indexOf(one.postedAt) - 1];
      return { ...one, repeat: before !== undefined && one.postedAt - before <= 14 * DAY ? 1 : 0 };
    });
  });
}

function tell(what: string, seconds: number, { requests, read, write, index }: Units): void {
  const dollars = read * PRICES.dynamodb.readUnit + write * PRICES.dynamodb.writeUnit;
  const cells = [seconds.toFixed(1), requests, read, index, write, dollars.toFixed(6)];
  rows.push(`| ${what} | ${cells.join(' | ')} |`);
  process.stderr.write(`${rows.at(-1)}\n`);
}
