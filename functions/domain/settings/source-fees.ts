import type { Source } from '../mentions/source.ts';
import { PRICES } from './prices.ts';

/** What a source itself takes money for, beside what AWS does. */
export interface SourceFee {
  readonly sourceId: string;
  /** `posts read` */
  readonly what: string;
  /** Units a month that the settings allow: no more are asked for. */
  readonly most: number;
  /** US dollars for a unit, and for all of them. */
  readonly each: number;
  readonly dollars: number;
}

/** The most that sources can take in a month: a cap holds however many workers read at once. */
export const sourceFees = (sources: readonly Source[]): readonly SourceFee[] =>
  sources.flatMap((source) => {
    if (source.kind !== 'x') return [];
    const { id: sourceId, maxPostsPerMonth: most } = source;
    const each = PRICES.x.post;
    return [{ sourceId, what: 'posts read', most, each, dollars: most * each }];
  });
