import type { StageKey } from '../sla/clock.ts';
import type { Audience, Complaint } from './incident.ts';

/** An owner of less than this of the mentions is not told of the storm as such. */
const OWNS = 0.2;
const MOST = 3;

/** Whose mentions they are: the owners of their deadlines, of many first. */
export function ownersOf(members: readonly Complaint[]): readonly string[] {
  const owned = members.flatMap(({ owner }) => (owner === undefined ? [] : [owner]));
  return [...Map.groupBy(owned, (owner) => owner)]
    .filter(([, all]) => all.length >= OWNS * owned.length)
    .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([owner]) => owner);
}

/** A storm is told as a breach is: whoever hears of those hears of it. */
export const STORM_STAGE: StageKey = 'breach';

type Newcomer = Omit<Audience, 'told'>;

/** The audiences with those who are not yet among them; the same list when all are. */
export function withAudiences(audiences: readonly Audience[], more: readonly Newcomer[]): readonly Audience[] {
  const isNew = ({ owner, stage, urgent, folded }: Newcomer): boolean =>
    !audiences.some(
      (one) =>
        one.owner === owner &&
        one.stage === stage &&
        (one.folded === true || folded !== true) &&
        (one.urgent === true || urgent !== true),
    );
  const fresh = more.filter(isNew);
  if (fresh.length === 0) return audiences;
  const isReplaced = (one: Audience): boolean =>
    fresh.some(({ owner, stage }) => owner === one.owner && stage === one.stage);
  const told = ({ owner, stage }: Newcomer): number =>
    audiences.find((one) => one.owner === owner && one.stage === stage)?.told ?? 0;
  return [...audiences.filter((one) => !isReplaced(one)), ...fresh.map((one) => ({ ...one, told: told(one) }))];
}
