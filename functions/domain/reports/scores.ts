import type { Portion } from './portion.ts';
import { portionOf } from './portion.ts';

/** Survey answers of one brand and one day: brought in by people, for nobody can see them in public. */
export interface DayScores {
  readonly brand: string;
  /** `yyyymmdd`, as the survey dates it. */
  readonly day: string;
  /** How likely to recommend, 0 to 10: how many said 9 or 10, 7 or 8, 0 to 6. */
  readonly nps?: { readonly promoters: number; readonly passives: number; readonly detractors: number };
  /** How content, 1 to 5: how many said 4 or 5, of all. */
  readonly csat?: { readonly satisfied: number; readonly answers: number };
}

/** NPS and CSAT of a range. Never mixed with what is seen in public. */
export interface ScoreFigures {
  /** Days with answers. */
  readonly days: number;
  readonly nps?: {
    readonly answers: number;
    /** Share of promoters minus share of detractors, -100 to 100. */
    readonly score: number;
    /** 95 %: the score may well be anywhere between. */
    readonly range: readonly [low: number, high: number];
  };
  readonly csat?: Portion;
}

/** 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Adds up the answers of days. The interval of the NPS is that of a difference of two shares of one sample:
 * its variance is (p + d - (p - d)^2) / n (multinomial).
 */
export function scoreFigures(days: readonly DayScores[]): ScoreFigures {
  const nps = { promoters: 0, passives: 0, detractors: 0 };
  const csat = { satisfied: 0, answers: 0 };
  for (const day of days) {
    nps.promoters += day.nps?.promoters ?? 0;
    nps.passives += day.nps?.passives ?? 0;
    nps.detractors += day.nps?.detractors ?? 0;
    csat.satisfied += day.csat?.satisfied ?? 0;
    csat.answers += day.csat?.answers ?? 0;
  }
  const answers = nps.promoters + nps.passives + nps.detractors;
  return {
    days: days.length,
    ...(answers > 0 && { nps: npsOf(nps.promoters / answers, nps.detractors / answers, answers) }),
    ...(csat.answers > 0 && { csat: portionOf(csat.satisfied, csat.answers) }),
  };
}

function npsOf(promoters: number, detractors: number, answers: number): NonNullable<ScoreFigures['nps']> {
  const balance = promoters - detractors;
  const reach = Z * Math.sqrt((promoters + detractors - balance ** 2) / answers);
  const hundredths = (share: number): number => Math.round(1_000 * Math.max(-1, Math.min(1, share))) / 10;
  return { answers, score: hundredths(balance), range: [hundredths(balance - reach), hundredths(balance + reach)] };
}
