import type { Answer } from '../http-server.ts';

/** The services that a function of a local run can reach. */
export type Service = 'dynamodb' | 'sqs' | 'sns' | 's3' | 'ssm' | 'ses' | 'comprehend' | 'bedrock';

const JSON_TYPE: Readonly<Partial<Record<Service, string>>> = {
  dynamodb: 'application/x-amz-json-1.0',
  sqs: 'application/x-amz-json-1.0',
  ssm: 'application/x-amz-json-1.1',
  comprehend: 'application/x-amz-json-1.1',
};

/** The error that the service itself answers with, so that its SDK throws what it would throw on AWS. */
export function accessDenied(service: Service, message: string): Answer {
  switch (service) {
    case 'sns':
      return xml(
        `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>${escaped(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
      );
    case 's3':
      return xml(
        `<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${escaped(message)}</Message><RequestId>local</RequestId></Error>`,
      );
    case 'ses':
    case 'bedrock':
      return {
        status: 403,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' },
        body: JSON.stringify({ message }),
      };
    default:
      return {
        status: 400,
        headers: {
          'content-type': JSON_TYPE[service] ?? 'application/json',
          ...(service === 'sqs' && { 'x-amzn-query-error': 'AccessDeniedException;Sender' }),
        },
        body: JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message, Message: message }),
      };
  }
}

const xml = (body: string): Answer => ({ status: 403, headers: { 'content-type': 'text/xml' }, body });
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
