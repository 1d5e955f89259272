import { describe, expect, it } from 'vitest';
import { unmatchedHints } from '../../../functions/domain/sla/match-hints.ts';
import { type MatchSubject, matchPolicy } from '../../../functions/domain/sla/match-policy.ts';
import { unreachablePolicies } from '../../../functions/domain/sla/match-reach.ts';
import type { PolicyMatch } from '../../../functions/domain/sla/policy.ts';
import { aPolicy } from '../../support/builders.ts';

const SUBJECT: MatchSubject = {
  brand: 'acme',
  sourceId: 'acme-us',
  kind: 'app-store',
  rating: 4,
  severity: 'low',
  sentiment: 'neutral',
  language: 'en-GB',
  labels: { version: '5.1.0' },
  repeatAuthor: false,
  openCalendars: ['office'],
  themes: ['delivery', 'billing'],
  moment: 'receive',
};
const policy = (id: string, when: PolicyMatch) => aPolicy({ id, when });

describe('matching a policy', () => {
  it('takes the first that matches and says why the earlier ones did not', () => {
    const angry = policy('angry', { stars: [1, 2], severities: ['high'] });
    const british = policy('british', { languages: ['en'] });
    const rest = policy('rest', {});

    expect(matchPolicy([angry, british, rest], SUBJECT)).toEqual({
      policy: british,
      passedOver: [{ id: 'angry', why: 'stars 4 is not one of 1, 2; severity low is not one of high' }],
    });
  });

  it('lets a blank condition match everything: the explicit fallback', () => {
    expect(matchPolicy([policy('rest', {})], SUBJECT).policy?.id).toBe('rest');
  });

  it('answers no policy when none is for the mention', () => {
    expect(matchPolicy([policy('angry', { stars: [1] })], SUBJECT)).toEqual({
      passedOver: [{ id: 'angry', why: 'stars 4 is not one of 1' }],
    });
    expect(matchPolicy([], SUBJECT)).toEqual({ passedOver: [] });
  });

  it.each<[PolicyMatch, PolicyMatch, string]>([
    [{ brands: ['acme'] }, { brands: ['other'] }, 'brand acme is not one of other'],
    [{ sources: ['acme-us'] }, { sources: ['x', 'y'] }, 'source acme-us is not one of x, y'],
    [{ kinds: ['app-store'] }, { kinds: ['mastodon'] }, 'kind app-store is not one of mastodon'],
    [{ stars: [4, 5] }, { stars: [] }, 'stars 4 is not one of an empty list'],
    [{ severities: ['low'] }, { severities: ['high', 'critical'] }, 'severity low is not one of high, critical'],
    [{ sentiments: ['neutral'] }, { sentiments: ['negative'] }, 'sentiment neutral is not one of negative'],
    [{ languages: ['de', 'EN'] }, { languages: ['en-US'] }, 'language en-GB is not one of en-US'],
    [
      { labels: { version: ['5.0.0', '5.1.0'] } },
      { labels: { version: ['5.1'] } },
      'label version 5.1.0 is not one of 5.1',
    ],
    [
      { labels: { version: 'any' } },
      { labels: { version: 'any', votes: 'any', plan: ['pro'] } },
      'no label votes, asks for any; no label plan, asks for pro',
    ],
    [{ labels: {} }, { labels: Object.fromEntries([['toString', 'any']]) }, 'no label toString, asks for any'],
    [{ repeatAuthor: false }, { repeatAuthor: true }, 'the author has not written before'],
    [
      { time: { calendar: 'office', is: 'inside' } },
      { time: { calendar: 'office', is: 'outside' } },
      'published inside office, asks for outside',
    ],
    [
      { time: { calendar: 'night', is: 'outside' } },
      { time: { calendar: 'night', is: 'inside' } },
      'published outside night, asks for inside',
    ],
    [{ themes: ['refund', 'delivery'] }, { themes: ['refund'] }, 'theme delivery and billing is not one of refund'],
    [{ moments: ['receive'] }, { moments: ['use', 'leave'] }, 'moment receive is not one of use, leave'],
  ])('holds for %j, and not for %j', (holds, fails, why) => {
    expect(matchPolicy([policy('p', holds)], SUBJECT).policy?.id).toBe('p');
    expect(matchPolicy([policy('p', fails)], SUBJECT).passedOver).toEqual([{ id: 'p', why }]);
  });

  it('does not take a missing field for any value', () => {
    const { rating: _, language: __, ...bare } = SUBJECT;

    expect(matchPolicy([policy('p', { stars: [1, 2], languages: ['en'] })], bare).passedOver).toEqual([
      { id: 'p', why: 'no stars, asks for 1, 2; no language, asks for en' },
    ]);
  });

  it.each<[PolicyMatch, string]>([
    [{ labels: { version: ['5.1.0'] } }, 'no label version, asks for 5.1.0'],
    [{ labels: { version: 'any' } }, 'no label version, asks for any'],
    [{ repeatAuthor: true }, 'not known whether the author has written before'],
    [{ repeatAuthor: false }, 'not known whether the author has written before'],
    [{ time: { calendar: 'office', is: 'inside' } }, 'no exact time of publication, asks for inside office'],
    [{ time: { calendar: 'office', is: 'outside' } }, 'no exact time of publication, asks for outside office'],
    [{ themes: ['delivery'] }, 'no theme, asks for delivery'],
    [{ moments: ['use', 'leave'] }, 'no moment, asks for use, leave'],
  ])('never matches %j where that is not known', (when, why) => {
    const { brand, sourceId, kind, severity, sentiment } = SUBJECT;
    const bare = { brand, sourceId, kind, severity, sentiment };

    expect(matchPolicy([policy('p', when)], bare).passedOver).toEqual([{ id: 'p', why }]);
  });

  it('knows that an author has written before', () => {
    const again = { ...SUBJECT, repeatAuthor: true };

    expect(matchPolicy([policy('p', { repeatAuthor: false }), policy('q', { repeatAuthor: true })], again)).toEqual({
      policy: policy('q', { repeatAuthor: true }),
      passedOver: [{ id: 'p', why: 'the author has written before' }],
    });
  });

  it('compares languages whatever their case', () => {
    const [given, wanted] = [{ ...SUBJECT, language: 'EN-gb' }, policy('british', { languages: ['En'] })];

    expect(matchPolicy([wanted], given).policy).toBe(wanted);
  });

  it('does not take the beginning of a language for the language', () => {
    expect(matchPolicy([policy('p', { languages: ['e'] })], SUBJECT).policy).toBeUndefined();
  });
});

describe('policies that nothing can reach', () => {
  it('are those of which an earlier one takes all, field by field', () => {
    const list = [
      policy('wide', { stars: [1, 2, 3], languages: ['en'] }),
      policy('narrow', { stars: [1], languages: ['en-GB'], brands: ['acme'] }),
      policy('other language', { stars: [1], languages: ['de'] }),
      policy('any language', { stars: [1] }),
      policy('more stars', { stars: [3, 4], languages: ['en'] }),
    ];

    expect(unreachablePolicies(list)).toEqual([
      { id: 'narrow', why: 'wide, earlier in the list, takes all that it would match' },
    ]);
  });

  it('are all that stand behind a fallback', () => {
    expect(unreachablePolicies([policy('rest', {}), policy('late', { kinds: ['mastodon'] })])).toEqual([
      { id: 'late', why: 'rest, earlier in the list, takes all that it would match' },
    ]);
  });

  it.each<[PolicyMatch, PolicyMatch, covered: boolean]>([
    [{ labels: { version: 'any' } }, { labels: { version: ['5'], votes: ['1'] } }, true],
    [{ labels: { version: ['5', '6'] } }, { labels: { version: ['5'] } }, true],
    [{ labels: { version: ['5'] } }, { labels: { version: ['5', '6'] } }, false],
    [{ labels: { version: ['5'] } }, { labels: { version: 'any' } }, false],
    [{ labels: { version: 'any' } }, { labels: { version: 'any' } }, true],
    [{ labels: { version: 'any' } }, { labels: { votes: 'any' } }, false],
    [{ labels: {} }, {}, true],
    [{ labels: { version: 'any' } }, {}, false],
    [{ repeatAuthor: true }, { repeatAuthor: true }, true],
    [{ repeatAuthor: true }, { repeatAuthor: false }, false],
    [{ repeatAuthor: true }, {}, false],
    [{ time: { calendar: 'a', is: 'inside' } }, { time: { calendar: 'a', is: 'inside' }, stars: [1] }, true],
    [{ time: { calendar: 'a', is: 'inside' } }, { time: { calendar: 'a', is: 'outside' } }, false],
    [{ time: { calendar: 'a', is: 'inside' } }, { time: { calendar: 'b', is: 'inside' } }, false],
    [{ time: { calendar: 'a', is: 'inside' } }, {}, false],
    [{ themes: ['a', 'b'] }, { themes: ['b'] }, true],
    [{ themes: ['a'] }, { themes: ['a', 'b'] }, false],
    [{ moments: ['use'] }, { moments: ['use'] }, true],
    [{ moments: ['use'] }, { moments: ['leave'] }, false],
  ])('%j and then %j: %s', (earlier, later, covered) => {
    const found = unreachablePolicies([policy('earlier', earlier), policy('later', later)]);

    expect(found.map(({ id }) => id)).toEqual(covered ? ['later'] : []);
  });

  it('are those that ask for none of the values of a label', () => {
    expect(unreachablePolicies([policy('later', { labels: { version: [] } })])).toEqual([
      { id: 'later', why: 'labels.version is an empty list: nothing can match it' },
    ]);
  });

  it.each<keyof PolicyMatch>(['brands', 'sources', 'kinds', 'stars', 'severities', 'sentiments', 'languages'])(
    'are not those that differ in %s alone, unless that is an empty list',
    (field) => {
      const earlier = policy('earlier', { [field]: ['a'] });

      expect(unreachablePolicies([earlier, policy('later', { [field]: ['b'] })])).toEqual([]);
      expect(unreachablePolicies([earlier, policy('later', { [field]: [] })])).toEqual([
        { id: 'later', why: `${field} is an empty list: nothing can match it` },
      ]);
    },
  );
});

describe('mentions that no policy is for', () => {
  const store = { id: 'acme-us', brand: 'acme', kind: 'app-store' } as const;
  const server = { id: 'acme-social', brand: 'acme', kind: 'mastodon' } as const;

  it('are said with an example', () => {
    expect(unmatchedHints([policy('angry', { stars: [1, 2] })], [store])).toEqual([
      'acme-us (app-store): no policy is for 45 of 75 kinds of mention, such as 3 stars, severity none, negative sentiment',
    ]);
  });

  it('are said of a source that nothing is for, once for all that are alike', () => {
    const policies = [policy('angry', { stars: [1, 2, 3, 4, 5] }), policy('vip', { sources: ['vip'] })];
    const sources = [store, server, { ...server, id: 'two' }, { ...server, id: 'vip' }];

    expect(unmatchedHints(policies, sources)).toEqual([
      'acme-social and 1 more of acme (mastodon): no policy is for any mention',
    ]);
  });

  it('are not missed where posts have no stars', () => {
    expect(unmatchedHints([policy('negative', { sentiments: ['negative'] })], [server])).toEqual([
      'acme-social (mastodon): no policy is for 10 of 15 kinds of mention, such as severity none, neutral sentiment',
    ]);
  });

  it.each([1, 2, 3, 4, 5])('are found for each number of stars: nobody is for %d', (missing) => {
    const others = [1, 2, 3, 4, 5].filter((stars) => stars !== missing);

    expect(unmatchedHints([policy('others', { stars: others })], [store])).toEqual([
      `acme-us (app-store): no policy is for 15 of 75 kinds of mention, such as ${missing} stars, severity none, negative sentiment`,
    ]);
  });

  it('do not exist behind a fallback', () => {
    expect(unmatchedHints([policy('rest', {})], [store, server])).toEqual([]);
  });
});
