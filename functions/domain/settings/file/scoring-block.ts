import { z } from 'zod';
import { isNot, seen } from '../problem.ts';
import { block, list, text, whole } from './building-blocks.ts';
import { tell } from './telling.ts';

const MODEL = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:[a-z0-9]+([.:][a-z0-9]+)*)?$/u;
/** An inference profile begins with the part of the world that it stays in, a model with who made it. */
const PROFILE = /^(us|us-gov|eu|apac|jp|au|ca)\./u;

const maxDollarsPerMonth = whole(
  1,
  100_000,
  'The most US dollars that may be spent on it in a calendar month (UTC); then the built-in answer stands until the next.',
);

const dollars = (description: string) => {
  const mend = 'write US dollars for a million tokens, as on the price page of Bedrock, e.g. 0.035';
  return z
    .number({ error: (issue) => tell({ problem: isNot(issue.input, 'an amount'), mend }) })
    .positive({ error: (issue) => tell({ problem: `${seen(issue.input)} is out of bounds`, mend }) })
    .max(1_000, { error: (issue) => tell({ problem: `${seen(issue.input)} is out of bounds`, mend }) })
    .describe(description);
};

const region = text({
  what: 'a region of AWS',
  mend: 'write its code, e.g. eu-central-1',
  description: 'A region that the inference profile sends requests to.',
  examples: ['eu-central-1'],
  accepts: (given) => /^[a-z]{2}(-[a-z]+)+-\d$/u.test(given),
});

const comprehend = block(
  {
    from: z.literal('comprehend').describe('Amazon Comprehend: some 0.0003 USD a text, in twelve languages.'),
    maxDollarsPerMonth,
  },
  'write from: comprehend and maxDollarsPerMonth',
);

const bedrock = block(
  {
    from: z.literal('bedrock').describe('A model of Amazon Bedrock.'),
    model: text({
      what: 'the id of a model',
      mend: 'write the id of a model or of an inference profile of your part of the world, e.g. amazon.nova-micro-v1:0 or eu.amazon.nova-micro-v1:0',
      description: 'Id of the model, or of an inference profile.',
      examples: ['amazon.nova-micro-v1:0'],
      accepts: (given) => given.length <= 120 && MODEL.test(given) && !given.startsWith('global.'),
    }),
    regions: list(region, 'write a list of regions, e.g. [eu-central-1, eu-west-1]', 30)
      .default([])
      .describe('Of an inference profile only: every region that it sends requests to.'),
    dollarsPerMillionTokens: block(
      { in: dollars('What a million tokens of text cost.'), out: dollars('What a million tokens of answers cost.') },
      'write {in: 0.035, out: 0.14}',
    ).describe('What the model costs: by this the budget is held.'),
    maxDollarsPerMonth,
  },
  'write from: bedrock, model, dollarsPerMillionTokens and maxDollarsPerMonth',
).superRefine(({ model, regions }, context) => {
  const isProfile = PROFILE.test(model);
  if (isProfile === regions.length > 0) return;
  const problem = isProfile ? 'is empty' : `${seen(model)} is a model of one region`;
  const mend = isProfile
    ? 'an inference profile needs the regions that it sends requests to, e.g. [eu-central-1, eu-west-1]'
    : 'leave out regions';
  context.addIssue({ code: 'custom', path: ['regions'], message: tell({ problem, mend }) });
});

/** Who is asked for a second opinion, and for how much. */
const secondOpinion = z.discriminatedUnion('from', [comprehend, bedrock], {
  error: (issue) => {
    const mend = 'write from: comprehend or from: bedrock, and maxDollarsPerMonth';
    if (issue.code !== 'invalid_union') return tell({ problem: isNot(issue.input, 'a block of keys'), mend });
    const { from } = issue.input as { readonly from?: unknown };
    return tell({ problem: isNot(from, 'somebody who can be asked'), mend });
  },
});

/** How mentions are judged. */
export const scoringBlock = block(
  {
    secondOpinion: secondOpinion
      .optional()
      .describe('Another judge for texts that the built-in one is not sure of. Left out: nobody is asked.'),
  },
  'write e.g. {secondOpinion: {from: comprehend, maxDollarsPerMonth: 5}}',
);
