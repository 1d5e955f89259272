import { ReceiverRefused, ReceiverUnavailable } from '../../domain/alerts/receiver-unavailable.ts';

/** Names by which AWS services say that it may work later, whatever the status. */
const LATER =
  /Throttl|TooManyRequests|LimitExceeded|Timeout|SendingPaused|Unavailable|InternalFailure|Internal(?:Server)?Error/u;

/** What an AWS service said instead of taking a message, in the words of receivers. Neither text nor address is kept. */
export function receiverErrorOf(service: string, error: unknown): ReceiverRefused | ReceiverUnavailable {
  const { name = 'unknown', $metadata: { httpStatusCode: status = 0 } = {} } = (
    typeof error === 'object' && error !== null ? error : {}
  ) as { readonly name?: string; readonly $metadata?: { readonly httpStatusCode?: number } };
  const said = `${service}: ${name}`;
  const isRefusal = status >= 400 && status < 500 && status !== 429 && !LATER.test(name);
  return isRefusal ? new ReceiverRefused(said) : new ReceiverUnavailable(said, 0, { isDoubtful: true });
}
