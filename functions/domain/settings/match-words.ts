import type { PolicyMatch } from '../sla/policy.ts';

type ListKey = {
  [Key in keyof PolicyMatch]-?: NonNullable<PolicyMatch[Key]> extends readonly unknown[] ? Key : never;
}[keyof PolicyMatch];

const LISTS: readonly (readonly [ListKey, string])[] = [
  ['brands', 'brand'],
  ['sources', 'source'],
  ['kinds', 'kind'],
  ['stars', 'stars'],
  ['severities', 'severity'],
  ['sentiments', 'sentiment'],
  ['languages', 'language'],
  ['themes', 'theme'],
  ['moments', 'moment'],
];

/** Which mentions, in people's words: `stars 1 or 2, brand sundial`. */
export function matchWords(when: PolicyMatch): string {
  const { labels = {}, repeatAuthor, time } = when;
  const words = [
    ...LISTS.flatMap(([key, name]) => {
      const values = when[key];
      return values === undefined ? [] : [`${name} ${values.join(' or ')}`];
    }),
    ...Object.entries(labels).map(
      ([name, values]) => `label ${name} ${values === 'any' ? 'any' : values.join(' or ')}`,
    ),
    ...(repeatAuthor === undefined ? [] : [`${repeatAuthor ? 'a' : 'no'} repeat author`]),
    ...(time === undefined ? [] : [`published ${time.is} ${time.calendar}`]),
  ];
  return words.join(', ') || 'every mention';
}
