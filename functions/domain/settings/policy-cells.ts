import type { SourceKind } from '../mentions/source.ts';
import { SEVERITY_LEVELS, type SeverityLevel } from '../scoring/score.ts';
import { type Box, intersect, subtractBox } from './boxes.ts';
import { policyBox, universe } from './policy-box.ts';
import type { Settings } from './settings.ts';

/** Mentions that are alike for alerts. */
export interface MentionKind {
  readonly brand: string;
  readonly kind: SourceKind;
  readonly severity: SeverityLevel;
}

/** With more pieces than this we stop cutting: a later policy is then taken to match all that its conditions allow. */
const MOST_BOXES = 4_000;

/**
 * By policy id: the kinds of mention that it is the first to match; a policy that is not in the map can never match.
 * What each policy takes is cut out of all mentions there can be, in turn, so policies that only together cover a later
 * one are found too. Facts that hang together (stars and severity) count as free: a policy that some mention could
 * reach is never called unreachable.
 */
export function firstMatches(settings: Settings): ReadonlyMap<string, readonly MentionKind[]> {
  const all = universe(settings);
  const found = new Map<string, readonly MentionKind[]>();
  let left: readonly Box[] = all.boxes;
  for (const policy of settings.policies) {
    const box = policyBox(policy.when, all);
    const taken = left.flatMap((piece) => intersect(piece, box) ?? []);
    if (taken.length > 0) found.set(policy.id, kindsOf(taken, all.sources));
    const rest = left.flatMap((piece) => subtractBox(piece, box));
    if (rest.length <= MOST_BOXES) left = rest;
  }
  return found;
}

function kindsOf(boxes: readonly Box[], sources: ReturnType<typeof universe>['sources']): readonly MentionKind[] {
  const kinds = new Map<string, MentionKind>();
  for (const box of boxes) {
    for (const sourceId of box.get('source') ?? []) {
      const source = sources.get(sourceId);
      for (const severity of SEVERITY_LEVELS) {
        if (!source || !box.get('severity')?.has(severity)) continue;
        const { brand, kind } = source;
        kinds.set(`${brand} ${kind} ${severity}`, { brand, kind, severity });
      }
    }
  }
  return [...kinds.values()];
}
