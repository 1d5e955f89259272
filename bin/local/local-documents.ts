import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentsOf } from '../../functions/adapters/runtime/lambda-clients.ts';
import type { LocalRun } from './local-run.ts';

/** The table of a local run for this process: to look at, beside the functions that write it. */
export const localDocuments = (run: Pick<LocalRun, 'endpoints'>): DynamoDBDocumentClient =>
  documentsOf(
    new DynamoDBClient({
      endpoint: run.endpoints.dynamodb,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
