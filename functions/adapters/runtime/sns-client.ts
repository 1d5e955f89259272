import { SNSClient } from '@aws-sdk/client-sns';
import { madeOnce } from './made-once.ts';

export const snsClient = /* @__PURE__ */ madeOnce(() => new SNSClient({}));
