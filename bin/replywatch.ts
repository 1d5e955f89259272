#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { CommanderError } from 'commander';
import { Refusal } from '../functions/domain/shared/refusal.ts';
import { COMMANDS, overview } from './commands.ts';

/** Exit codes: 0 done, 1 refused or failed (one line says why), 2 wrong use of the command line. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(overview());
    return 0;
  }
  const entry = COMMANDS[name];
  if (entry === undefined) {
    process.stderr.write(`replywatch: there is no command "${name}"; \`replywatch help\` lists them\n`);
    return 2;
  }
  const { command } = await entry.load();
  await command.exitOverride().name(`replywatch ${name}`).parseAsync(rest, { from: 'user' });
  return Number(process.exitCode ?? 0);
}

/** A reader that closes its end of the pipe (`| head`) is not an error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// What a command loads is kept compiled in the folder for temporary files: the next one starts in half the time.
enableCompileCache();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const unexpected = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`replywatch: ${unexpected.message.replace(/\s+/gu, ' ')}\n`);
  if (process.env['REPLYWATCH_DEBUG']) process.stderr.write(`${unexpected.stack ?? ''}\n`);
  return 1;
}
