import type { SourceKind } from '../mentions/source.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import { coversLanguage } from './match-language.ts';
import type { Policy, PolicyMatch } from './policy.ts';

/** What policies look at of a mention. What is absent is not known, and never what a policy asks for. */
export interface MatchSubject {
  readonly brand: string;
  readonly sourceId: string;
  readonly kind: SourceKind;
  /** Stars, where the source has them. */
  readonly rating?: number | undefined;
  readonly severity: SeverityLevel;
  readonly sentiment: 'negative' | 'neutral' | 'positive';
  /** BCP 47, where the source says so. */
  readonly language?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Whether the author has an earlier mention within the time that repeat authors are looked for. */
  readonly repeatAuthor?: boolean | undefined;
  /** Ids of the calendars, of those that policies ask for, that were open at publication; absent = no exact time. */
  readonly openCalendars?: readonly string[] | undefined;
  /** All that the text is about; absent = not known, or nothing that has a name. */
  readonly themes?: readonly string[] | undefined;
  readonly moment?: string | undefined;
}

export interface PolicyMatched {
  /** The first match; absent = no policy is for this mention. */
  readonly policy?: Policy;
  /** Those before it, in order, with what in them did not hold. */
  readonly passedOver: readonly { readonly id: string; readonly why: string }[];
}

/** First match in the list wins. An empty `when` matches everything: it is the explicit fallback. */
export function matchPolicy(policies: readonly Policy[], subject: MatchSubject): PolicyMatched {
  const passedOver: { id: string; why: string }[] = [];
  for (const policy of policies) {
    const whys = MATCHERS.flatMap((matcher) => matcher(policy.when, subject) ?? []);
    if (whys.length === 0) return { policy, passedOver };
    passedOver.push({ id: policy.id, why: whys.join('; ') });
  }
  return { passedOver };
}

/** Why a field does not hold, or nothing. */
type Matcher = (when: PolicyMatch, subject: MatchSubject) => string | undefined;

function isOneOf<Value extends string | number>(
  name: string,
  wanted: readonly Value[] | undefined,
  value: Value | undefined,
  holds = (one: Value, given: Value): boolean => one === given,
): string | undefined {
  if (wanted === undefined) return undefined;
  const list = wanted.length === 0 ? 'an empty list' : wanted.join(', ');
  // A mention without the field is never what a policy asks for: no stars are not zero stars.
  if (value === undefined) return `no ${name}, asks for ${list}`;
  return wanted.some((one) => holds(one, value)) ? undefined : `${name} ${value} is not one of ${list}`;
}

const MATCHERS: readonly Matcher[] = [
  (when, subject) => isOneOf('brand', when.brands, subject.brand),
  (when, subject) => isOneOf('source', when.sources, subject.sourceId),
  (when, subject) => isOneOf('kind', when.kinds, subject.kind),
  (when, subject) => isOneOf('stars', when.stars, subject.rating),
  (when, subject) => isOneOf('severity', when.severities, subject.severity),
  (when, subject) => isOneOf('sentiment', when.sentiments, subject.sentiment),
  (when, subject) => isOneOf('language', when.languages, subject.language, coversLanguage),
  whyLabels,
  whyRepeatAuthor,
  whyTime,
  whyThemes,
  (when, subject) => isOneOf<string>('moment', when.moments, subject.moment),
];

function whyLabels({ labels = {} }: PolicyMatch, subject: MatchSubject): string | undefined {
  const whys = Object.entries(labels).flatMap(([name, wanted]) => {
    const given = subject.labels && Object.hasOwn(subject.labels, name) ? subject.labels[name] : undefined;
    if (wanted !== 'any') return isOneOf(`label ${name}`, wanted, given) ?? [];
    return given === undefined ? [`no label ${name}, asks for any`] : [];
  });
  return whys.length === 0 ? undefined : whys.join('; ');
}

function whyThemes({ themes: wanted }: PolicyMatch, { themes = [] }: MatchSubject): string | undefined {
  if (wanted === undefined || themes.some((theme) => wanted.includes(theme))) return undefined;
  return isOneOf<string>('theme', wanted, themes.length === 0 ? undefined : themes.join(' and '));
}

function whyRepeatAuthor({ repeatAuthor: wanted }: PolicyMatch, { repeatAuthor }: MatchSubject): string | undefined {
  if (wanted === undefined || repeatAuthor === wanted) return undefined;
  if (repeatAuthor === undefined) return 'not known whether the author has written before';
  return repeatAuthor ? 'the author has written before' : 'the author has not written before';
}

function whyTime({ time }: PolicyMatch, { openCalendars }: MatchSubject): string | undefined {
  if (time === undefined) return undefined;
  if (openCalendars === undefined) return `no exact time of publication, asks for ${time.is} ${time.calendar}`;
  const was = openCalendars.includes(time.calendar) ? 'inside' : 'outside';
  return was === time.is ? undefined : `published ${was} ${time.calendar}, asks for ${time.is}`;
}
