import { coversLanguage } from './match-language.ts';
import type { Policy, PolicyMatch } from './policy.ts';

export interface Unreachable {
  readonly id: string;
  /** One line: the earlier policy that takes all of it, or the field that nothing can match. */
  readonly why: string;
}

/**
 * Policies that no mention can ever reach. Field by field: an earlier policy covers a later one when each of its fields
 * is open or has all the values of the later one. Several policies that only together cover one are not found.
 */
export function unreachablePolicies(policies: readonly Policy[]): readonly Unreachable[] {
  return policies.flatMap((policy, index) => {
    const empty = emptyField(policy.when);
    if (empty !== undefined) return [{ id: policy.id, why: `${empty} is an empty list: nothing can match it` }];
    const earlier = policies.slice(0, index).find((one) => coversWhen(one.when, policy.when));
    return earlier ? [{ id: policy.id, why: `${earlier.id}, earlier in the list, takes all that it would match` }] : [];
  });
}

function emptyField({ labels = {}, ...fields }: PolicyMatch): string | undefined {
  const lists = [...Object.entries(fields), ...Object.entries(labels).map(([name, list]) => [`labels.${name}`, list])];
  return lists.map(([name, list]) => ({ name: String(name), list })).find(({ list }) => isEmptyList(list))?.name;
}

const isEmptyList = (list: unknown): boolean => Array.isArray(list) && list.length === 0;

const coversWhen = (earlier: PolicyMatch, later: PolicyMatch): boolean =>
  coversField(earlier.brands, later.brands) &&
  coversField(earlier.sources, later.sources) &&
  coversField(earlier.kinds, later.kinds) &&
  coversField(earlier.stars, later.stars) &&
  coversField(earlier.severities, later.severities) &&
  coversField(earlier.sentiments, later.sentiments) &&
  coversField(earlier.languages, later.languages, coversLanguage) &&
  coversLabels(earlier.labels, later.labels) &&
  (earlier.repeatAuthor === undefined || earlier.repeatAuthor === later.repeatAuthor) &&
  (earlier.time === undefined ||
    (earlier.time.calendar === later.time?.calendar && earlier.time.is === later.time.is)) &&
  coversField(earlier.themes, later.themes) &&
  coversField(earlier.moments, later.moments);

const coversLabels = (earlier: PolicyMatch['labels'] = {}, later: PolicyMatch['labels'] = {}): boolean =>
  Object.entries(earlier).every(([name, wide]) => {
    const narrow = later[name];
    return narrow !== undefined && (wide === 'any' || (narrow !== 'any' && coversField(wide, narrow)));
  });

function coversField<Value>(
  earlier: readonly Value[] | undefined,
  later: readonly Value[] | undefined,
  holds = (wide: Value, narrow: Value): boolean => wide === narrow,
): boolean {
  if (earlier === undefined) return true;
  return later?.every((narrow) => earlier.some((wide) => holds(wide, narrow))) ?? false;
}
