import { TABLE } from '../../contracts/table-layout.ts';
import { type Duration, type Instant, SECOND } from '../../domain/shared/time.ts';

/** The attribute after which DynamoDB deletes an item, in seconds as it wants them; none where things are kept for good. */
export const ttlAfter = (from: Instant, retention: Duration | undefined): { readonly ttl?: number } =>
  retention === undefined ? {} : { ttl: Math.floor((from + retention) / SECOND) };

/** DynamoDB deletes days late, so readers look for themselves. */
export function isExpired(item: Readonly<Record<string, unknown>>, at: Instant): boolean {
  const ttl = item[TABLE.ttl];
  return typeof ttl === 'number' && ttl * SECOND <= at;
}
