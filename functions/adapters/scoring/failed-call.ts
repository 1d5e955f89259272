import type { OpinionAnswer } from '../../ports/scoring.ts';

const TOO_OFTEN = /Throttling|TooManyRequests|ServiceQuotaExceeded|LimitExceeded/u;

/**
 * What a failed call of an AWS service means: refused ones cost nothing; where no answer came, or one that cannot be
 * read, all may have been done and billed. Names of errors only: a message could repeat what was sent.
 */
export function failedCall(error: unknown, most: number): OpinionAnswer {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  const nothing = { of: new Map(), line: `${name ?? 'Error'}${status > 0 ? `, status ${status}` : ''}` };
  if (status === 429 || TOO_OFTEN.test(name ?? '')) return { ...nothing, cost: 0, failed: 'busy' };
  return { ...nothing, cost: status >= 400 && status < 500 ? 0 : most, failed: 'down' };
}
