import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { LOCAL_CREDENTIALS } from './local-environment.ts';
import type { Stack } from './stack.ts';
import { LOCAL } from './template.ts';

type TableProperties = Pick<CreateTableCommandInput, 'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes'>;

/** Creates the stack's tables; one that is there from an earlier run stays. Expiry by TTL is not run: code filters on read. */
export async function createTables(stack: Stack, endpoint: string): Promise<readonly string[]> {
  const client = new DynamoDBClient({ endpoint, region: LOCAL.region, credentials: LOCAL_CREDENTIALS });
  const tables = stack.ofType<TableProperties>('AWS::DynamoDB::Table');
  for (const { name, properties } of tables) {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = properties;
    const input: CreateTableCommandInput = {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema,
      AttributeDefinitions,
      ...(GlobalSecondaryIndexes === undefined ? {} : { GlobalSecondaryIndexes }),
    };
    await client.send(new CreateTableCommand(input)).catch((error: unknown) => {
      if (!(error instanceof ResourceInUseException)) throw error;
    });
  }
  client.destroy();
  return tables.map(({ name }) => name);
}
