import type { BucketCounts } from '../../../functions/domain/reports/rollup.ts';
import type { ReceivedMessages } from '../show/received.ts';

/** Two answered in time, one late, two in the App Store where nobody can see; bram.w's praise is older than the day. */
export const EXPECTED: BucketCounts = { met: 2, late: 1, overdue: 0, inWindow: 0, notAnswerable: 2, excluded: 2 };

/** What the story should have led to and did not, one line each. */
export function unexpected(
  counts: BucketCounts,
  received: Pick<ReceivedMessages, 'newest'>,
  drawn: { readonly slack: boolean; readonly mail: boolean },
): readonly string[] {
  const came = (by: 'slack' | 'mail'): boolean => received.newest.some((one) => one.by === by);
  const differing = (Object.keys(EXPECTED) as (keyof BucketCounts)[]).filter((name) => counts[name] !== EXPECTED[name]);
  return [
    ...(drawn.slack && !came('slack') ? ['no Slack message came'] : []),
    ...(drawn.mail && !came('mail') ? ['no e-mail came'] : []),
    ...differing.map((name) => `the report has ${counts[name]} ${name}, the story ${EXPECTED[name]}`),
  ];
}
