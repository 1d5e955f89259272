import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { madeOnce } from './made-once.ts';

/**
 * SDK clients, each made when first asked for, then kept, and each in a module of its own: a bundle reads at its start
 * every service that a module of its start imports, used there or only later. Region, credentials and
 * `AWS_ENDPOINT_URL_*` come from the SDK's own chain.
 */
export const documentClient = /* @__PURE__ */ madeOnce(() => documentsOf(new DynamoDBClient({ maxAttempts: 4 })));

/** The marshalling that every store of adapters/dynamodb expects. */
export const documentsOf = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
