import { shareInterval } from './share-interval.ts';

/** A share with what it is a share of: never one without the other. */
export interface Portion {
  readonly part: number;
  readonly whole: number;
  /** 0 to 1; absent where there is nothing to take a share of. */
  readonly share?: number;
  /** 95 % Wilson score interval; there wherever a share is. */
  readonly range?: readonly [low: number, high: number];
  /** So few cases that only the interval may be shown. */
  readonly few?: true;
}

/** Fewer cases than this tell little: their share is shown with its interval. */
export const FEW = 30;

export function portionOf(part: number, whole: number): Portion {
  if (whole === 0) return { part, whole };
  return { part, whole, share: part / whole, range: shareInterval(part, whole), ...(whole < FEW && { few: true }) };
}
