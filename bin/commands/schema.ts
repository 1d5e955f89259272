import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { settingsJsonSchema } from '../../functions/domain/settings/json-schema.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';

const FILE = 'replywatch.schema.json';

export const command: Command = new Command('schema')
  .description('write the JSON Schema of replywatch.yaml, by which editors complete and check it')
  .argument('[file]', 'where to', FILE)
  .option('--check', 'write nothing; exit with 1 when the file is not in step')
  .action((file: string, options: { readonly check?: true }) => {
    const schema = settingsJsonSchema();
    if (!options.check) write(file, schema);
    else if (read(file) !== schema) {
      throw new Refusal(file, 'is not in step with the settings', 'run: npm run schema');
    }
    process.stderr.write(`${file} is ${options.check ? 'in step' : 'written'}\n`);
  });

function write(file: string, schema: string): void {
  try {
    writeFileSync(file, schema);
  } catch (cause) {
    throw new Refusal(file, 'cannot be written', 'name a file in a directory that exists and is yours', { cause });
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
