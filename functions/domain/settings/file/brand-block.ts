import { MOMENTS } from '../../scoring/moment.ts';
import { block, byId, choice, id, list, text, whole } from './building-blocks.ts';
import { name } from './leaves.ts';

const term = text({
  what: 'a term',
  mend: 'write one to four words; * at the end of a word takes longer ones too, e.g. loyalty card*',
  description: 'Words that name the theme, in any language.',
  examples: ['loyalty card*'],
  accepts: (given) => /^[^\s~_+]{2,40}( [^\s~_+]{1,40}){0,3}$/u.test(given),
});

const theme = block(
  {
    terms: list(term, 'write a list of terms, e.g. ["loyalty card*", stamps]', 200).default([]),
    weight: whole(
      0,
      3,
      'How much graver a complaint about it is: 1 one level up to high, 2 two levels up to critical, 3 critical at once.',
    ).optional(),
    moment: choice(MOMENTS, 'Moment of truth that it belongs to.').optional(),
  },
  'write {terms: ["loyalty card*"], weight: 1, moment: use}',
);

const ownerAt = (moment: string) => id(`Who answers what is about the moment "${moment}".`, 'support').optional();

const moments = block(
  {
    discover: ownerAt('discover'),
    decide: ownerAt('decide'),
    receive: ownerAt('receive'),
    use: ownerAt('use'),
    support: ownerAt('support'),
    leave: ownerAt('leave'),
  },
  'write e.g. {receive: logistics, leave: care}',
);

const severity = block(
  {
    surePercent: whole(50, 99, 'Probability in percent from which a negative post is severe.').default(80),
    leaving: whole(0, 2, 'Levels by which a complaint of somebody who leaves is graver, up to high.').default(1),
    reach: whole(0, 2, 'Levels by which a complaint that many have seen is graver, up to critical.').default(1),
    reachFrom: whole(
      1,
      1_000_000_000,
      'Votes, likes, reposts, views or followers, where a source tells them, that are many.',
    ).default(1_000),
  },
  'write e.g. {surePercent: 80, leaving: 1, reach: 1, reachFrom: 1000}',
);

/** One brand: its name, and what is particular about how its customers speak. */
export const brandBlock = block(
  {
    name: name('Name as alerts and reports show it.', 'Sundial Coffee'),
    themes: byId(theme, 'write e.g. loyalty: {terms: ["loyalty card*"]}')
      .optional()
      .describe('More words for themes, and themes of your own, by id.'),
    moments: moments.optional().describe("Who answers at which moment of truth, instead of the policy's owner."),
    severity: severity.optional().describe('What makes a mention graver.'),
    calendar: id(
      'Calendar by whose zone and openings the digest and the weekly report come. Left out: every day, and on Mondays, at seven.',
      'office',
    ).optional(),
  },
  'write name, e.g. {name: Sundial Coffee}',
);
