import type { Route, RouteTarget, SlackTarget } from '../alerts/routing.ts';
import type { StormRules } from '../incidents/rules.ts';
import { meteredBudgets } from '../mentions/politeness/metered-budgets.ts';
import { contentHash } from '../shared/hash.ts';
import type { Calendar, Window } from '../sla/calendar.ts';
import type { Policy, PolicyMatch } from '../sla/policy.ts';
import { weekdaysOf } from './file/hours.ts';
import type { SettingsFile } from './file/settings-file.ts';
import { withOwnLimits } from './own-limits.ts';
import type { Brand, Settings } from './settings.ts';

type PolicyBlock = SettingsFile['policies'][number];
type RouteBlock = SettingsFile['routes'][number];

/** The settings as the code uses them, from a file without problems. */
export function compileSettings(file: SettingsFile): Settings {
  const { signingSecret, botToken, fallback } = file.slack;
  const calendars = mapValues(file.calendars, compileCalendarBlock);
  const listed = Object.entries(file.sources).map(([id, source]) => ({ id, ...source }));
  const sources = withOwnLimits(listed, file.limits);
  return {
    brands: Object.entries(file.brands).map(([id, brand]) => compileBrand(id, brand)),
    sources,
    calendars,
    policies: file.policies.map((policy) => compilePolicy(policy, calendars)),
    owners: Object.entries(file.owners).map(([id, owner]) => ({ id, ...present(owner) })),
    routes: file.routes.flatMap((route) => compileRoute(route, botToken)),
    reports: compileReports(file.reports),
    retention: file.retention,
    operatorEmails: file.operator.emails,
    ...(file.operator.heartbeat !== undefined && { heartbeat: file.operator.heartbeat }),
    ...(file.operator.dollarsPerMonth !== undefined && { operatorBudget: file.operator.dollarsPerMonth }),
    ...present({
      slackSigningSecret: signingSecret,
      slackBotToken: botToken,
      slackFallback: fallback && slackTarget(fallback, botToken),
      secondOpinion: file.scoring.secondOpinion,
      mailFrom: file.email?.from,
      desk: file.desk && { secret: file.desk.signWith, openFor: file.desk.openFor },
    }),
    ...(file.storms.on && { storms: compileStorms(file.storms) }),
    ...(file.alerts.redact && { redacted: true as const }),
    shards: file.scale.shards,
    metered: meteredBudgets(sources),
    webhooksAtOnce: file.scale.webhooksAtOnce,
    ...(file.scale.reserve && { reserveConcurrency: true }),
  };
}

const compileReports = ({ rows, ...block }: SettingsFile['reports']): Settings['reports'] => ({
  ...block,
  ...(rows && { rows }),
});

const compileStorms = (block: SettingsFile['storms']): StormRules => ({
  minimum: block.minimum,
  deviations: block.deviations,
  window: block.within,
  coolDown: block.coolDown,
  wakes: block.wake,
  ...(block.clusters.on && { clusters: { minimum: block.clusters.minimum, within: block.clusters.within } }),
});

function compileBrand(
  id: string,
  { name, themes, moments, severity, calendar }: SettingsFile['brands'][string],
): Brand {
  return {
    id,
    name,
    ...present({
      themes: themes && mapValues(themes, (theme) => present(theme)),
      momentOwners: moments && present(moments),
      severity,
      calendar,
    }),
  };
}

/** One calendar, with ranges of days spread out. */
export function compileCalendarBlock(block: SettingsFile['calendars'][string]): Calendar {
  const hours: Record<string, readonly Window[]> = {};
  for (const [key, windows] of Object.entries(block.hours)) {
    for (const day of weekdaysOf(key) ?? []) hours[day] = windows;
  }
  return {
    timeZone: block.timeZone,
    hours,
    holidays: block.holidays,
    overrides: block.overrides,
    breaks: block.breaks,
    closures: block.closures.map(({ from, to }) => [from, to] as const),
    holidayBeatsOverride: block.holidayBeatsOverride,
  };
}

/** One policy, with its version: another one when a calendar by which it counts or tells is another one. */
function compilePolicy(block: PolicyBlock, calendars: Readonly<Record<string, Calendar>>): Policy {
  const { respondWithin } = block;
  const calendar = respondWithin?.calendar === undefined ? undefined : calendars[respondWithin.calendar];
  const content = {
    when: compileMatch(block.when),
    needsResponse: block.needsResponse,
    target: respondWithin?.time ?? 0,
    ...present({ nextTarget: respondWithin?.next, calendar: respondWithin?.calendar }),
    warnBefore: block.warnBefore.toSorted((a, b) => b - a),
    escalateAfter: block.escalateAfter,
    owner: block.owner ?? '',
    escalateTo: block.escalateTo,
    botsCount: block.botsCount,
    claimFor: block.claimFor,
    ...present({ enforceFrom: block.enforceFrom, deliver: block.deliver }),
  };
  const delivery = block.deliver === undefined ? [] : [calendars[block.deliver.calendar]];
  const { authority, playbook, broadcast } = block;
  // Words for people are no part of the version: whoever mends a sentence changes no clock.
  const advice = present({ authority, playbook, broadcast: broadcast.length === 0 ? undefined : broadcast });
  return {
    id: block.id,
    version: contentHash(JSON.stringify([content, calendar, ...delivery])),
    ...content,
    ...advice,
  };
}

/** `when` of a policy; keys in a fixed order, so that equal contents have equal versions. */
function compileMatch(when: PolicyBlock['when']): PolicyMatch {
  return present({
    brands: when.brand,
    sources: when.source,
    kinds: when.kind,
    stars: when.stars,
    severities: when.severity,
    sentiments: when.sentiment,
    languages: when.language,
    labels: when.labels && mapValues(when.labels, (values) => (values.join() === 'any' ? 'any' : values)),
    repeatAuthor: when.repeatAuthor,
    time: when.time && compileTime(when.time),
    themes: when.theme,
    moments: when.moment,
  });
}

function compileTime({ inside, outside }: NonNullable<PolicyBlock['when']['time']>): PolicyMatch['time'] {
  if (inside !== undefined) return { calendar: inside, is: 'inside' };
  return outside === undefined ? undefined : { calendar: outside, is: 'outside' };
}

function compileRoute(block: RouteBlock, botToken: string | undefined): readonly Route[] {
  const { brands, owners, severities } = block;
  const to = targetOf(block, botToken);
  // Nobody is to be called out of bed by a warning that nobody asked for.
  const stages = block.stages ?? (to?.by === 'pagerduty' ? (['breach', 'escalate'] as const) : undefined);
  return to === undefined ? [] : [{ ...present({ brands, owners, severities, stages }), to }];
}

function targetOf(route: RouteBlock, botToken: string | undefined): RouteTarget | undefined {
  const { slack, email, webhook, signWith, pagerduty, amazonQ } = route;
  if (slack !== undefined) return slackTarget(slack, botToken);
  if (email !== undefined) return { by: 'email', address: email };
  if (webhook !== undefined) return { by: 'webhook', url: webhook, ...present({ secret: signWith }) };
  if (pagerduty !== undefined) return { by: 'pagerduty', ...pagerduty };
  return amazonQ === undefined ? undefined : { by: 'amazonQ', topic: amazonQ };
}

/** With a secret of its own it is an incoming webhook; without one it is a channel of the app. */
function slackTarget({ secret, channel }: NonNullable<RouteBlock['slack']>, botToken: string | undefined): SlackTarget {
  return secret === undefined
    ? { by: 'slack', secret: botToken ?? '', channel, app: true }
    : { by: 'slack', secret, channel };
}

type Present<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> } & {
  [Key in keyof Given as undefined extends Given[Key] ? never : Key]: Given[Key];
};

/** Without the keys that are undefined: absent is absent, as `exactOptionalPropertyTypes` has it. */
function present<Given extends object>(given: Given): Present<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<Given>;
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
