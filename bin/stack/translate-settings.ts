import type { Route } from '../../functions/domain/alerts/routing.ts';
import { isPolled, secretsOf } from '../../functions/domain/mentions/source.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { sourceFees } from '../../functions/domain/settings/source-fees.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { AlertFilter, MonitorSettings } from '../../lib/monitor-settings.ts';

/** SNS's own limit: the values of a filter policy, multiplied over its fields. */
const MOST_COMBINATIONS = 150;

/** SNS takes this many filter policies a topic. */
const MOST_FILTERED = 200;

/** Far more than a few senders need, and little of a thousand. */
const WEBHOOKS_AT_ONCE = 5;

type Translated = Omit<MonitorSettings, 'settingsDirectory' | 'settingsHash'>;

/** The part of the settings that shapes the template. Refuses what SNS would refuse in the middle of a deploy. */
export function translateSettings(settings: Settings, fileName: string): Translated {
  const { routes, sources, slackSigningSecret, slackBotToken, slackFallback, secondOpinion, desk } = settings;
  const alertEmails = unique(routes.flatMap(({ to }) => (to.by === 'email' ? to.address : [])));
  const alertWebhooks = [
    ...receivers(routes, ({ to }) => (to.by === 'webhook' && to.secret === undefined ? to.url : undefined)),
  ];
  refuseTooManyMailboxes(settings, alertEmails, fileName);
  refuseTooMany(alertWebhooks, fileName);
  return {
    brandIds: settings.brands.map(({ id }) => id),
    retention: { reportDays: settings.retention.reportDays, logDays: settings.retention.logDays },
    alertEmails,
    ...(settings.mailFrom !== undefined && { mailFrom: settings.mailFrom }),
    chatTopics: unique(routes.flatMap(({ to }) => (to.by === 'amazonQ' ? to.topic : []))),
    alertWebhooks: alertWebhooks.map(([url, anyOf]) => ({ url, anyOf })),
    reportEmails: unique(settings.reports.emails),
    exportRows: settings.reports.rows === true,
    operatorEmails: unique(settings.operatorEmails),
    heartbeat: settings.heartbeat !== undefined,
    ...(settings.operatorBudget !== undefined && { operatorBudget: settings.operatorBudget }),
    caps: secondOpinion !== undefined || sourceFees(sources).length > 0,
    secrets: {
      sources: unique(sources.filter(isPolled).flatMap(secretsOf)),
      slackWebhooks: unique([
        ...routes.flatMap(({ to }) => (to.by === 'slack' ? to.secret : [])),
        ...(slackFallback === undefined ? [] : [slackFallback.secret]),
      ]),
      receivers: unique(routes.flatMap(({ to }) => (to.by !== 'slack' && 'secret' in to ? to.secret : []))),
      ...(slackBotToken !== undefined && { slackBotToken }),
      ...(slackSigningSecret !== undefined && { slackSigning: slackSigningSecret }),
    },
    webhooks: {
      pushSecrets: unique(sources.flatMap((source) => (source.kind === 'push' ? source.secrets.signing : []))),
      nudges: sources.some((source) => 'nudge' in source),
      nudgeSecrets: unique(
        sources.flatMap((source) => (source.kind === 'trustpilot' ? (source.nudge?.token ?? []) : [])),
      ),
      atOnce: settings.webhooksAtOnce ?? WEBHOOKS_AT_ONCE,
    },
    ...(desk !== undefined && { desk: { secret: desk.secret, atOnce: settings.webhooksAtOnce ?? WEBHOOKS_AT_ONCE } }),
    ...(secondOpinion !== undefined && { secondOpinion }),
    ...(settings.reserveConcurrency && { reserveConcurrency: true }),
  };
}

/** Plain http is for pretend servers on this machine: deployed, it would let anybody on the way read and answer. */
export function refusePlainHttp({ sources, routes, heartbeat = '' }: Settings, fileName: string): void {
  const addresses = [
    { path: 'operator.heartbeat', address: heartbeat },
    ...sources.map(({ id, server }) => ({ path: `sources.${id}.server`, address: server })),
    ...routes.flatMap(({ to }, index) =>
      to.by === 'webhook'
        ? { path: `routes[${index}].webhook`, address: to.url }
        : to.by === 'pagerduty'
          ? { path: `routes[${index}].pagerduty.server`, address: to.server }
          : [],
    ),
  ];
  for (const { path, address } of addresses) {
    if (!/^http:/iu.test(address)) continue;
    throw new Refusal(`${fileName} ${path}`, `${address} exists on this machine only`, 'deploy with an https address');
  }
}

/** Endpoints with the filters of all their routes: SNS takes one subscription an endpoint. */
function receivers(
  routes: readonly Route[],
  endpointOf: (route: Route) => string | undefined,
): Map<string, readonly AlertFilter[]> {
  const filters = new Map<string, readonly AlertFilter[]>();
  for (const route of routes) {
    const endpoint = endpointOf(route);
    if (endpoint !== undefined) filters.set(endpoint, [...(filters.get(endpoint) ?? []), filterOf(route)]);
  }
  return filters;
}

const filterOf = ({ brands, owners, severities, stages }: Route): AlertFilter => ({
  ...(brands && { brand: brands }),
  ...(owners && { owner: owners }),
  ...(severities && { severity: severities }),
  ...(stages && { stage: stages }),
});

/** Each mailbox of SNS has a filter policy by which it is sent its own. */
function refuseTooManyMailboxes({ mailFrom }: Settings, addresses: readonly string[], fileName: string): void {
  if (mailFrom !== undefined || addresses.length <= MOST_FILTERED) return;
  throw new Refusal(
    `${fileName} routes`,
    `alerts go to ${addresses.length} e-mail addresses, SNS allows ${MOST_FILTERED}`,
    'name email.from, so that Amazon SES sends them, or let a mailing list receive for several',
  );
}

function refuseTooMany(subscribers: readonly (readonly [string, readonly AlertFilter[]])[], fileName: string): void {
  const filtered = subscribers.filter(([, anyOf]) => anyOf.every((filter) => Object.keys(filter).length > 0));
  if (filtered.length > MOST_FILTERED) {
    throw new Refusal(
      `${fileName} routes`,
      `${filtered.length} webhooks take only some alerts, SNS allows ${MOST_FILTERED}`,
      'let one webhook receive for several, or name signWith',
    );
  }
  for (const [endpoint, anyOf] of filtered) {
    const combinations = anyOf.reduce((sum, filter) => sum + combinationsOf(filter), 0);
    if (combinations <= MOST_COMBINATIONS) continue;
    throw new Refusal(
      `${fileName} routes`,
      `the routes to ${endpoint} name ${combinations} combinations of values, SNS allows ${MOST_COMBINATIONS}`,
      'leave out brands, owners, severities or stages that it takes all of anyway',
    );
  }
}

const combinationsOf = (filter: AlertFilter): number =>
  Object.values(filter).reduce((product: number, values: readonly string[]) => product * values.length, 1);

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
