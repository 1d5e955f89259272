import { rateOf } from '../mentions/politeness/request-limits.ts';
import { pollGroup } from '../mentions/poll-group.ts';
import { isPolled, type Source, secretsOf } from '../mentions/source.ts';
import type { RequestLimits } from '../mentions/sources/kind-of-source.ts';

/** By the NAME of the secret that is asked with, or the address of the server that is asked. */
type OwnLimits = Readonly<Record<string, RequestLimits>>;

/** What a limit of a source can be given for: the secret that its requests are counted by, and its server. */
export const limitedBy = (source: Source): readonly string[] =>
  isPolled(source) ? [...secretsOf(source).slice(0, 1), source.server] : [];

/** The sources with the limits that are given for them; those that are counted together have the tightest of all. */
export function withOwnLimits(sources: readonly Source[], given: OwnLimits): readonly Source[] {
  const own = new Map<string, RequestLimits>();
  for (const source of sources) {
    const group = pollGroup(source);
    const limits = [own.get(group), ...limitedBy(source).map((name) => given[name])].filter((one) => one !== undefined);
    const [tightest] = limits.toSorted((a, b) => rateOf(a) - rateOf(b));
    if (tightest !== undefined) own.set(group, tightest);
  }
  return sources.map((source) => {
    const limit = own.get(pollGroup(source));
    return limit === undefined ? source : { ...source, limit };
  });
}
