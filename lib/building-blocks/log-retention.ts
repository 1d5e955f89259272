import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** CloudWatch takes only some lengths: the shortest that keeps logs at least `days`. */
export function logRetention(days: number): RetentionDays {
  const lengths = Object.values(RetentionDays)
    .filter((length) => typeof length === 'number')
    .sort((a, b) => a - b);
  return lengths.find((length) => length >= days) ?? RetentionDays.TEN_YEARS;
}
