import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * SDK clients, each made when first asked for, then kept: a bundle pays only for those it names (hence the PURE marks, which esbuild reads).
 * Region, credentials and `AWS_ENDPOINT_URL_*` come from the SDK's own chain.
 */
export const documentClient = /* @__PURE__ */ once(() => documentsOf(new DynamoDBClient({ maxAttempts: 4 })));
export const snsClient = /* @__PURE__ */ once(() => new SNSClient({}));
export const s3Client = /* @__PURE__ */ once(() => new S3Client({}));
/** Queue addresses of embedded engines name hosts that do not resolve, so the endpoint decides, not the address. */
export const sqsClient = /* @__PURE__ */ once(() => new SQSClient({ useQueueUrlAsEndpoint: false }));

/** The marshalling that every store of adapters/dynamodb expects. */
export const documentsOf = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
