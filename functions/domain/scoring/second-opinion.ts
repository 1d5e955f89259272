import type { Scorer, TextJudgement } from './model/scorer.ts';

/** What another judge thinks of a text: probabilities that add up to 1. */
export interface Opinion {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Opinions by the very text that they are about. */
export interface Opinions {
  readonly by: string;
  readonly of: ReadonlyMap<string, Opinion>;
}

/**
 * How far ahead the first label of an opinion has to be to count as sure. No vendor says what its figures are worth, so
 * this is more than the built-in scorer needs.
 */
const SURE_LEAD = 0.5;

/** A text without a word has no tone that somebody could be asked about; links, handles and numbers are no words. */
export const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text.replaceAll(/https?:\/\/\S+|[@#]\S+/giu, ' '));

/** The same scorer, but what it is not sure of is as these opinions say, where there is one. */
export function withOpinions(scorer: Scorer, { by, of }: Opinions): Scorer {
  return (text, language, channel, wanted) => {
    const own = scorer(text, language, channel, wanted);
    const opinion = own.confident ? undefined : of.get(text);
    return opinion === undefined ? own : decidedBy(opinion, by, own);
  };
}

function decidedBy(opinion: Opinion, by: string, own: TextJudgement): TextJudgement {
  const { negative, neutral, positive } = own;
  const instead = [percent(negative), percent(neutral), percent(positive)] as const;
  const [first = 0, second = 0] = sides(opinion).toSorted((a, b) => b - a);
  const isAgreed = sides(opinion).indexOf(first) === sides(own).indexOf(Math.max(...sides(own)));
  return {
    ...own,
    ...opinion,
    confident: first - second >= SURE_LEAD,
    // The words spoke for what the built-in scorer had thought.
    words: isAgreed ? own.words : [],
    secondOpinion: { by, instead },
  };
}

const sides = ({ negative, neutral, positive }: Opinion): readonly number[] => [negative, neutral, positive];
const percent = (share: number): number => Math.round(share * 100);

/** An opinion of three parts that nearly add up to `whole`; undefined of anything else. Kept to a thousandth. */
export function opinionOf(negative: number, neutral: number, positive: number, whole: number): Opinion | undefined {
  const parts = [negative, neutral, positive];
  const sum = negative + neutral + positive;
  if (parts.some((part) => !Number.isFinite(part) || part < 0)) return undefined;
  if (Math.abs(sum - whole) > whole * MOST_OFF) return undefined;
  const [n = 0, p = 0] = [round(negative / sum), round(positive / sum)];
  return { negative: n, neutral: round(1 - n - p), positive: p };
}

/** Rounding of a judge's own figures. */
const MOST_OFF = 0.05;
const round = (share: number): number => Math.max(0, Math.round(share * 1_000) / 1_000);
