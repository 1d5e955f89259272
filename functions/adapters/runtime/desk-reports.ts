import { S3Client } from '@aws-sdk/client-s3';
import type { ReportShelf } from '../../ports/reports.ts';
import { createReportShelf } from '../s3/report-shelf.ts';
import { systemClock } from './system-clock.ts';

/** In a module of its own, so that a cold start does not read the SDK's part for S3: lists of mentions need none of it. */
export const deskReports = (bucket: string): ReportShelf =>
  createReportShelf({ s3: new S3Client({}), bucket, now: systemClock });
