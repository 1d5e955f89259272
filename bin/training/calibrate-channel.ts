import type { Calibration, Channel } from '../../functions/domain/scoring/model/weights-file.ts';
import type { Features } from '../../functions/domain/scoring/text/features.ts';
import { fitCalibration, type Held, probabilities } from './calibrate.ts';
import { classShares, isTwoClass } from './channel-model.ts';
import { examplesOf } from './examples.ts';
import type { LabelledSet } from './labelled-sets.ts';
import { logitsOf, type QuantisedWeights } from './logits.ts';
import { CALIBRATION, type CalibrationPlan, SOCIAL_SETS } from './plan.ts';

export interface Calibrated {
  readonly calibration: Calibration;
  readonly languages: Readonly<Record<string, Calibration>>;
  readonly confidentMargin: number;
}

interface HeldText {
  readonly language: string;
  readonly label: number;
  readonly weight: number;
  readonly twoClass: boolean;
  readonly logits: readonly [number, number];
}

const UNCALIBRATED: Calibration = { scale: 1, shift: [0, 0] };

/** Fits what the channel's probabilities mean on held-out sets, over all and then by language. */
export function calibrateChannel(
  channel: Channel,
  heldOut: readonly LabelledSet[],
  features: Features,
  weights: QuantisedWeights,
): Calibrated {
  const plan = CALIBRATION[channel];
  const { strength, fewest, rightWhenConfident } = plan;
  const sets = heldOut.filter(({ name }) => SOCIAL_SETS.has(name) === (channel === 'social') && !IGNORED.has(name));
  const texts = sets.flatMap((set) => heldTexts(set, features, weights, plan));
  const calibration = rounded(fitCalibration(held(texts), UNCALIBRATED, 1));
  const languages = new Map<string, Calibration>();
  for (const language of [...new Set(texts.map((text) => text.language))].sort()) {
    const own = texts.filter((text) => text.language === language);
    if (own.length < fewest || UNTOLD.has(language)) continue;
    languages.set(language, rounded(fitCalibration(held(own), calibration, strength)));
  }
  return {
    calibration,
    languages: Object.fromEntries(languages),
    confidentMargin: marginFor(rightWhenConfident, texts, (language) => languages.get(language) ?? calibration),
  };
}

/** VADER's snippets of editorials are no posts. */
const IGNORED = new Set(['vader_nyt']);
/** The labels of the Hindi dev texts do not belong to their texts: no better than chance, whatever reads them. */
const UNTOLD = new Set(['hi']);

function heldTexts(
  set: LabelledSet,
  features: Features,
  weights: QuantisedWeights,
  { prior, mostPerSet, sets }: CalibrationPlan,
): HeldText[] {
  const texts = set.texts.filter(({ language }) => !UNTOLD.has(language));
  const logits = logitsOf(
    examplesOf(texts, features, ({ language }) => language),
    weights,
  );
  const shares = classShares(set);
  const twoClass = isTwoClass(shares);
  const setWeight = (sets[set.name] ?? 1) * Math.min(1, mostPerSet / texts.length);
  const wanted = twoClass ? [0.5, 0, 0.5] : prior;
  return texts.map(({ language, label }, at) => ({
    language,
    label,
    twoClass,
    weight: setWeight * ((wanted[label] ?? 0) / shares[label]),
    logits: [logits[at * 2] as number, logits[at * 2 + 1] as number],
  }));
}

const held = (texts: readonly HeldText[]): Held => ({
  logits: Float64Array.from(texts.flatMap((text) => text.logits)),
  labels: Uint8Array.from(texts, (text) => text.label),
  weights: Float64Array.from(texts, (text) => text.weight),
  twoClass: Uint8Array.from(texts, (text) => (text.twoClass ? 1 : 0)),
});

/** The smallest lead at which the labels are right as often as asked, over the held-out texts. */
function marginFor(
  right: number,
  texts: readonly HeldText[],
  calibrationOf: (language: string) => Calibration,
): number {
  const judged = texts
    .map(({ language, label, weight, logits }) => {
      const read = probabilities(logits[0], logits[1], calibrationOf(language));
      const [most, second] = [...read].sort((a, b) => b - a) as [number, number, number];
      return { margin: most - second, hit: read[label] === most ? weight : 0, weight };
    })
    .sort((a, b) => b.margin - a.margin);
  let [hits, all, margin] = [0, 0, 1];
  for (const text of judged) {
    hits += text.hit;
    all += text.weight;
    if (hits / all >= right) margin = text.margin;
  }
  return Number(margin.toFixed(2));
}

const rounded = ({ scale, shift }: Calibration): Calibration => ({
  scale: Number(scale.toFixed(4)),
  shift: [Number(shift[0].toFixed(4)), Number(shift[1].toFixed(4))],
});
