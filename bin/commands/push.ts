import { Command, InvalidArgumentError } from 'commander';
import { MOST_ENTRIES } from '../../functions/domain/mentions/push/pushed-entry.ts';
import type { Source, SourceOf } from '../../functions/domain/mentions/source.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { progressBar } from '../progress-bar.ts';
import { batchesOf, entriesIn } from '../push/entries-in.ts';
import { isLocalAddress, LOCAL_PUSH_SECRET, pushAddress } from '../push/push-address.ts';
import { sendPush } from '../push/send-push.ts';
import { loadSettings, SETTINGS_FILE } from '../settings/read-settings-file.ts';
import { readTextFile } from '../settings/read-text-file.ts';
import { DATA_FOLDER } from '../store/data-folder.ts';

interface Options {
  readonly source: string;
  readonly url?: string;
  readonly data: string;
  readonly settings: string;
  readonly batch: number;
  readonly history: boolean;
  readonly progress: boolean;
}

const WANTED = {
  example: 'mentions.json',
  mostBytes: 64_000_000,
  start: 'write mentions as docs/push.schema.json has them, one a line',
  shorten: 'split it, or bring it in with replywatch import',
};

const HELP = `
The file holds one mention, {"mentions": [...]}, a list, or JSON Lines: one mention, response or deletion a line. What an
entry may be: docs/push.schema.json, docs/sources/push.md.

The secret is the environment variable that the source's \`secret\` names. A local run without it takes a stand-in.

Prints one JSON line: entries, accepted, refused, duplicates (requests that were taken before), requests. Each refused
entry is told on stderr. Exit code 1 when any was. Sending a file again is harmless.

Examples
  npm run --silent replywatch -- push mentions.json --source help-desk
  HELP_DESK_SIGNING_SECRET=whsec_... npm run --silent replywatch -- push july.jsonl --source help-desk --url https://....on.aws/
`;

export const command: Command = new Command('push')
  .description('send mentions to the push webhook of a local run or of a deployed stack, signed')
  .argument('<file>', 'what to send; - is stdin')
  .requiredOption('--source <id>', 'push source of the settings')
  .option('--url <address>', 'NextPushUrl of the stack (default: the local run in --data)')
  .option('--data <folder>', 'folder of the local run', DATA_FOLDER)
  .option('--settings <file>', 'settings that name the source', SETTINGS_FILE)
  .option('--batch <n>', 'entries in one request', batchSize, 200)
  .option('--history', 'what is overdue by now is counted and not alerted on', false)
  .option('--progress', 'tell how far it is, also where stderr is no terminal', false)
  .addHelpText('after', HELP)
  .action(push);

async function push(file: string, options: Options): Promise<void> {
  const source = pushSource(loadSettings(options.settings).sources, options.source);
  const address = pushAddress(source.id, options.url, options.data);
  const secret = secretFor(source, address);
  const entries = entriesIn(readTextFile(file === '-' ? '/dev/stdin' : file, WANTED), file);
  const bar = progressBar('sent', options.progress);
  const sum = { entries: entries.length, accepted: 0, refused: 0, duplicates: 0, requests: 0 };
  try {
    for (const batch of batchesOf(entries, options.batch)) {
      const body = JSON.stringify({ mentions: batch.entries, ...(options.history && { history: true }) });
      const sent = await sendPush(address, body, secret, { now: Date.now });
      sum.requests += 1;
      sum.accepted += sent.accepted;
      sum.duplicates += Number(sent.duplicate);
      sum.refused += sent.refused.length;
      for (const { index, field, value, mend } of sent.refused) {
        process.stderr.write(`${file} entry ${batch.from + index + 1}: ${field}: ${value}; ${mend}\n`);
      }
      bar.onProgress(batch.from + batch.entries.length, entries.length);
    }
  } finally {
    bar.end();
    process.stdout.write(`${JSON.stringify(sum)}\n`);
  }
  if (sum.refused > 0) process.exitCode = 1;
}

function pushSource(sources: readonly Source[], id: string): SourceOf<'push'> {
  const found = sources.find((source) => source.id === id);
  if (found?.kind === 'push') return found;
  const known = sources.filter(({ kind }) => kind === 'push').map((source) => source.id);
  const mend = known.length === 0 ? 'add one with kind: push to the settings' : `push sources are ${known.join(', ')}`;
  throw new Refusal('--source', `${shown(id)} is no push source of the settings`, mend);
}

function secretFor({ secrets }: SourceOf<'push'>, address: string): string {
  const set = process.env[secrets.signing];
  if (set) return set;
  if (isLocalAddress(address)) return LOCAL_PUSH_SECRET;
  throw new Refusal(
    secrets.signing,
    'is not set',
    'give the signing secret of the source in this environment variable',
  );
}

function batchSize(text: string): number {
  const size = Number(text);
  if (!(Number.isInteger(size) && size >= 1 && size <= MOST_ENTRIES))
    throw new InvalidArgumentError(`1 to ${MOST_ENTRIES}`);
  return size;
}
