import { type Duration, MINUTE } from '../../shared/time.ts';
import { pollGroup } from '../poll-group.ts';
import type { Source } from '../source.ts';
import { limitsOf, mostRequests } from './request-limits.ts';

/** Of what a source allows, polls that were nudged take half at most; the wheel and looks have the rest. */
const SHARE = 1 / 2;

/**
 * The least time between two polls of a source that nudges ask for: a minute, or longer where all sources of the same
 * credential or server, each nudged all the time and followed to its last page, would ask for more than their share.
 */
export function nudgeGap(source: Source, sources: readonly Source[]): Duration {
  const { requests, per } = limitsOf(source);
  const group = pollGroup(source);
  const sharing = sources.filter((other) => 'nudge' in other && pollGroup(other) === group).length;
  return Math.max(MINUTE, (per * mostRequests(source) * Math.max(1, sharing)) / (requests * SHARE));
}
