import { describe, expect, it } from 'vitest';
import { findProblems, readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { VALID } from './settings-text.ts';

const withOpinion = (fields: string): string => `${VALID}scoring:\n  secondOpinion: {${fields}}\n`;
const opinionOf = (fields: string) => readSettings(withOpinion(fields), 'f').secondOpinion;
const problemsOf = (fields: string): readonly string[] =>
  findProblems(withOpinion(fields), 'f').map(({ message }) => message.replace(/^f:\d+ scoring\.secondOpinion\.?/u, ''));

const NOVA = 'from: bedrock, model: amazon.nova-micro-v1:0, dollarsPerMillionTokens: {in: 0.035, out: 0.14}';

describe('scoring.secondOpinion', () => {
  it('is nobody unless it is written', () => {
    expect(readSettings(VALID, 'f')).not.toHaveProperty('secondOpinion');
  });

  it('is Comprehend with a limit in dollars', () => {
    expect(opinionOf('from: comprehend, maxDollarsPerMonth: 5')).toEqual({ from: 'comprehend', maxDollarsPerMonth: 5 });
  });

  it('is a model of Bedrock with its price', () => {
    expect(opinionOf(`${NOVA}, maxDollarsPerMonth: 5`)).toEqual({
      from: 'bedrock',
      model: 'amazon.nova-micro-v1:0',
      regions: [],
      dollarsPerMillionTokens: { in: 0.035, out: 0.14 },
      maxDollarsPerMonth: 5,
    });
  });

  it('is an inference profile with its regions', () => {
    const profile = NOVA.replace('amazon.', 'eu.amazon.');

    expect(opinionOf(`${profile}, regions: [eu-central-1, eu-west-1], maxDollarsPerMonth: 5`)).toMatchObject({
      model: 'eu.amazon.nova-micro-v1:0',
      regions: ['eu-central-1', 'eu-west-1'],
    });
  });

  it.each([
    ['from: comprehend', 'maxDollarsPerMonth: is missing; write a whole number from 1 to 100000'],
    ['from: comprehend, maxDollarsPerMonth: 0', 'maxDollarsPerMonth: 0 is out of bounds'],
    ['from: comprehend, maxDollarsPerMonth: 2.5', 'maxDollarsPerMonth: 2.5 is not a whole number'],
    ['from: comprehend, model: x.y, maxDollarsPerMonth: 5', 'model: is not a known key'],
    ['from: watson, maxDollarsPerMonth: 5', '"watson" is not somebody who can be asked; write from: comprehend or'],
    ['maxDollarsPerMonth: 5', 'from: is missing'],
    [
      'from: bedrock, model: Nova Micro, dollarsPerMillionTokens: {in: 1, out: 1}, maxDollarsPerMonth: 5',
      'model: "Nova Micro" is not the id of a model; write the id',
    ],
    [
      'from: bedrock, model: global.amazon.nova-2-lite-v1:0, dollarsPerMillionTokens: {in: 1, out: 1}, maxDollarsPerMonth: 5',
      'an inference profile of your part of the world',
    ],
    ['from: bedrock, model: amazon.nova-micro-v1:0, maxDollarsPerMonth: 5', 'dollarsPerMillionTokens: is missing'],
    [
      'from: bedrock, model: amazon.nova-micro-v1:0, dollarsPerMillionTokens: {in: 0, out: 1}, maxDollarsPerMonth: 5',
      'dollarsPerMillionTokens.in: 0 is out of bounds; write US dollars for a million tokens',
    ],
    [
      `${NOVA.replace('amazon.', 'eu.amazon.')}, maxDollarsPerMonth: 5`,
      'regions: is empty; an inference profile needs the regions',
    ],
    [
      `${NOVA}, regions: [eu-west-1], maxDollarsPerMonth: 5`,
      'regions: "amazon.nova-micro-v1:0" is a model of one region',
    ],
    [`${NOVA}, regions: [Frankfurt], maxDollarsPerMonth: 5`, 'regions[0]: "Frankfurt" is not a region of AWS'],
  ])('refuses {%s} in one line', (fields, line) => {
    expect(problemsOf(fields).join('; ')).toContain(line);
  });
});
