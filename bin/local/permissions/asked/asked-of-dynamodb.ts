import { arnOf } from '../../references.ts';
import type { Asked } from '../judge.ts';

interface Input {
  readonly TableName?: string;
  readonly IndexName?: string;
  /** Of batches: by table. */
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName?: string }>>[];
}

/** Members of a transaction by the action that each needs. */
const IN_TRANSACTION: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

/** What a request to DynamoDB needs: an action on a table, or on the index that it queries. */
export function askedOfDynamoDb(target: string, body: string): readonly Asked[] {
  const operation = target.split('.').at(-1) ?? '';
  const input = JSON.parse(body) as Input;
  const on = (action: string, table: string | undefined, index?: string): Asked => ({
    action: `dynamodb:${action}`,
    resource: `${tableArn(table ?? '*')}${index === undefined ? '' : `/index/${index}`}`,
  });
  if (input.TransactItems !== undefined) {
    return input.TransactItems.flatMap((item) =>
      Object.entries(item).map(([member, { TableName }]) => on(IN_TRANSACTION[member] ?? member, TableName)),
    );
  }
  if (input.RequestItems !== undefined) return Object.keys(input.RequestItems).map((table) => on(operation, table));
  return [on(operation, input.TableName, input.IndexName)];
}

const tableArn = (table: string): string => (table.startsWith('arn:') ? table : arnOf('AWS::DynamoDB::Table', table));
