import { Command } from 'commander';
import { readManifest } from '../backup/back-up.ts';
import { backupPlace } from '../backup/backup-place.ts';
import { checkBackup, restore } from '../backup/restore.ts';
import { progressBar } from '../progress-bar.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';

interface Options extends StorePlace {
  readonly from: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const HELP = `
Puts back what \`replywatch backup\` wrote. All checksums are checked before anything is written. What is in the table
already is never overwritten, so it can be broken off and begun again; into a stack that was deployed just now, sources get
back what was known of them. Exit code 1 when an item was there otherwise and was left as it is.
${STORE_HELP}

Examples
  npm run --silent replywatch -- restore --from backup-2026-11-22 --dry-run
  npm run --silent replywatch -- restore --endpoint aws --from s3://sundial-backups/replywatch
`;

export const command: Command = withStoreOptions(new Command('restore'))
  .description('put back what a backup holds')
  .requiredOption('--from <place>', 'a folder, or s3://bucket/prefix')
  .option('--dry-run', 'only check the backup', false)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action(async (options: Options) => {
    const { from, dryRun, json } = options;
    const place = backupPlace(from, '--from');
    const manifest = await readManifest(place, from);
    const backup = { place, manifest };
    await checkBackup(backup, from);
    const { items, files, at, version } = manifest;
    if (dryRun) {
      const words = `${items} items in ${files.length} files of ${at}, by ${version}: whole. Nothing was written.`;
      process.stdout.write(json ? `${JSON.stringify({ dryRun, ...manifest })}\n` : `${words}\n`);
      return;
    }
    const bar = progressBar('items', !json);
    const restored = await withStore(options, ({ table }) => restore(table, backup, bar.onProgress)).finally(() =>
      bar.end(),
    );
    const { written, same, kept } = restored;
    const words = `${written} items written, ${same} were there, ${kept} were there otherwise and were left as they are.`;
    process.stdout.write(json ? `${JSON.stringify({ dryRun, items, ...restored })}\n` : `${words}\n`);
    if (kept > 0) process.exitCode = 1;
  });
