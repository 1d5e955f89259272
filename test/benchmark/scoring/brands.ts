/**
 * What a brand's own table would teach, on held-out sets taken as brands: the table of docs/scoring.md.
 * Run: npm run benchmark:brands -- ../shared/sentiment (a folder with dev/ and dev-only/)
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LabelledText, readSets } from '../../../bin/training/labelled-sets.ts';
import { seededNumbers } from '../../../bin/training/seeded-order.ts';
import { WEIGHTS_FILE } from '../../../functions/adapters/scoring/built-in-scorer.ts';
import { type BrandText, learnBrand } from '../../../functions/domain/scoring/brand/learn-brand.ts';
import { createScorer } from '../../../functions/domain/scoring/model/scorer.ts';
import { decodeWeights } from '../../../functions/domain/scoring/model/weights-file.ts';
import { percent } from './table.ts';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('say where the labelled sets are: npm run benchmark:brands -- ../shared/sentiment\n');
  process.exit(2);
}
const BRANDS = 'app_no shop_zh hotel_zh reviews_ar gplay_bank alexa swedish appstore gplay_sol'.split(' ');
const MOST_TEXTS = 1_500;
const SEED = 5;
const LABELS = ['negative', 'neutral', 'positive'] as const;

const bytes = readFileSync(process.env['WEIGHTS'] ?? WEIGHTS_FILE);
const scorer = createScorer(bytes);
const { social, review } = decodeWeights(bytes).header.channels;
const sureLead = { social: social.confidentMargin, review: review.confidentMargin };
const sets = new Map(
  [...readSets(join(folder, 'dev')), ...readSets(join(folder, 'dev-only'))].map(({ name, texts }) => [name, texts]),
);

/** Labels of these sets are stars; three of them say nothing. */
const asBrand = (texts: readonly LabelledText[]): BrandText[] =>
  texts.slice(0, MOST_TEXTS).map(({ text, language, label }) => ({
    text,
    channel: 'review',
    judged: scorer(text, language === '' ? undefined : language, 'review'),
    ...(label !== 1 && { right: { label: LABELS[label], byPerson: false } }),
  }));

function told(name: string, texts: readonly LabelledText[]): string {
  const { trial, wordsRefused, baseRates } = learnBrand(asBrand(texts), { brand: name, madeAt: 0, sureLead });
  const { rightBefore, rightAfter, recallBefore, recallAfter } = trial;
  const rate = baseRates.find(({ channel }) => channel === 'review');
  return [
    name.padEnd(26),
    String(trial.texts).padStart(6),
    `${percent(rightBefore)} ${percent(rightAfter)}`.padStart(12),
    `${percent(recallBefore[0])} ${percent(recallAfter[0])}`.padStart(12),
    `  words ${wordsRefused ?? 'used'}; base rate ${rate?.refused ?? 'used'}`,
  ].join(' ');
}

process.stdout.write(`${'taken as a brand'.padEnd(26)}  texts right, with  found, with\n`);
for (const name of BRANDS) process.stdout.write(`${told(name, sets.get(name) ?? [])}\n`);
const next = seededNumbers(SEED);
const random = (sets.get('gplay_bank') ?? []).map((text) => ({ ...text, label: next() < 0.5 ? 0 : 2 }) as const);
process.stdout.write(`${told('gplay_bank, invented stars', random)}\n`);
