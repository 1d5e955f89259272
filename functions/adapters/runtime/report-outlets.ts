import { S3Client } from '@aws-sdk/client-s3';
import type { ReportPublisher, RowFiles } from '../../ports/reports.ts';
import { createReportPublisher, createRowFiles } from '../s3/report-publisher.ts';
import { snsClient } from './sns-client.ts';

/** Where reports and rows go. In a module of its own: of the hours in which compile-report runs, few have one due. */
export const reportOutlets = (bucket: string, topicArn: string): ReportPublisher & { readonly rows: RowFiles } => {
  const s3 = new S3Client({});
  return {
    ...createReportPublisher({ s3, sns: snsClient(), bucket, topicArn }),
    rows: createRowFiles({ s3, bucket }),
  };
};
