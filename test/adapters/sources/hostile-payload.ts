import type { SourceKind } from '../../../functions/domain/mentions/source.ts';

/** The ids of the five mentions that every payload holds; the brand's own account is `900`. */
export const IDS = ['4711', '4712', '4713', '4714', '4715'] as const;

/**
 * One shape of answer, to be cut, damaged, repeated and reordered by hostile-payloads.test.ts: its kind and name, five
 * entries with the ids above, and the body that holds them. The first entry stays in front when they are reordered.
 */
export type HostilePayload = readonly [
  kind: SourceKind,
  name: string,
  entries: readonly unknown[],
  bodyOf: (entries: readonly unknown[]) => unknown,
];
