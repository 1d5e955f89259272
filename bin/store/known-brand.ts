import type { Brand, Settings } from '../../functions/domain/settings/settings.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

/** The brand of the settings that `--brand` names. Refuses another one in one line. */
export function knownBrand({ brands }: Pick<Settings, 'brands'>, wanted: string): Brand {
  const brand = brands.find(({ id }) => id === wanted);
  if (brand !== undefined) return brand;
  const ids = brands.map(({ id }) => id).join(', ');
  throw new Refusal('--brand', `${shown(wanted)} is no brand of the settings`, `give one of ${ids}`);
}
