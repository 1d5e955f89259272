import { arnOf } from '../../references.ts';
import type { Asked } from '../judge.ts';

/** What a request to SQS needs. A batch needs what each of its entries does. */
export function askedOfSqs(target: string, body: string): readonly Asked[] {
  const operation = (target.split('.').at(-1) ?? '').replace(/Batch$/u, '');
  const { QueueUrl, QueueName } = JSON.parse(body) as { readonly QueueUrl?: string; readonly QueueName?: string };
  const queue = QueueUrl?.split('/').at(-1) ?? QueueName ?? '*';
  return [{ action: `sqs:${operation}`, resource: arnOf('AWS::SQS::Queue', queue) }];
}

/** What a request to SNS needs. */
export function askedOfSns(form: string): readonly Asked[] {
  const fields = new URLSearchParams(form);
  const operation = (fields.get('Action') ?? '').replace(/Batch$/u, '');
  return [{ action: `sns:${operation}`, resource: fields.get('TopicArn') ?? fields.get('TargetArn') ?? '*' }];
}
