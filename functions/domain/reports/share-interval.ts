/** 97.5th percentile of the standard normal distribution: intervals hold with 95 % confidence. */
const Z = 1.959963984540054;

/** Wilson score interval (Wilson, 1927) of a share, 0 to 1: what the true share may well be behind `part` of `whole`. */
export function shareInterval(part: number, whole: number): readonly [low: number, high: number] {
  const share = part / whole;
  const middle = share + Z ** 2 / (2 * whole);
  const reach = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * whole)) / whole);
  const scale = 1 + Z ** 2 / whole;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}
