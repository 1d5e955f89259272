import { arnOf } from '../../references.ts';
import type { Asked } from '../judge.ts';

const OF_OBJECT: Readonly<Record<string, string>> = {
  DELETE: 's3:DeleteObject',
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  POST: 's3:PutObject',
  PUT: 's3:PutObject',
};

const OF_BUCKET: Readonly<Record<string, string>> = {
  DELETE: 's3:DeleteBucket',
  GET: 's3:ListBucket',
  HEAD: 's3:ListBucket',
  PUT: 's3:CreateBucket',
};

/** What a request to S3 needs, by its path: `/bucket/key`, as clients write it for an address without a name. */
export function askedOfS3(method: string, url: string): readonly Asked[] {
  const [, bucket = '', ...key] = (url.split('?')[0] ?? '').split('/').map(decodeURIComponent);
  const object = key.join('/');
  if (bucket === '') return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
  const resource = arnOf('AWS::S3::Bucket', bucket);
  if (object === '') return [{ action: OF_BUCKET[method] ?? `s3:${method}`, resource }];
  return [{ action: OF_OBJECT[method] ?? `s3:${method}`, resource: `${resource}/${object}` }];
}
