import { DAY } from '../../../functions/domain/shared/time.ts';

/**
 * The days since 1970 of both Easters by another way than ours: Knuth, The Art of Computer Programming, 1.3.2, exercises
 * 14 and 15, with golden number and epact; the Julian one through its Julian day number (Fliegel and van Flandern).
 */
export function knuthEaster(year: number): number {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skippedLeapDays = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - skippedLeapDays - 10;
  let epact = (((11 * golden + 20 + moonCorrection - skippedLeapDays) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  return Date.UTC(year, 2, sundayAfter(epact, sunday)) / DAY;
}

export function knuthOrthodoxEaster(year: number): number {
  const golden = (year % 19) + 1;
  const sunday = Math.floor((5 * year) / 4);
  const epact = ((11 * golden - 4) % 30) + 1;
  const march = sundayAfter(epact, sunday);
  const [month, date] = march > 31 ? [4, march - 31] : [3, march];
  const julianDay =
    367 * year -
    Math.floor((7 * (year + 5_001 + Math.trunc((month - 9) / 7))) / 4) +
    Math.floor((275 * month) / 9) +
    date +
    1_729_777;
  return julianDay - 2_440_588;
}

/** Day of March, beyond 31 in April. */
function sundayAfter(epact: number, sunday: number): number {
  const moon = 44 - epact < 21 ? 74 - epact : 44 - epact;
  return moon + 7 - ((sunday + moon) % 7);
}
