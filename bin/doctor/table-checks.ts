import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import { type Duration, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { bad, type Finding, warning, well } from './finding.ts';

/** SigV4 takes five minutes; deadlines are told to the second. */
const SKEW_WORTH_A_WORD: Duration = 5 * SECOND;
const SKEW_TOO_MUCH: Duration = 2 * MINUTE;

/** Whether these credentials may do with the table what commands do; nothing is written. */
export async function checkTable({ table: { client, tableName }, sources }: OpenedStore): Promise<readonly Finding[]> {
  await sources.watermark();
  for (const { index, pk } of [TABLE.due, TABLE.day]) {
    await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: index,
        KeyConditionExpression: '#pk = :none',
        ExpressionAttributeNames: { '#pk': pk },
        ExpressionAttributeValues: { ':none': 'DOCTOR' },
        Limit: 1,
      }),
    );
  }
  const about = 'table';
  try {
    const Item = { [TABLE.pk]: 'DOCTOR', [TABLE.sk]: 'NEVER' };
    await client.send(
      new PutCommand({ TableName: tableName, Item, ConditionExpression: `attribute_exists(${TABLE.pk})` }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) {
      const mend = 'use credentials with dynamodb:PutItem and UpdateItem for act, import, recompute and replay';
      return [warning(about, `${tableName} can be read, not written (${nameOf(error)})`, mend)];
    }
  }
  return [well(about, `${tableName} can be read and written, its indexes too`)];
}

/** This machine's clock against that of the service's answers. */
export async function checkClock({ table: { client }, sources }: OpenedStore): Promise<readonly Finding[]> {
  let date: string | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const headers = (answer.response as { readonly headers?: Readonly<Record<string, string>> } | undefined)?.headers;
      date ??= headers?.['date'];
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'replywatchDoctorDate' },
  );
  try {
    await sources.watermark();
  } finally {
    client.middlewareStack.remove('replywatchDoctorDate');
  }
  const theirs = Date.parse(date ?? '');
  const about = 'clock';
  if (Number.isNaN(theirs)) return [{ about, state: 'skipped', words: 'the answers of the table carry no date' }];
  return [skewFinding(Date.now() - theirs)];
}

/** `skew` above zero: this machine is ahead. An answer's date has whole seconds. */
export function skewFinding(skew: Duration): Finding {
  const size = Math.abs(skew);
  if (size < SKEW_WORTH_A_WORD) return well('clock', 'this machine agrees with AWS to the second');
  const words = `this machine is ${Math.round(size / SECOND)} s ${skew > 0 ? 'ahead of' : 'behind'} AWS`;
  const mend = 'set its clock by NTP: instants that commands note would be wrong by as much';
  return size > SKEW_TOO_MUCH ? bad('clock', words, mend) : warning('clock', words, mend);
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
