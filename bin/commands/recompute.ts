import { Command } from 'commander';
import { mentionName } from '../../functions/domain/mentions/mention.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { localText } from '../../functions/domain/sla/explain-text.ts';
import {
  type RecomputeOutcome,
  type RecomputeRow,
  recomputeClocks,
} from '../../functions/use-cases/recompute-clocks.ts';
import { progressBar } from '../progress-bar.ts';
import { checkFile, loadSettings } from '../settings/read-settings-file.ts';
import { settingsLeftIn } from '../store/data-folder.ts';
import { knownBrand } from '../store/known-brand.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';

interface Options extends StorePlace {
  readonly dryRun: boolean;
  readonly brand?: string;
  readonly was?: string;
  readonly progress: boolean;
  readonly json: boolean;
}

const HELP = `
A changed policy or calendar holds for new clocks. This brings it to the open ones, and so are new rules of a time
zone: each open clock gets the deadline and the ladder of its policy as it is now. What is used of the target stays used,
the rest counts from now. Stages that were told are not told again; closed clocks never change; nothing is matched anew.

Deploy the settings first (a local run: start it with them), so that the functions decide by the same ones.
The settings of before tell how much of a target is used where a calendar has changed: --was, or those that the local
run left in its folder. Run it with the Node version of the functions: time zone rules come with it.
${STORE_HELP}

Examples
  npm run --silent replywatch -- recompute --dry-run
  git show HEAD~1:replywatch.yaml > was.yaml
  npm run --silent replywatch -- recompute --endpoint aws --was was.yaml
`;

export const command: Command = withStoreOptions(new Command('recompute'))
  .description('bring changed policies, calendars and time zone rules to the open clocks')
  .option('--dry-run', 'show what would change, write nothing', false)
  .option('--brand <id>', "only this brand's clocks")
  .option('--was <file>', 'the settings that the open clocks were computed with')
  .option('--progress', 'tell on stderr how far it is, also where that is no terminal', false)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action((options: Options) =>
    withStore(options, async ({ settings, mentions, now }) => {
      const bar = progressBar('open clocks', options.progress);
      const brand = options.brand === undefined ? undefined : knownBrand(settings, options.brand).id;
      const tz = process.versions['tz'] ?? 'unknown';
      const wanted = { settings, was: settingsBefore(options), brand, dryRun: options.dryRun };
      const outcome = await recomputeClocks(wanted, { mentions, now, tz, onProgress: bar.onProgress });
      bar.end();
      process.stdout.write(options.json ? jsonOf(outcome, options.dryRun) : textOf(outcome, options.dryRun));
    }),
  );

function settingsBefore({ was, endpoint, data }: Options): Settings | undefined {
  if (was !== undefined) return loadSettings(was);
  const left = endpoint === 'local' ? checkFile(settingsLeftIn(data)) : { problems: [] };
  return 'settings' in left ? left.settings : undefined;
}

/** Counts, then a line for each clock that changes, then those that cannot. */
export function textOf({ open, unchanged, rows }: RecomputeOutcome, dryRun: boolean): string {
  const changing = rows.filter(({ outcome }) => outcome === 'recomputed');
  const left = rows.filter(({ outcome }) => outcome === 'left');
  const moved = changing.filter(({ dueBefore, dueAfter }) => dueBefore !== dueAfter);
  const verb = dryRun ? 'would be recomputed' : 'recomputed';
  const lines = [
    `${open} open ${open === 1 ? 'clock' : 'clocks'}: ${changing.length} ${verb} (${moved.length} with another deadline), ${unchanged} up to date, ${left.length} left as they are.`,
    ...(changing.length === 0 ? [] : ['', ...columns([HEADINGS, ...changing.map(cellsOf)])]),
    ...(left.length === 0 ? [] : ['', 'Left as they are:', ...left.map((row) => `  ${mentionName(row)}: ${row.why}`)]),
    ...(dryRun && changing.length > 0 ? ['', 'Nothing was written; leave out --dry-run to do it.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const HEADINGS = ['mention', 'policy', 'because of', 'due before', 'due after'];

function cellsOf(row: RecomputeRow): readonly string[] {
  const { policy, versionBefore, versionAfter, tz, dueBefore, dueAfter = dueBefore, timeZone } = row;
  const reasons = [
    ...(versionBefore === versionAfter ? [] : [`version ${versionBefore} -> ${versionAfter}`]),
    ...(tz ? [`time zones ${tz.before ?? 'unknown'} -> ${tz.after}`] : []),
  ];
  const after = dueAfter === dueBefore ? 'as before' : localText(dueAfter, timeZone);
  return [mentionName(row), policy, reasons.join(', '), localText(dueBefore, timeZone), after];
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function jsonOf({ rows, ...counts }: RecomputeOutcome, dryRun: boolean): string {
  const withIso = ({ dueBefore, dueAfter, ...row }: RecomputeRow) => ({
    mention: mentionName(row),
    ...row,
    dueBefore: toIso(dueBefore),
    ...(dueAfter !== undefined && { dueAfter: toIso(dueAfter) }),
  });
  return `${JSON.stringify({ dryRun, ...counts, clocks: rows.map(withIso) }, null, 2)}\n`;
}
