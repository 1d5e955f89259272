import { Refusal } from '../shared/refusal.ts';
import type { Calendar } from '../sla/calendar.ts';
import { STAGE_KINDS } from '../sla/clock.ts';
import { compileCalendar } from '../sla/open-time.ts';
import { compileCalendarBlock } from './compile-settings.ts';
import { durationWords } from './duration-words.ts';
import type { SettingsFile } from './file/settings-file.ts';
import type { Problem } from './problem.ts';

/** Parts that are well formed alone and contradict each other. */
export function consistencyProblems(file: SettingsFile): readonly Problem[] {
  return [
    ...emptyLists(file),
    ...Object.entries(file.calendars).flatMap(([id, calendar]) => calendarProblems(id, compileCalendarBlock(calendar))),
    ...file.policies.flatMap(ladderProblems),
    ...repeatedSources(file),
    ...slackProblems(file),
  ];
}

const CHANNEL_ID = /^[CGD][A-Z0-9]{6,20}$/u;

/** Without a secret of its own a channel is the app's: that takes the app's token, and the channel's id. */
function slackProblems({ slack, routes }: SettingsFile): readonly Problem[] {
  const channels = [
    ...routes.map((route, index) => ({ to: route.slack, path: ['routes', index, 'slack'] as const })),
    { to: slack.fallback, path: ['slack', 'fallback'] as const },
  ];
  return channels.flatMap(({ to, path }): Problem[] => {
    if (to === undefined || to.secret !== undefined) return [];
    if (slack.botToken === undefined) {
      const mend = 'name slack.botToken to post as an app, or give this channel the secret of an incoming webhook';
      return [{ path: [...path], problem: 'has no secret', mend }];
    }
    if (CHANNEL_ID.test(to.channel)) return [];
    const problem = `${JSON.stringify(to.channel)} is not the id of a channel`;
    const mend = "an app posts by the id: in Slack, the channel's details, at the bottom, e.g. C024BE7LH";
    return [{ path: [...path, 'channel'], problem, mend }];
  });
}

function emptyLists(file: SettingsFile): readonly Problem[] {
  const wanted = {
    brands: 'add one, e.g. sundial: {name: Sundial Coffee}',
    sources: 'add one, e.g. app-store-be: {brand: sundial, kind: app-store, app: 310633997, country: be}',
    policies: 'add one, e.g. - {id: everything, when: {}, needsResponse: false}',
  } as const;
  return (['brands', 'sources', 'policies'] as const)
    .filter((key) => Object.keys(file[key]).length === 0)
    .map((key) => ({ path: [key], problem: 'is empty', mend: wanted[key] }));
}

function calendarProblems(id: string, calendar: Calendar): readonly Problem[] {
  try {
    compileCalendar(calendar);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const within = error.path.split(/[.[\]]+/u).slice(1);
    const path = within.filter((step) => step !== '').map((step) => (/^\d+$/u.test(step) ? Number(step) : step));
    const problem = error.message.slice(error.path.length + 2, error.message.length - error.mend.length - 2);
    const mend = path.length > 0 ? error.mend : 'give at least one day hours, e.g. mon-fri: "09:00-17:00"';
    return [{ path: ['calendars', id, ...path], problem, mend }];
  }
}

function ladderProblems(policy: SettingsFile['policies'][number], index: number): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (key: string, position: number, problem: string, mend: string): void => {
    problems.push({ path: ['policies', index, key, position], problem, mend });
  };
  const target = policy.respondWithin?.time;
  policy.warnBefore.forEach((before, position) => {
    const repeated = policy.warnBefore.indexOf(before) < position;
    if (repeated) add('warnBefore', position, `${durationWords(before)} occurs twice`, 'keep one of the two');
    if (target === undefined || before < target) return;
    const problem = `a warning ${durationWords(before)} before the deadline is not within the target of ${durationWords(target)}`;
    add('warnBefore', position, problem, `write less than ${durationWords(target)}`);
  });
  policy.escalateAfter.forEach((after, position) => {
    const earlier = policy.escalateAfter[position - 1];
    if (earlier === undefined || after > earlier) return;
    add(
      'escalateAfter',
      position,
      `${durationWords(after)} does not come after ${durationWords(earlier)}`,
      'let escalations grow',
    );
  });
  const { urgent = [] } = policy.deliver ?? {};
  if (STAGE_KINDS.every((kind) => urgent.includes(kind))) {
    const problem = 'names every kind of stage: nothing is held';
    problems.push({ path: ['policies', index, 'deliver', 'urgent'], problem, mend: 'leave out deliver' });
  }
  const surplus = policy.escalateTo.length - policy.escalateAfter.length;
  if (surplus > 0) {
    const problem = `names more owners (${policy.escalateTo.length}) than there are escalations (${policy.escalateAfter.length})`;
    const mend = 'give escalateAfter one time for each owner, e.g. [2h, 8h]';
    problems.push({ path: ['policies', index, 'escalateTo'], problem, mend });
  }
  return problems;
}

/** The same feed polled twice for one brand costs twice and finds nothing more. */
function repeatedSources(file: SettingsFile): readonly Problem[] {
  const taken = new Map<string, string>();
  return Object.entries(file.sources).flatMap(([id, source]) => {
    const { tier: _tier, slowest: _slowest, ...watched } = source;
    const key = JSON.stringify(watched);
    const earlier = taken.get(key);
    taken.set(key, earlier ?? id);
    if (earlier === undefined) return [];
    return [{ path: ['sources', id], problem: `watches the same as ${earlier}`, mend: 'remove one of the two' }];
  });
}
