import type { TextJudgement } from '../../functions/domain/scoring/model/scorer.ts';

const BAD =
  /(?<!\p{L})(?:awful|bad|broken|crash\w*|fraud|hate\w*|horrible|lost|rude|terrible|useless|worst|wrong)(?!\p{L})|[😠😡🤬👎💩😞😢]/giu;
const GOOD =
  /(?<!\p{L})(?:amazing|best|excellent|fine|good|great|happy|helpful|kind|lovely|love|nice|perfect|thanks?|wonderful)(?!\p{L})|[😊😀😍👍❤]/giu;
const READ_CHARACTERS = 4_000;
const CONFIDENT_FROM = 2;

/** Judges English by a few words, so that tests of other stages need no weights and do not follow them. */
export function wordListScorer(text: string, language: string | undefined): TextJudgement {
  const isEnglish = language === undefined || /^en\b/iu.test(language);
  const read = isEnglish ? text.slice(0, READ_CHARACTERS).toLowerCase() : '';
  const bad: string[] = read.match(BAD) ?? [];
  const good: string[] = read.match(GOOD) ?? [];
  const [negative, positive] = [4 * bad.length, 4 * good.length];
  const sum = negative + positive + 1;
  const words = negative > positive ? bad : negative < positive ? good : [];
  return {
    negative: negative / sum,
    neutral: 1 / sum,
    positive: positive / sum,
    confident: Math.abs(bad.length - good.length) >= CONFIDENT_FROM,
    words: [...new Set(words)].slice(0, 5),
    language: language ?? 'en',
  };
}
