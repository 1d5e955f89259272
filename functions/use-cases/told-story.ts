import type { Mention } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { explainClock } from '../domain/sla/explain.ts';
import type { ExplainOptions } from '../domain/sla/explain-story.ts';
import { localText } from '../domain/sla/explain-text.ts';
import { matchMention } from './match-mention.ts';
import { openTimeOf, timeZoneOf } from './open-time-of.ts';

/** What explaining a mention takes beside it. Policies that were passed over are told only while the one that matched is still as it was. */
export function explainOptions(
  mention: Mention,
  settings: Settings,
  now: Instant,
): ExplainOptions & { readonly timeZone: string } {
  const { clock } = mention;
  const { policy, passedOver } = matchMention(mention, settings);
  const isAsThen = policy?.id === clock.policy?.id && policy?.version === clock.policy?.version;
  return {
    openTime: openTimeOf(settings.calendars, clock),
    timeZone: timeZoneOf(settings, clock),
    now,
    ...(isAsThen && { passedOver }),
  };
}

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/gu;

/** The story of a mention in plain words, one fact a line; instants within the history in local time too. */
export function toldStory(mention: Mention, settings: Settings, now: Instant): readonly string[] {
  const options = explainOptions(mention, settings, now);
  const [headline = '', ...lines] = explainClock(mention, options).map((line) =>
    line.replace(INSTANT, (instant) => localText(Date.parse(instant), options.timeZone)),
  );
  return [headline, ...companyLines(mention), ...lines];
}

/** What was known of other mentions when this one was found. */
export const companyOf = ({ severity: { earlierByAuthor, duplicates } }: Mention) => ({
  ...(earlierByAuthor !== undefined && { earlierByAuthor }),
  ...(duplicates !== undefined && { duplicates }),
});

function companyLines(mention: Mention): readonly string[] {
  const { earlierByAuthor = 0, duplicates = 0 } = companyOf(mention);
  return [
    ...(earlierByAuthor === 0
      ? []
      : [`When it was found, its author had written ${counted(earlierByAuthor, 'time')} before.`]),
    ...(duplicates === 0
      ? []
      : [`When it was found, ${counted(duplicates, 'other mention')} of the brand said nearly the same.`]),
  ];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
