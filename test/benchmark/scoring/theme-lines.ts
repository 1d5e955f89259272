import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MOMENTS } from '../../../functions/domain/scoring/moment.ts';
import { findSubjects } from '../../../functions/domain/scoring/themes/find-themes.ts';
import { BUILT_IN_THEMES, taxonomyOf } from '../../../functions/domain/scoring/themes/taxonomy.ts';
import { judgedText } from './ours.ts';
import { type Line, percent } from './table.ts';

/** An invented text with what a person says it is about. */
export interface Labelled {
  readonly themes: readonly string[];
  readonly moment: string;
  readonly language: string;
  readonly text: string;
}

/** `open` was looked at while terms were written, `kept-apart` was not. */
export function labelledTexts(file: 'open' | 'kept-apart'): Labelled[] {
  const lines = readFileSync(join(import.meta.dirname, 'themes', `${file}.txt`), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => {
    const [themes = '', moment = '', language = '', text = ''] = line.split('|');
    return { themes: themes === '-' ? [] : themes.split(','), moment, language, text };
  });
}

const taxonomy = taxonomyOf({});

export const subjectsOf = ({ text, language }: Labelled) =>
  findSubjects(text, language, taxonomy, judgedText({ text, language }).label !== 'neutral');

interface Counted {
  readonly name: string;
  readonly wanted: number;
  readonly found: number;
  readonly right: number;
}

function counted(
  name: string,
  texts: readonly Labelled[],
  is: (one: Labelled) => boolean,
  says: (at: number) => boolean,
) {
  const pairs = texts.map((one, at) => [is(one), says(at)] as const);
  return {
    name,
    wanted: pairs.filter(([wanted]) => wanted).length,
    found: pairs.filter(([, found]) => found).length,
    right: pairs.filter(([wanted, found]) => wanted && found).length,
  };
}

const sum = (counts: readonly Counted[], of: (one: Counted) => number): number =>
  counts.reduce((total, one) => total + of(one), 0);

function lineOf({ name, wanted, found, right }: Counted): Line {
  return {
    name,
    ours: percent(right / Math.max(1, found)),
    peers: [percent(right / Math.max(1, wanted)), String(wanted)],
  };
}

/** Precision, recall and number for each theme and moment, and over all of them. */
export function themeLines(file: 'open' | 'kept-apart'): Line[] {
  const texts = labelledTexts(file);
  const found = texts.map(subjectsOf);
  const themes = Object.keys(BUILT_IN_THEMES).map((theme) =>
    counted(
      theme,
      texts,
      (one) => one.themes.includes(theme),
      (at) => found[at]?.themes.some(({ id }) => id === theme) === true,
    ),
  );
  const moments = MOMENTS.map((moment) =>
    counted(
      `moment ${moment}`,
      texts,
      (one) => one.moment === moment,
      (at) => found[at]?.moment === moment,
    ),
  );
  const whole = (name: string, counts: readonly Counted[]): Counted => ({
    name,
    wanted: sum(counts, (one) => one.wanted),
    found: sum(counts, (one) => one.found),
    right: sum(counts, (one) => one.right),
  });
  return [whole('all themes', themes), whole('all moments', moments), ...themes, ...moments].map(lineOf);
}
