import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

export interface LabelledText {
  /** 0 negative, 1 neutral, 2 positive. */
  readonly label: 0 | 1 | 2;
  readonly language: string;
  readonly text: string;
}

export interface LabelledSet {
  readonly name: string;
  readonly texts: readonly LabelledText[];
}

/** The `.tsv` files of a folder, by name: label, language, stars, text. */
export function readSets(folder: string): LabelledSet[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  } catch (cause) {
    throw new Refusal(folder, 'cannot be read', 'name the folder that holds train/, dev/ and dev-only/', { cause });
  }
  return names.sort().map((name) => readSet(join(folder, name)));
}

function readSet(file: string): LabelledSet {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const texts = lines.map((line, index) => labelled(line, `${file}:${index + 1}`));
  return { name: basename(file, '.tsv'), texts: texts.filter(({ text }) => text !== '') };
}

function labelled(line: string, place: string): LabelledText {
  const [label, language = '', , text = ''] = line.split('\t');
  if (label !== '0' && label !== '1' && label !== '2') {
    throw new Refusal(place, `label is ${shown(label)}`, 'write 0, 1 or 2');
  }
  return { label: Number(label) as 0 | 1 | 2, language, text };
}

/** What makes two texts the same for the leakage guard: letters and digits only, no links, no handles. */
const sameness = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/https?:\/\/\S+|@\w+/gu, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Drops every text that a held-out set has too. */
export function withoutLeaks(sets: readonly LabelledSet[], heldOut: readonly LabelledSet[]): LabelledSet[] {
  const seen = new Set(heldOut.flatMap(({ texts }) => texts.map(({ text }) => sameness(text))));
  return sets.map(({ name, texts }) => ({ name, texts: texts.filter(({ text }) => !seen.has(sameness(text))) }));
}

/** Of the Hindi texts of XLM-T, in their order, those whose labels are no better than chance (docs/scoring.md). */
const STRAY_HINDI = 980;

/** Drops texts whose labels are known not to be theirs. */
export function withoutStrayLabels({ name, texts }: LabelledSet): LabelledSet {
  if (name !== 'xlmt') return { name, texts };
  let hindi = 0;
  return {
    name,
    texts: texts.filter(({ language }) => {
      if (language !== 'hi') return true;
      hindi += 1;
      return hindi > STRAY_HINDI;
    }),
  };
}
