import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { DAY, utcDay } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import type { ReportShelf } from '../../ports/reports.ts';

export interface ReportShelfOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly now: Now;
}

/** What is older is of no use at a desk, and a listing from there on is one request. */
const LOOKED_BACK = 62 * DAY;
const PAGE = '.html';

/** Pages `reports/<brand>/<yyyymmdd>-<period>.html`, as report-publisher.ts stores them. */
export function createReportShelf({ s3, bucket, now }: ReportShelfOptions): ReportShelf {
  return {
    newest: async (brand) => {
      const prefix = `reports/${brand}/`;
      const { Contents: found = [] } = await s3.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, StartAfter: prefix + utcDay(now() - LOOKED_BACK) }),
      );
      const names = found.flatMap(({ Key = '' }) =>
        Key.endsWith(PAGE) ? [Key.slice(prefix.length, -PAGE.length)] : [],
      );
      const newest = new Map(names.map((name) => [name.slice(name.indexOf('-')), name]));
      return [...newest.values()]
        .toSorted()
        .toReversed()
        .map((name) => ({
          name,
          read: async () => {
            const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + name + PAGE }));
            return (await Body?.transformToString('utf8')) ?? '';
          },
        }));
    },
  };
}
