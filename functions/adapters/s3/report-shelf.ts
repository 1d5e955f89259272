import type { S3Client } from '@aws-sdk/client-s3';
import { DAY, utcDay } from '../../domain/shared/time.ts';
import type { Now, ReportShelf } from '../../ports.ts';

export interface ReportShelfOptions {
  /** Loaded with the first report that somebody looks for: lists of mentions need none of it. */
  readonly s3: () => Promise<S3Client>;
  readonly bucket: string;
  readonly now: Now;
}

/** What is older is of no use at a desk, and a listing from there on is one request. */
const LOOKED_BACK = 62 * DAY;

/** Pages `reports/<brand>/<yyyymmdd>-<period>.html`, as report-publisher.ts stores them. */
export function createReportShelf({ s3, bucket, now }: ReportShelfOptions): ReportShelf {
  return {
    latest: async (brand) => {
      const [client, { GetObjectCommand, ListObjectsV2Command }] = await Promise.all([
        s3(),
        import('@aws-sdk/client-s3'),
      ]);
      const prefix = `reports/${brand}/`;
      const { Contents: found = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, StartAfter: prefix + utcDay(now() - LOOKED_BACK) }),
      );
      const newest = found.findLast(({ Key = '' }) => Key.endsWith('.html'))?.Key;
      if (newest === undefined) return undefined;
      return {
        name: newest.slice(prefix.length, -'.html'.length),
        read: async () => {
          const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: newest }));
          return (await Body?.transformToString('utf8')) ?? '';
        },
      };
    },
  };
}
