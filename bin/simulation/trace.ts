import { type Instant, toIso } from '../../functions/domain/shared/time.ts';
import type { Broken, Followed } from './invariants.ts';

/** The story of mentions, in lines: what truly happened, what was stored, who was told. `of`: those that are broken, or a part of a name. */
export function storiesOf(
  followed: readonly Followed[],
  broken: readonly Broken[],
  of: string | true,
): readonly string[] {
  const named = new Set(broken.flatMap(({ mention }) => mention ?? []));
  return followed
    .filter(({ pk }) => (of === true ? named.has(pk) : pk.includes(of)))
    .flatMap((one) => [`${one.pk}`, ...storyOf(one).map(([at, words]) => `  ${toIso(at)}  ${words}`)]);
}

type Line = readonly [at: Instant, words: string];

function storyOf({ post, stored, cycles, told }: Followed): readonly Line[] {
  const lines: Line[] = [
    [post.at, `posted${post.stars === undefined ? '' : ` with ${post.stars} stars`}, as its source says`],
    [post.visibleAt, 'can be read'],
    ...post.edits.map(({ at }): Line => [at, 'edited by the customer']),
    ...post.responses.map(({ at, visibleAt }): Line => [visibleAt, `answered; posted ${toIso(at)}`]),
    ...(post.deletedAt === undefined ? [] : [[post.deletedAt, 'deleted'] as const]),
    ...cycles.flatMap(({ cycle, ladder }) =>
      ladder.map(({ key, at, owner }): Line => [at, `oracle: ${key} of cycle ${cycle}, for ${owner}`]),
    ),
    ...(stored?.mention.history.map(
      ({ at, what, detail }): Line => [at, `stored: ${what}${detail === undefined ? '' : ` (${detail})`}`],
    ) ?? []),
    ...(stored?.decided.map(
      ({ at, stage, looked, misled, by }): Line => [
        at,
        `decided: ${stage}, by ${by?.name ?? 'nobody'} ${by?.id ?? ''}${looked ? ', after reading its thread' : ''}${misled ? ', which a source had misled' : ''}`,
      ],
    ) ?? []),
    ...told.map(({ at, key, owner }): Line => [at, `told: ${key}, for ${owner}`]),
  ];
  return lines.toSorted(([a], [b]) => a - b);
}
