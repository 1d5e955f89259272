import type { IncidentWork } from '../contracts/messages.ts';
import type { Incident } from '../domain/incidents/incident.ts';
import { lookAt, recounted } from '../domain/incidents/storm.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { DAY, type Duration, type Instant } from '../domain/shared/time.ts';
import { changeBoard, withIncident } from './change-board.ts';
import { findClusters } from './find-clusters.ts';
import type { IncidentDeps, SettingsWithStorms } from './incident-deps.ts';
import { bombingAmong, membersOf, openStorms } from './open-storms.ts';
import { complaintsIn } from './storm-windows.ts';
import { tellIncidents } from './tell-incidents.ts';

/** What was read late is looked for where it happened, if that is not longer ago. */
const LOOKS_BACK: Duration = DAY;
const MOST_LATE = 3;
/**
 * Looks after the incidents of one brand: opens, recounts and closes storms, finds clusters, and tells whoever is to be
 * told. Everything is decided from the stored mentions and saved under the board's version before anybody is told: a
 * repetition finds the same, and a crash anywhere is mended by the next sweep.
 */
async function tendIncidents(brand: string, work: readonly IncidentWork[], deps: IncidentDeps): Promise<void> {
  const settings = await deps.readSettings();
  if (!hasStorms(settings)) return;
  const whys = new Set(work.map(({ why }) => why));
  const now = deps.now();
  const onlyIntake = whys.size === 1 && whys.has('intake');
  if (onlyIntake && now < (deps.restUntil.get(brand) ?? 0)) return;
  const instants = instantsOf(work, settings.storms.window, now);
  const { incidents } = await changeBoard(brand, deps.incidents, async ({ incidents: held }) => {
    const isOpen = held.some(({ kind, status }) => kind === 'storm' && status === 'open');
    // While one is on, new mentions join it by themselves; the sweep, once a minute, sees whatever does not.
    if (onlyIntake && isOpen) return held;
    const looked = await lookedAt(brand, held, settings, now, deps);
    const opened = await openStorms(brand, looked, instants, settings, now, deps);
    if (!whys.has('clusters')) return opened;
    return findClusters(brand, opened, settings, now, deps);
  });
  if (incidents.length > 0) await tellIncidents(brand, settings, deps);
}

/** The queue's batches bring the same brand many times. */
export async function tendAll(
  work: readonly IncidentWork[],
  deps: IncidentDeps,
): Promise<ReadonlyMap<string, unknown>> {
  const failures = new Map<string, unknown>();
  for (const [brand, own] of Map.groupBy(work, (one) => one.brand)) {
    try {
      await tendIncidents(brand, own, deps);
    } catch (error) {
      failures.set(brand, error);
    }
  }
  return failures;
}

const hasStorms = (settings: Settings): settings is SettingsWithStorms => settings.storms !== undefined;

/** Now, and where something was read late: the windows in which it happened. */
function instantsOf(work: readonly IncidentWork[], window: Duration, now: Instant): readonly Instant[] {
  const late = work.flatMap(({ at }) => (at !== undefined && at > now - LOOKS_BACK ? [at] : []));
  const apart: Instant[] = [];
  for (const at of late.toSorted((a, b) => b - a)) if ((apart.at(-1) ?? now) - at >= window / 2) apart.push(at);
  return [...apart.slice(0, MOST_LATE), now];
}

/** Storms that go on, calm down or end. */
async function lookedAt(
  brand: string,
  held: readonly Incident[],
  settings: SettingsWithStorms,
  now: Instant,
  deps: IncidentDeps,
): Promise<readonly Incident[]> {
  const { storms } = settings;
  const storming = held.filter(({ kind, status }) => kind === 'storm' && status !== 'closed');
  if (storming.length === 0) return held;
  const { complaints } = await complaintsIn(brand, now - storms.window, now, deps);
  let next = held;
  for (const storm of storming) {
    const lately = membersOf(storm, complaints, next).length;
    const looked = lookAt(storm, { lately, now }, storms);
    if (!looked.recount) {
      next = withIncident(next, looked.storm);
      continue;
    }
    // What came after it calmed down is none of its members.
    const until = Math.min(now, looked.storm.calmAt ?? now);
    const { complaints: all } = await complaintsIn(brand, storm.firstSeenAt - 1, until, deps);
    const members = membersOf(looked.storm, all, next);
    const bombing = storm.bombing ?? (await bombingAmong(storm.brand, members, deps));
    next = withIncident(next, recounted(looked.storm, { members, bombing, lately, now }, storms));
  }
  return next;
}
