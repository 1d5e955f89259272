import { readFileSync, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { webhookJsonSchema } from '../../functions/domain/alerts/webhook-schema.ts';
import { pushJsonSchema } from '../../functions/domain/mentions/push/push-schema.ts';
import { reportJsonSchema } from '../../functions/domain/reports/report-schema.ts';
import { settingsJsonSchema } from '../../functions/domain/settings/json-schema.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';

const SCHEMAS = {
  settings: { file: 'replywatch.schema.json', make: settingsJsonSchema, mend: 'npm run schema' },
  webhook: { file: 'docs/webhook.schema.json', make: webhookJsonSchema, mend: 'npm run schema:webhook' },
  report: { file: 'docs/report.schema.json', make: reportJsonSchema, mend: 'npm run schema:report' },
  push: { file: 'docs/push.schema.json', make: pushJsonSchema, mend: 'npm run schema:push' },
} as const;

interface Options {
  readonly of: keyof typeof SCHEMAS;
  readonly check?: true;
}

export const command: Command = new Command('schema')
  .description(
    'write the JSON Schema of replywatch.yaml, by which editors complete and check it, of what can be pushed, of what webhooks are sent, or of the report',
  )
  .argument('[file]', `where to; ${SCHEMAS.settings.file} or ${SCHEMAS.push.file} unless you say`)
  .addOption(
    new Option(
      '--of <what>',
      'of the settings, of what the push webhook takes, of what a signed webhook is sent, or of the report as JSON',
    )
      .choices(Object.keys(SCHEMAS))
      .default('settings'),
  )
  .option('--check', 'write nothing; exit with 1 when the file is not in step')
  .action((given: string | undefined, options: Options) => {
    const { file: usual, make, mend } = SCHEMAS[options.of];
    const file = given ?? usual;
    const schema = make();
    if (!options.check) write(file, schema);
    else if (read(file) !== schema) throw new Refusal(file, `is not in step with the ${options.of}`, `run: ${mend}`);
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
