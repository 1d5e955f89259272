import type { LabelledText } from '../labelled-sets.ts';
import { seededNumbers } from '../seeded-order.ts';
import type { Genre, Speech } from './genres/genre.ts';

/** How often the texts of a genre blame and praise; the rest is flat. */
export interface Mood {
  readonly bad: number;
  readonly good: number;
  /** Share of the flat texts that have both sides. */
  readonly mixed: number;
}

const ENGLISH: Speech = {
  language: 'en',
  joints: ['. ', '. ', '. ', ', ', ', ', '! ', ' and ', ' ', '... ', '\n'],
  turns: [' but ', ', but ', ' but ', '. But ', ' however ', ', unfortunately ', ' although '],
  ends: ['', '', '.', '.', '!', '!!', '...'],
};
/** Shares of texts that concede first, by what they say in the end. */
const CONCEDING = { bad: 0.12, good: 0.06 } as const;

/** Texts of one to four clauses of a genre, written as carefully or carelessly as people write. */
export function genreTexts(genre: Genre, { bad, good, mixed }: Mood, seed: number, length: number): LabelledText[] {
  const next = seededNumbers(seed);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(next() * from.length)] as Item;
  const banks = { bad: linesOf(genre.bad), flat: linesOf(genre.flat), good: linesOf(genre.good) };
  const slots = Object.fromEntries(Object.entries(genre.slots).map(([name, phrases]) => [name, linesOf(phrases)]));
  const conceding = { ...CONCEDING, flat: mixed };
  const { language, joints, turns, ends, spelt = asItIs } = genre.speech ?? ENGLISH;
  const clause = (mood: keyof typeof banks): string =>
    spelt(
      pick(banks[mood]).replaceAll(/\{(\w+)\}/gu, (_, name: string) => pick(slots[name] ?? [''])),
      next,
    );
  return Array.from({ length }, () => {
    const drawn = next();
    const mood = drawn < bad ? 'bad' : drawn < bad + good ? 'good' : 'flat';
    const clauses = Array.from({ length: 1 + Math.floor(next() ** 1.5 * 4) }, () => clause(mood));
    const turned = next() < conceding[mood] ? concession(mood, clause, next() < 0.5) + pick(turns) : '';
    const joint = pick(joints);
    const isTidy = next() < 0.5;
    const said = clauses.map((one, at) => (isTidy && (at > 0 || turned === '') ? capitalised(one) : one)).join(joint);
    const text = `${isTidy ? capitalised(turned) : turned}${said}${pick(ends)}`;
    return { label: mood === 'bad' ? 0 : mood === 'good' ? 2 : 1, language, text: asTyped(text, next) };
  });
}

/** What stands before "but". */
function concession(mood: 'bad' | 'good' | 'flat', clause: (mood: 'bad' | 'good') => string, coin: boolean): string {
  if (mood === 'flat') return clause(coin ? 'good' : 'bad');
  return clause(mood === 'bad' ? 'good' : 'bad');
}

/** Many people type without apostrophes or capitals, some with nothing else. */
function asTyped(text: string, next: () => number): string {
  const plain = next() < 0.25 ? text.replaceAll("'", '') : text;
  const drawn = next();
  return drawn < 0.3 ? plain.toLowerCase() : drawn < 0.33 ? plain.toUpperCase() : plain;
}

const asItIs = (clause: string): string => clause;

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean);

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
