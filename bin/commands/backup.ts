import { Command } from 'commander';
import { backUp } from '../backup/back-up.ts';
import { backupPlace } from '../backup/backup-place.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';

interface Options extends StorePlace {
  readonly to: string;
  readonly json: boolean;
}

const HELP = `
Writes every item of the table into files of JSON lines, with a manifest of their checksums: everything that ReplyWatch
knows, texts and authors included, so keep it as carefully as the table. It can be taken while the stack works.
docs/backup.md says how it stands beside DynamoDB's own point-in-time recovery. \`replywatch restore\` is the way back.
${STORE_HELP}

Examples
  npm run --silent replywatch -- backup --to backup-2026-11-22
  npm run --silent replywatch -- backup --endpoint aws --to s3://sundial-backups/replywatch
`;

export const command: Command = withStoreOptions(new Command('backup'))
  .description('write all that is stored into a folder or a bucket')
  .requiredOption('--to <place>', 'a folder, or s3://bucket/prefix')
  .option('--json', 'print the manifest as JSON', false)
  .addHelpText('after', HELP)
  .action((options: Options) =>
    withStore(options, async ({ table }) => {
      const { to, json } = options;
      const isTerminal = process.stderr.isTTY === true;
      const tell = (items: number) => void (isTerminal && process.stderr.write(`\r${items} items`));
      const manifest = await backUp(table, backupPlace(to, '--to'), Date.now(), tell);
      if (isTerminal) process.stderr.write('\r\u001b[2K');
      const { items, files } = manifest;
      process.stdout.write(json ? `${JSON.stringify(manifest)}\n` : `${items} items in ${files.length} files: ${to}\n`);
    }),
  );
