import type { IncidentWork } from '../contracts/messages.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { HOUR, MINUTE } from '../domain/shared/time.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';

interface Deps {
  readonly incidents: Pick<IncidentStore, 'busyBrands'>;
  readonly queues: Pick<Queues, 'sendIncidentWork'>;
  readonly settings: Settings;
  readonly now: Now;
}

/** Whoever died between storing mentions and asking for a look is made good for after this many minutes. */
const HEALS_EVERY = 15;
/** Not at the full hour, when everything else is. */
const CLUSTERS_AT_MINUTE = 7;

/**
 * Every minute the brands with an incident, whose storms go on or end; every quarter of an hour all brands, and once an
 * hour their themes. Costs one read where nothing is on.
 */
export async function sweepIncidents({ incidents, queues, settings, now }: Deps): Promise<{ readonly brands: number }> {
  if (settings.storms === undefined) return { brands: 0 };
  const minute = Math.floor((now() % HOUR) / MINUTE);
  const all = settings.brands.map(({ id }) => id);
  const isForAll = minute % HEALS_EVERY === 0;
  const brands = new Set([...(await incidents.busyBrands()), ...(isForAll ? all : [])]);
  const work: IncidentWork[] = [...brands].map((brand) => ({ kind: 'incidents', brand, why: 'sweep' }));
  if (minute === CLUSTERS_AT_MINUTE) {
    work.push(...all.map((brand) => ({ kind: 'incidents', brand, why: 'clusters' }) as const));
  }
  await queues.sendIncidentWork(work);
  return { brands: brands.size };
}
