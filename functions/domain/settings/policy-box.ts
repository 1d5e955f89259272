import { KINDS_OF_SOURCE, type Source } from '../mentions/source.ts';
import { SEVERITY_LEVELS } from '../scoring/score.ts';
import { coversLanguage } from '../sla/match-language.ts';
import type { PolicyMatch } from '../sla/policy.ts';
import type { Box, Condition } from './boxes.ts';
import type { Settings } from './settings.ts';

/** Stands for every value that no policy names, and for a value that is not known. */
const NONE = '';
/** Stands for every value of a label that no policy names. No source gives a label this value. */
const OTHER = '\u0000other';

/** All mentions that the sources can give, as far as the policies can tell them apart. */
export interface Universe {
  readonly boxes: readonly Box[];
  /** One of each group of sources that no policy can tell apart: 2,000 sources are seldom more than a few cases. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Every value that can be told apart, by field. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

export function universe({ sources, policies }: Pick<Settings, 'sources' | 'policies'>): Universe {
  const whens = policies.map(({ when }) => when);
  const different = distinctSources(sources, whens);
  const named = (values: (when: PolicyMatch) => readonly string[] | undefined): ReadonlySet<string> =>
    new Set([NONE, ...whens.flatMap((when) => values(when) ?? [])]);
  const labels = new Set(whens.flatMap((when) => Object.keys(when.labels ?? {})));
  const calendars = new Set(whens.flatMap((when) => when.time?.calendar ?? []));
  const shared: readonly (readonly [string, ReadonlySet<string>])[] = [
    ['severity', new Set(SEVERITY_LEVELS)],
    ['sentiment', new Set(['negative', 'neutral', 'positive'])],
    ['language', named((when) => when.languages)],
    ['theme', named((when) => when.themes)],
    ['moment', named((when) => when.moments)],
    ['repeatAuthor', new Set([NONE, 'true', 'false'])],
    ...[...calendars].map((id) => [`time ${id}`, new Set([NONE, 'inside', 'outside'])] as const),
    ...[...labels].map(
      (name) => [`label ${name}`, new Set([OTHER, ...named((when) => valuesOf(when, name))])] as const,
    ),
  ];
  const [rated, unrated] = [different.filter(hasStars), different.filter((source) => !hasStars(source))];
  const boxOf = (members: readonly Source[], stars: readonly string[]): readonly Box[] =>
    members.length === 0
      ? []
      : [new Map([['source', new Set(members.map(({ id }) => id))], ['stars', new Set(stars)], ...shared])];
  return {
    boxes: [...boxOf(rated, ['1', '2', '3', '4', '5']), ...boxOf(unrated, [NONE])],
    sources: new Map(different.map((source) => [source.id, source])),
    values: new Map(shared),
  };
}

/** What a policy asks for, in the values of a universe. */
export function policyBox(when: PolicyMatch, { sources, values }: Universe): Condition {
  const { repeatAuthor, time, labels = {} } = when;
  const known = (field: string): readonly string[] => [...(values.get(field) ?? [])].filter((value) => value !== NONE);
  const conditions: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['source', [...sources.values()].filter((source) => isFor(when, source)).map(({ id }) => id)],
    ['stars', when.stars?.map(String)],
    ['severity', when.severities],
    ['sentiment', when.sentiments],
    ['language', when.languages && known('language').filter((one) => isCovered(when, one))],
    ['theme', when.themes],
    ['moment', when.moments],
    ['repeatAuthor', repeatAuthor === undefined ? undefined : [String(repeatAuthor)]],
    ...(time === undefined ? [] : [[`time ${time.calendar}`, [time.is]] as const]),
    ...Object.entries(labels).map(([name, wanted]) => {
      const field = `label ${name}`;
      return [field, wanted === 'any' ? known(field) : wanted] as const;
    }),
  ];
  return new Map(conditions.flatMap(([field, wanted]) => (wanted === undefined ? [] : [[field, new Set(wanted)]])));
}

const hasStars = ({ kind }: Source): boolean => KINDS_OF_SOURCE[kind].stars;

const isFor = ({ brands, sources, kinds }: PolicyMatch, { id, brand, kind }: Source): boolean =>
  (brands?.includes(brand) ?? true) && (sources?.includes(id) ?? true) && (kinds?.includes(kind) ?? true);

const isCovered = ({ languages = [] }: PolicyMatch, language: string): boolean =>
  languages.some((range) => coversLanguage(range, language));

function valuesOf({ labels = {} }: PolicyMatch, name: string): readonly string[] {
  const values = Object.hasOwn(labels, name) ? labels[name] : undefined;
  return values === undefined || values === 'any' ? [] : values;
}

/** Of sources that no policy can tell apart, only the first. */
function distinctSources(sources: readonly Source[], whens: readonly PolicyMatch[]): readonly Source[] {
  const named = whens.flatMap(({ sources: listed }) => (listed === undefined ? [] : [new Set(listed)]));
  const first = new Map<string, Source>();
  for (const source of sources) {
    const told = named.map((ids) => (ids.has(source.id) ? '1' : '0')).join('');
    const key = `${source.brand} ${source.kind} ${told}`;
    if (!first.has(key)) first.set(key, source);
  }
  return [...first.values()];
}
