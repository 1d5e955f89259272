import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITY_LEVELS } from '../../../functions/domain/scoring/score.ts';
import { firstMatches } from '../../../functions/domain/settings/policy-cells.ts';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { type MatchSubject, matchPolicy } from '../../../functions/domain/sla/match-policy.ts';
import type { PolicyMatch } from '../../../functions/domain/sla/policy.ts';
import { aPolicy } from '../../support/builders.ts';
import { VALID } from './settings-text.ts';

const SETTINGS = readSettings(VALID, 'replywatch.yaml');
const reached = (whens: readonly PolicyMatch[]): readonly string[] => [
  ...firstMatches({ ...SETTINGS, policies: whens.map((when, index) => aPolicy({ id: String(index), when })) }).keys(),
];

const some = <Value>(...values: Value[]) => fc.subarray(values, { minLength: 1 });
const when = fc.record<PolicyMatch>(
  {
    kinds: some<PolicyMatch['kinds'] extends readonly (infer Kind)[] | undefined ? Kind : never>(
      'app-store',
      'mastodon',
    ),
    stars: some(1, 2, 5),
    severities: some('none', 'high'),
    languages: some('en', 'en-GB', 'nl'),
    labels: fc.oneof(
      fc.record({ version: fc.oneof(fc.constant('any' as const), some('5', '6')) }),
      fc.record({ votes: fc.constant('any' as const) }),
    ),
    repeatAuthor: fc.boolean(),
    time: fc.record({ calendar: fc.constantFrom('office', 'night'), is: fc.constantFrom('inside', 'outside') }),
    themes: some('delivery', 'refund'),
    moments: some('use', 'leave'),
  },
  { requiredKeys: [] },
);
const subject: fc.Arbitrary<MatchSubject> = fc
  .record({
    rating: fc.constantFrom(undefined, 1, 2, 3, 4, 5),
    severity: fc.constantFrom(...SEVERITY_LEVELS),
    sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
    language: fc.constantFrom(undefined, 'en', 'en-GB', 'en-US', 'nl', 'fr'),
    labels: fc.record({ version: fc.constantFrom('5', '6', '7'), votes: fc.constant('3') }, { requiredKeys: [] }),
    repeatAuthor: fc.constantFrom(undefined, true, false),
    openCalendars: fc.constantFrom(undefined, [], ['office'], ['office', 'night']),
    theme: fc.constantFrom(undefined, 'delivery', 'price'),
    moment: fc.constantFrom(undefined, 'use', 'support'),
  })
  .map(({ rating, ...rest }) => ({
    brand: 'sundial',
    ...(rating === undefined
      ? { sourceId: 'posts', kind: 'mastodon' as const }
      : { sourceId: 'store-be', kind: 'app-store' as const, rating }),
    ...rest,
  }));

describe('what policies can reach', () => {
  it('never leaves out a policy that some mention reaches, nor the kind of mention', () => {
    fc.assert(
      fc.property(fc.array(when, { minLength: 1, maxLength: 6 }), fc.array(subject, { minLength: 5 }), (whens, all) => {
        const policies = whens.map((one, index) => aPolicy({ id: String(index), when: one }));
        const matches = firstMatches({ ...SETTINGS, policies });
        return all.every((one) => {
          const { policy } = matchPolicy(policies, one);
          if (!policy) return true;
          return matches.get(policy.id)?.some(({ kind, severity }) => kind === one.kind && severity === one.severity);
        });
      }),
    );
  });

  it.each<[string, readonly PolicyMatch[], readonly string[]]>([
    ['both sides of a calendar leave those of unknown time', [IN('office'), OUT('office'), {}], ['0', '1', '2']],
    ['one side of another calendar is still there', [IN('office'), IN('night')], ['0', '1']],
    ['all values of a label, then any', [V(['5']), V('any'), V(['6']), V(['5', '6'])], ['0', '1']],
    ['any value, then no label', [V('any'), {}], ['0', '1']],
    ['two labels at once', [V(['5']), { labels: { version: ['5'], votes: 'any' } }], ['0']],
    ['authors known and not', [{ repeatAuthor: true }, { repeatAuthor: false }, {}, {}], ['0', '1', '2']],
    [
      'themes one by one',
      [{ themes: ['a'] }, { themes: ['b'] }, { themes: ['a', 'b'] }, { themes: ['c'] }],
      ['0', '1', '3'],
    ],
    ['moments', [{ moments: ['use', 'leave'] }, { moments: ['leave'] }], ['0']],
    [
      'several that together leave nothing',
      [{ stars: [1, 2, 3], severities: ['high'] }, { stars: [4, 5] }, { severities: ['high'], kinds: ['app-store'] }],
      ['0', '1'],
    ],
  ])('finds %s', (_what, whens, ids) => {
    expect(reached(whens)).toEqual(ids);
  });

  it('stays quick, and calls nothing unreachable, where policies cross each other in every way', () => {
    const whens: readonly PolicyMatch[] = Array.from({ length: 60 }, (_, index) => ({
      labels: { [`a${index}`]: ['x', 'y'], [`b${index}`]: 'any' },
      themes: [`t${index % 7}`],
    }));

    expect(reached([...whens, {}])).toHaveLength(61);
  });
});

function IN(calendar: string): PolicyMatch {
  return { time: { calendar, is: 'inside' } };
}
function OUT(calendar: string): PolicyMatch {
  return { time: { calendar, is: 'outside' } };
}
function V(version: readonly string[] | 'any'): PolicyMatch {
  return { labels: { version } };
}
