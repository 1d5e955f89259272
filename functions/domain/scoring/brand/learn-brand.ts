import { fnv1a } from '../../shared/hash.ts';
import type { Instant } from '../../shared/time.ts';
import { ASSUMED_SHARES, estimatedShares, type Shares, underShares } from '../base-rate.ts';
import type { TextJudgement } from '../model/scorer.ts';
import { CHANNELS, type Channel } from '../model/weights-file.ts';
import { adjusted, type BrandTable, labelOf, weightsOf } from './brand-table.ts';
import { brandWords } from './brand-words.ts';
import { type Lesson, learnWords } from './learn-words.ts';
import { LEAST_OF_A_SIDE, lossOfSide, type Trial, tooFew, whyNot } from './verdict.ts';

/** A text of the brand as the built-in scorer judges it, and what is known to be right, where something is. */
export interface BrandText {
  readonly text: string;
  readonly channel: Channel;
  readonly judged: TextJudgement;
  /** As a person has corrected it, or as clear stars say (not three). */
  readonly right?: { readonly label: Lesson['label']; readonly byPerson: boolean };
}

/** What was learned, and whether it may be used. */
export interface LearnedBrand {
  /** Absent where nothing may be used. */
  readonly table?: BrandTable;
  readonly trial: Trial;
  /** Why the words may not be used. */
  readonly wordsRefused?: string;
  readonly baseRates: readonly BaseRate[];
}

export interface BaseRate {
  readonly channel: Channel;
  readonly texts: number;
  readonly shares?: Shares;
  readonly refused?: string;
}

interface Made {
  readonly brand: string;
  readonly madeAt: Instant;
  readonly sureLead: BrandTable['sureLead'];
  /** Told after each of so many parts. */
  readonly onProgress?: (done: number, total: number) => void;
}

const FOLDS = 5;
const LEAST_FOR_SHARES = 100;

/**
 * Learns a brand's base rates and words. The words are tried on texts that their training has not seen, in five parts in
 * turn; a text and its repetitions are in the same part. What does not help beyond chance is not used.
 */
export function learnBrand(texts: readonly BrandText[], { brand, madeAt, sureLead, onProgress }: Made): LearnedBrand {
  const baseRates = CHANNELS.map((channel) =>
    baseRateOf(
      channel,
      texts.filter((text) => text.channel === channel),
    ),
  );
  const shares = Object.fromEntries(
    baseRates.flatMap(({ channel, shares }) => (shares === undefined ? [] : [[channel, shares]])),
  ) as BrandTable['shares'];
  const taught = texts.flatMap((text) => lessonOf(text, shares));
  const few = tooFew(countsOf(taught));
  const frame = { brand, madeAt, sureLead, shares };
  const trial = few === undefined ? tryOut(taught, frame, onProgress) : NOT_TRIED(countsOf(taught));
  const refused = few ?? whyNot(trial);
  const words = refused === undefined ? learnWords(taught.map(({ lesson }) => lesson)) : [];
  const isUsed = words.length > 0 || Object.keys(shares).length > 0;
  return {
    ...(isUsed && { table: { ...frame, words } }),
    trial,
    ...(refused !== undefined && { wordsRefused: refused }),
    baseRates,
  };
}

interface Taught {
  readonly of: BrandText;
  readonly lesson: Lesson;
}

function lessonOf(of: BrandText, shares: BrandTable['shares']): readonly Taught[] {
  const { text, channel, judged, right } = of;
  if (right === undefined || judged.language === '') return [];
  const words = brandWords(text, judged.language);
  if (words.length === 0) return [];
  const given = shares[channel];
  const own: Shares = [judged.negative, judged.neutral, judged.positive];
  const [n, o, p] = given === undefined ? own : underShares(own, ASSUMED_SHARES[channel], given);
  const key = fnv1a(words.join(' '));
  return [{ of, lesson: { key, words, odds: [Math.log(n / o), Math.log(p / o)], ...right } }];
}

function countsOf(taught: readonly Taught[]): Pick<Trial, 'texts' | 'negatives' | 'positives'> {
  const having = (label: Lesson['label']): number => taught.filter(({ lesson }) => lesson.label === label).length;
  return { texts: taught.length, negatives: having('negative'), positives: having('positive') };
}

const NOT_TRIED = (counts: Pick<Trial, 'texts' | 'negatives' | 'positives'>): Trial => ({
  ...counts,
  rightBefore: 0,
  rightAfter: 0,
  mended: 0,
  broken: 0,
  recallBefore: [0, 0],
  recallAfter: [0, 0],
});

type Frame = Omit<BrandTable, 'words'>;

function tryOut(taught: readonly Taught[], frame: Frame, onProgress: Made['onProgress']): Trial {
  const read: { readonly label: Lesson['label']; readonly before: boolean; readonly after: boolean }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeld = ({ lesson }: Taught): boolean => lesson.key % FOLDS === fold;
    const words = learnWords(taught.filter((one) => !isHeld(one)).map(({ lesson }) => lesson));
    const weights = weightsOf({ words });
    for (const { of, lesson } of taught.filter(isHeld)) {
      const after = labelOf(adjusted(of.judged, of.text, of.channel, frame, weights));
      read.push({ label: lesson.label, before: labelOf(of.judged) === lesson.label, after: after === lesson.label });
    }
    onProgress?.(fold + 1, FOLDS);
  }
  const share = (label: Lesson['label'], when: 'before' | 'after'): number => {
    const those = read.filter((one) => one.label === label);
    return those.filter((one) => one[when]).length / Math.max(1, those.length);
  };
  return {
    ...countsOf(taught),
    rightBefore: read.filter(({ before }) => before).length / read.length,
    rightAfter: read.filter(({ after }) => after).length / read.length,
    mended: read.filter(({ before, after }) => after && !before).length,
    broken: read.filter(({ before, after }) => before && !after).length,
    recallBefore: [share('negative', 'before'), share('positive', 'before')],
    recallAfter: [share('negative', 'after'), share('positive', 'after')],
  };
}

/**
 * The shares that the texts tell without labels. Where stars or people have spoken often enough they are the judge: negative
 * against positive must not become less true, and no complaints may be lost. Elsewhere only shares are taken that make
 * complaints likelier.
 */
function baseRateOf(channel: Channel, texts: readonly BrandText[]): BaseRate {
  const telling = texts.filter(({ judged }) => judged.language !== '');
  const base = { channel, texts: telling.length };
  if (telling.length < LEAST_FOR_SHARES) {
    return { ...base, refused: `${telling.length} texts, ${LEAST_FOR_SHARES} are needed` };
  }
  const assumed = ASSUMED_SHARES[channel];
  const estimated = estimatedShares(telling.map(own), assumed);
  const shares: Shares = [rounded(estimated[0]), rounded(estimated[1]), rounded(estimated[2])];
  const refused = whyNotShares(telling, assumed, shares);
  return refused === undefined ? { ...base, shares } : { ...base, refused };
}

const own = ({ judged }: BrandText): Shares => [judged.negative, judged.neutral, judged.positive];

function whyNotShares(texts: readonly BrandText[], assumed: Shares, shares: Shares): string | undefined {
  const taught = texts.filter(({ right }) => right !== undefined && right.label !== 'neutral');
  const complaints = taught.filter(({ right }) => right?.label === 'negative');
  if (taught.length < LEAST_FOR_SHARES || complaints.length < LEAST_OF_A_SIDE) {
    return shares[0] > assumed[0]
      ? undefined
      : 'it would make complaints less likely, and too few stars say whether that is true';
  }
  const rated = (text: BrandText): Shares => underShares(own(text), assumed, shares);
  const [before, after] = [meanLoss(taught, own), meanLoss(taught, rated)];
  if (after > before)
    return `by the stars it would be less true (log loss ${after.toFixed(3)} instead of ${before.toFixed(3)})`;
  const found = (of: (text: BrandText) => Shares): number =>
    complaints.filter((text) => of(text)[0] === Math.max(...of(text))).length / complaints.length;
  return lossOfSide('negative', found(own), found(rated));
}

const rounded = (share: number): number => Math.round(share * 1_000) / 1_000;

/** Of negative against positive, given that it is one of them. */
function meanLoss(texts: readonly BrandText[], of: (text: BrandText) => Shares): number {
  const losses = texts.map((text) => {
    const [negative, , positive] = of(text);
    const part = text.right?.label === 'negative' ? negative : positive;
    return -Math.log(Math.max(1e-9, part / (negative + positive)));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
