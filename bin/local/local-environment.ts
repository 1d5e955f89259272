import { LOCAL } from './template.ts';

export interface LocalEndpoints {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly sns: string;
  readonly s3: string;
  readonly ssm: string;
  readonly comprehend: string;
  readonly bedrock: string;
  readonly ses: string;
}

/** Those of the person who runs it, who may do everything. A function's access key is its logical id in the template. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Variables with which an AWS SDK client reaches the engines of this run and nothing else. */
export const localEnvironment = (endpoints: LocalEndpoints): Readonly<Record<string, string>> => ({
  AWS_REGION: LOCAL.region,
  AWS_DEFAULT_REGION: LOCAL.region,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  AWS_ENDPOINT_URL_SNS: endpoints.sns,
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_SSM: endpoints.ssm,
  AWS_ENDPOINT_URL_COMPREHEND: endpoints.comprehend,
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoints.bedrock,
  AWS_ENDPOINT_URL_SESV2: endpoints.ses,
});
