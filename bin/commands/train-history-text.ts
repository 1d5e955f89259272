import type { WordWeight } from '../../functions/domain/scoring/brand/brand-table.ts';
import type { BaseRate } from '../../functions/domain/scoring/brand/learn-brand.ts';
import type { LearnedHistory } from '../../functions/use-cases/learn-from-history.ts';

const MOST_WORDS = 8;

/** What became of a brand's table. */
export type Fate = 'stored' | 'wouldBeStored' | 'takenAway' | 'wouldBeTakenAway' | 'none';

export interface TrainedBrand extends LearnedHistory {
  readonly fate: Fate;
}

/** What was learned of each brand, and what became of it, for people. */
export const historyText = (trained: readonly TrainedBrand[]): string =>
  `${trained.map((brand) => linesOf(brand).join('\n')).join('\n\n')}\n`;

function linesOf({ brand, mentions, starred, corrected, baseRates, ...learned }: TrainedBrand): readonly string[] {
  return [
    `${brand}: ${count(mentions, 'mention')} with text, ${starred} with stars that say something, ${corrected} corrected by people`,
    ...wordLines(learned),
    ...baseRates.map(baseRateLine),
    `  ${FATES[learned.fate]}`,
  ];
}

const FATES: Readonly<Record<TrainedBrand['fate'], string>> = {
  stored: 'Stored; used for new and edited mentions within 15 minutes.',
  wouldBeStored: 'Nothing was stored; leave out --dry-run to do it.',
  takenAway: 'Nothing of it is used, and the table of before is taken away.',
  wouldBeTakenAway: 'Nothing of it is used, and the table of before would be taken away; leave out --dry-run to do it.',
  none: 'Nothing of it is used; the built-in scorer goes on as it is.',
};

function wordLines({ trial, wordsRefused, table }: Pick<TrainedBrand, 'trial' | 'wordsRefused' | 'table'>) {
  const { texts, rightBefore, rightAfter, mended, broken, recallBefore, recallAfter } = trial;
  const isTried = recallBefore[0] > 0 || recallBefore[1] > 0;
  const figures = [
    `  words     on texts that training had not seen, ${texts} in all: ${percent(rightBefore)} right without, ${percent(rightAfter)} with`,
    `            ${mended} mended, ${broken} broken; complaints found: ${percent(recallBefore[0])} without, ${percent(recallAfter[0])} with`,
  ];
  if (wordsRefused !== undefined) return [...(isTried ? figures : []), `  words     not used: ${wordsRefused}`];
  const words = table?.words ?? [];
  return [
    ...figures,
    `            ${count(words.length, 'word')}, first of all ${words.slice(0, MOST_WORDS).map(wordText).join(', ')}`,
  ];
}

/** Log-odds of praise against complaint. */
function wordText([word, negative, positive]: WordWeight): string {
  const moved = positive - negative;
  return `"${plain(word)}" ${moved > 0 ? '+' : '-'}${Math.abs(moved).toFixed(1)}`;
}

function baseRateLine({ channel, shares, refused }: BaseRate): string {
  const name = channel === 'review' ? 'reviews' : 'posts';
  if (shares === undefined) return `  ${name.padEnd(9)} shares not used: ${refused}`;
  const [negative, neutral, positive] = shares.map((share) => Math.round(share * 100));
  return `  ${name.padEnd(9)} ${negative} % complain, ${neutral} % neither, ${positive} % praise`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** What customers wrote must not steer the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');
