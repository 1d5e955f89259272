import { S3Client } from '@aws-sdk/client-s3';

/** In a module of its own, so that a cold start does not read the SDK's part for S3. */
export const reportsClient = new S3Client({});
