import { SQSClient } from '@aws-sdk/client-sqs';
import { madeOnce } from './made-once.ts';

/** Queue addresses of embedded engines name hosts that do not resolve, so the endpoint decides, not the address. */
export const sqsClient = /* @__PURE__ */ madeOnce(() => new SQSClient({ useQueueUrlAsEndpoint: false }));
