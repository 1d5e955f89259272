import { clusterId, clustersIn, type ThemeOwner } from '../domain/incidents/cluster.ts';
import { type Incident, isMember } from '../domain/incidents/incident.ts';
import { taxonomyOf } from '../domain/scoring/themes/taxonomy.ts';
import { brandOf } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { IncidentDeps, SettingsWithStorms } from './incident-deps.ts';
import { complaintsIn, USUAL_REACHES } from './storm-windows.ts';

/** The incidents with the clusters that have not been told this week. Nothing is read where nobody outside support is named. */
export async function findClusters(
  brand: string,
  held: readonly Incident[],
  settings: SettingsWithStorms,
  now: Instant,
  deps: IncidentDeps,
): Promise<readonly Incident[]> {
  const { clusters: rules } = settings.storms;
  const { momentOwners, themes: ruled = {} } = brandOf(settings, brand);
  if (rules === undefined || momentOwners === undefined) return held;
  const past = await deps.incidents.past(brand, now - USUAL_REACHES, now + 1);
  const told = new Set([...past, ...held].map(({ id }) => id));
  const { themes } = taxonomyOf(ruled);
  const ownerOf = (theme: string): ThemeOwner | undefined => {
    const moment = themes.get(theme)?.moment;
    const owner = moment === undefined ? undefined : momentOwners[moment];
    if (moment === undefined || owner === undefined) return undefined;
    const toldAt = [...past, ...held].findLast(
      ({ kind, scope }) => kind === 'cluster' && scope.theme === theme,
    )?.openedAt;
    return { moment, owner, ...(toldAt !== undefined && { toldAt }) };
  };
  const open = [...themes.keys()].filter((theme) => ownerOf(theme) !== undefined && !told.has(clusterId(theme, now)));
  if (open.length === 0) return held;
  const { complaints } = await complaintsIn(brand, now - rules.within, now, deps);
  const storms = [...past, ...held].filter(({ kind }) => kind === 'storm');
  const apart = complaints.filter(
    (complaint) => !storms.some((storm) => isMember(complaint, storm) && isWithin(storm)),
  );
  const found = clustersIn(brand, apart, (theme) => (open.includes(theme) ? ownerOf(theme) : undefined), rules, now);
  return found.length === 0 ? held : [...held, ...found];

  /** A storm that is over takes none of what came after it. */
  function isWithin({ closedAt }: Incident): boolean {
    return closedAt === undefined || closedAt > now - (rules?.within ?? 0);
  }
}
