import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { documentsOf } from '../../functions/adapters/runtime/lambda-clients.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { loadSettings, SETTINGS_FILE } from '../settings/read-settings-file.ts';
import { type OpenedStore, storeOver } from './opened-store.ts';
import { findSlackWork } from './slack-work.ts';

export interface AwsPlace {
  /** @default the table of the stack, found by its name */
  readonly table?: string;
  readonly stack: string;
  readonly settings?: string;
}

/** The store of a deployed stack, by the ordinary credential chain. */
export async function openAwsStore({ table, stack, settings: file }: AwsPlace): Promise<OpenedStore> {
  const settings = loadSettings(file ?? SETTINGS_FILE);
  const base = new DynamoDBClient({ maxAttempts: 3 });
  const tableName = table ?? (await findTable(base, stack));
  const store = storeOver(documentsOf(base), tableName, settings, Date.now, async () => base.destroy());
  return { ...store, slackWork: () => findSlackWork(`${stack}-SlackWork`, {}) };
}

/** CloudFormation names a table after its stack and its logical id: `ReplyWatch-Table...-...`. */
async function findTable(client: DynamoDBClient, stack: string): Promise<string> {
  const found: string[] = [];
  let from: string | undefined;
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: from ?? `${stack}-T` }));
    const names = page.TableNames ?? [];
    found.push(...names.filter((name) => name.startsWith(`${stack}-Table`)));
    from = names.every((name) => name.startsWith(`${stack}-T`)) ? page.LastEvaluatedTableName : undefined;
  } while (from !== undefined);
  const [only, ...others] = found;
  const mend = 'give --table, the MentionTable that `cdk deploy` printed';
  if (only === undefined) throw new Refusal('--stack', `no table of a stack ${stack} in this account and region`, mend);
  if (others.length > 0) throw new Refusal('--stack', `${stack} has ${found.length} tables`, mend);
  return only;
}

const MENDS: Readonly<Record<string, readonly [problem: string, mend: string]>> = {
  CredentialsProviderError: ['no AWS credentials were found', 'log in (aws sso login) or set AWS_PROFILE'],
  ExpiredTokenException: ['the AWS credentials have expired', 'log in again'],
  UnrecognizedClientException: ['AWS does not know these credentials', 'log in, or set AWS_PROFILE'],
  AccessDeniedException: ['these credentials may not read the table', 'use ones that may Query and GetItem on it'],
  ResourceNotFoundException: ['there is no such table in this account and region', 'check --table and AWS_REGION'],
};

/** What AWS or the way to it says, in one line; anything else is handed back as it is. */
export function awsRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  const [problem, mend] = MENDS[error.name] ?? [];
  if (problem !== undefined && mend !== undefined)
    return new Refusal('--endpoint aws', problem, mend, { cause: error });
  if (/region/iu.test(error.message)) {
    return new Refusal('--endpoint aws', 'no AWS region is set', 'set AWS_REGION', { cause: error });
  }
  return new Refusal('--endpoint aws', `AWS cannot be reached: ${error.message}`, 'check the network and AWS_REGION', {
    cause: error,
  });
}
