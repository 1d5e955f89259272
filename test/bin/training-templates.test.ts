import { expect, it } from 'vitest';
import { NOT_BAD, TURNED_BAD, TURNED_GOOD } from '../../bin/training/own/turn-templates.ts';
import { DISAPPOINTED, FORMERLY, NEGATED } from '../benchmark/scoring/behaviour-texts.ts';

const shape = (template: string): string =>
  template
    .toLowerCase()
    .replaceAll(/\{\w+\}/gu, '_')
    .replaceAll(/[^a-z_]+/gu, ' ')
    .trim();

it('no sentence that behaviour is measured with is one that training was given', () => {
  const taught = new Set([TURNED_BAD, TURNED_GOOD, NOT_BAD].flatMap((bank) => bank.split('\n').map(shape)));
  const measured = [...NEGATED, ...DISAPPOINTED, ...FORMERLY].map(shape);

  expect(taught.size).toBeGreaterThan(80);
  expect(measured.filter((one) => taught.has(one))).toEqual([]);
});
