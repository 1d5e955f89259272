import type { ReadSettings } from '../ports/settings.ts';
import { type RecomputeDeps, type RecomputeOutcome, recomputeClocks } from './recompute-clocks.ts';

export interface FollowDeps extends Omit<RecomputeDeps, 'onProgress'> {
  readonly readSettings: ReadSettings;
}

/**
 * Brings open deadlines to the time zone database that this runtime has, when it is a newer one than they were computed
 * with. A clock whose policy has changed meanwhile is left to `replywatch recompute`: that is somebody's decision, and
 * rules are not. One whose alert is on its way is left to the next run.
 */
export async function followTimeZones({ readSettings, ...deps }: FollowDeps): Promise<RecomputeOutcome> {
  return recomputeClocks({ settings: await readSettings(), dryRun: false, onlyTimeZones: true }, deps);
}
