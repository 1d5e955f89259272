import { durationWords } from './duration-words.ts';
import type { Settings } from './settings.ts';

/** What settings say of storms and clusters, a sentence each. */
export function stormWords({
  storms,
  brands,
  owners,
}: Pick<Settings, 'storms' | 'brands' | 'owners'>): readonly string[] {
  if (storms === undefined) return ['off: each alert by itself, whatever happens'];
  const { minimum, deviations, window, wakes, clusters } = storms;
  const within = durationWords(window);
  return [
    `from ${minimum} negative mentions within ${within} (${2 * minimum} while no earlier week is known) and ${deviations} standard deviations above what is usual at that hour of the week on`,
    `told as one, with their alerts folded in; ${wakes ? 'at any time' : 'within the delivery hours'}`,
    ...(clusters === undefined ? [] : clusterWords(clusters, brands, owners)),
  ];
}

function clusterWords(
  { minimum, within }: { readonly minimum: number; readonly within: number },
  brands: Settings['brands'],
  owners: Settings['owners'],
): readonly string[] {
  const what = `${minimum} complaints about one theme within ${durationWords(within)}`;
  const told = brands.flatMap(({ id, momentOwners = {} }) =>
    Object.entries(momentOwners).map(([moment, owner]) => {
      const { name } = owners.find((one) => one.id === owner) ?? { name: owner };
      return `${what} of the moment ${moment} -> ${name}, once a week (${id})`;
    }),
  );
  return told.length > 0 ? told : [`${what}: nobody is told, for no brand says who owns its moments`];
}
