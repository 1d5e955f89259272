import { describe, expect, it } from 'vitest';
import { receiverErrorOf } from '../../../functions/adapters/runtime/service-answer.ts';

const said = (name: string, httpStatusCode?: number): Error =>
  Object.assign(new Error('to care@kettle.example: no'), { name, $metadata: { httpStatusCode } });

describe('what a service says instead of taking a message', () => {
  it.each([
    ['ThrottlingException', 400],
    ['TooManyRequestsException', 429],
    ['LimitExceededException', 400],
    ['SendingPausedException', 400],
    ['InternalError', 500],
    ['TimeoutError', undefined],
  ])('%s means later', (name, status) => {
    expect(receiverErrorOf('SES', said(name, status))).toMatchObject({ name: 'ReceiverUnavailable', waitMs: 0 });
  });

  it.each([
    ['MessageRejected', 400],
    ['MailFromDomainNotVerifiedException', 400],
    ['AccessDeniedException', 403],
    ['NotFoundException', 404],
  ])('%s means no', (name, status) => {
    const error = receiverErrorOf('SES', said(name, status));

    expect(error).toMatchObject({ name: 'ReceiverRefused', message: `SES: ${name}` });
    expect(JSON.stringify(error)).not.toContain('kettle');
  });

  it('may be anything that is thrown', () => {
    expect(receiverErrorOf('SNS', undefined)).toMatchObject({ name: 'ReceiverUnavailable', message: 'SNS: unknown' });
  });
});
