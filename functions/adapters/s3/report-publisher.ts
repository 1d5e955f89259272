import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { HOUR, SECOND } from '../../domain/shared/time.ts';
import type { ReportPublisher, RowFiles } from '../../ports/reports.ts';
import { snsSubject } from '../sns/subject.ts';

export interface ReportPublisherOptions {
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly bucket: string;
  readonly topicArn: string;
}

/** Rows as objects `rows/brand=<brand>/day=<yyyy-mm-dd>/part.csv`, the layout by which Athena finds its partitions. */
export const createRowFiles = ({ s3, bucket }: Pick<ReportPublisherOptions, 's3' | 'bucket'>): RowFiles => ({
  store: async (brand, day, csv) => {
    const Key = `rows/brand=${brand}/day=${day}/part.csv`;
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: csv, ContentType: 'text/csv; charset=utf-8' }));
  },
});

/** How long a link opens. Signed with a Lambda's role it ends earlier, with the role's session. */
const LINK_LASTS = 12 * HOUR;

/** Reports as objects `reports/<name>.<extension>`; storing one again replaces it. */
export function createReportPublisher({ s3, sns, bucket, topicArn }: ReportPublisherOptions): ReportPublisher {
  return {
    store: async (name, files) => {
      const [first] = files;
      if (!first) throw new RangeError(`report ${name} has no files`);
      const keyOf = (extension: string): string => `reports/${name}.${extension}`;
      await Promise.all(
        files.map((file) =>
          s3.send(
            new PutObjectCommand({
              Bucket: bucket,
              Key: keyOf(file.extension),
              Body: file.body,
              ContentType: file.contentType,
            }),
          ),
        ),
      );
      const get = new GetObjectCommand({ Bucket: bucket, Key: keyOf(first.extension) });
      return getSignedUrl(s3, get, { expiresIn: LINK_LASTS / SECOND });
    },
    announce: async (subject, text) => {
      await sns.send(new PublishCommand({ TopicArn: topicArn, Subject: snsSubject(subject), Message: text }));
    },
  };
}
