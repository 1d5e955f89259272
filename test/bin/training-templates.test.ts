import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSets } from '../../bin/training/labelled-sets.ts';
import { genreTexts } from '../../bin/training/own/genre-texts.ts';
import { APPS } from '../../bin/training/own/genres/apps.ts';
import { FILMS } from '../../bin/training/own/genres/films.ts';
import type { Genre } from '../../bin/training/own/genres/genre.ts';
import { PLACES } from '../../bin/training/own/genres/places.ts';
import { PRODUCTS } from '../../bin/training/own/genres/products.ts';
import { SERVICE } from '../../bin/training/own/genres/service.ts';
import { ARABIC } from '../../bin/training/own/tongues/arabic.ts';
import { CHINESE } from '../../bin/training/own/tongues/chinese.ts';
import { HINDI_IN_DEVANAGARI } from '../../bin/training/own/tongues/hindi.ts';
import { HINDI_IN_LATIN } from '../../bin/training/own/tongues/hindi-latin.ts';
import { INDONESIAN } from '../../bin/training/own/tongues/indonesian.ts';
import { JAPANESE } from '../../bin/training/own/tongues/japanese.ts';
import { NORWEGIAN } from '../../bin/training/own/tongues/norwegian.ts';
import { NOT_BAD, TURNED_BAD, TURNED_GOOD } from '../../bin/training/own/turn-templates.ts';
import { DISAPPOINTED, FORMERLY, NEGATED } from '../benchmark/scoring/behaviour-texts.ts';

const HINDI = { HINDI_IN_DEVANAGARI, HINDI_IN_LATIN };
const GENRES = { APPS, FILMS, PLACES, PRODUCTS, SERVICE, ARABIC, CHINESE, INDONESIAN, JAPANESE, NORWEGIAN, ...HINDI };

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean);
const clausesOf = ({ bad, flat, good }: Genre): string[] => [bad, flat, good].flatMap(linesOf);

const shape = (template: string): string =>
  template
    .toLowerCase()
    .replaceAll(/\{\w+\}/gu, '_')
    .replaceAll(/[^a-z_]+/gu, ' ')
    .trim();

it('no sentence that behaviour is measured with is one that training was given', () => {
  const taught = new Set(
    [...[TURNED_BAD, TURNED_GOOD, NOT_BAD].flatMap(linesOf), ...Object.values(GENRES).flatMap(clausesOf)].map(shape),
  );
  const measured = [...NEGATED, ...DISAPPOINTED, ...FORMERLY].map(shape);

  expect(taught.size).toBeGreaterThan(1_000);
  expect(measured.filter((one) => taught.has(one))).toEqual([]);
});

const letters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();

it('no Hindi post that is measured with is a clause or an invented text of training', () => {
  const posts = readSets(join(import.meta.dirname, '../benchmark/scoring/hindi')).flatMap(({ texts }) => texts);
  const taught = Object.values(HINDI).flatMap((genre) =>
    genreTexts(genre, { bad: 0.4, good: 0.3, mixed: 0 }, 3, 20_000),
  );
  const seen = new Set([...taught.map(({ text }) => text), ...Object.values(HINDI).flatMap(clausesOf)].map(letters));

  expect(posts.length).toBe(180);
  expect(posts.filter(({ text }) => seen.has(letters(text)))).toEqual([]);
});

describe.each(Object.entries(GENRES))('the invented texts of %s', (_, genre) => {
  it('have a phrase for each slot and a clause for each slot', () => {
    const asked = new Set(
      clausesOf(genre).flatMap((clause) => [...clause.matchAll(/\{(\w+)\}/gu)].map(([, slot]) => slot)),
    );

    expect([...asked].sort()).toEqual(Object.keys(genre.slots).sort());
    for (const phrases of Object.values(genre.slots)) expect(linesOf(phrases).length).toBeGreaterThan(2);
  });

  it('are in the moods asked for, filled in, and the same for the same seed', () => {
    const texts = genreTexts(genre, { bad: 0.5, good: 0.3, mixed: 0.2 }, 3, 1_000);
    const share = (label: number) => texts.filter((text) => text.label === label).length / texts.length;

    expect([share(0), share(1), share(2)].map((one) => Math.round(one * 10))).toEqual([5, 2, 3]);
    expect(texts.filter(({ text }) => /[{}]|undefined/u.test(text))).toEqual([]);
    expect(genreTexts(genre, { bad: 0.5, good: 0.3, mixed: 0.2 }, 3, 1_000)).toEqual(texts);
  });
});
