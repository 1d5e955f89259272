/** Variables that each Lambda is given: lib/ must set exactly these (a missing or extra one does not compile). */

const COMMON = ['POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_LOG_LEVEL', 'POWERTOOLS_METRICS_NAMESPACE'] as const;

/** Given to every function by lib/building-blocks/monitor-function.ts. */
export type CommonVariable = (typeof COMMON)[number];

export const ENVIRONMENT = {
  /** Custom resource: brings the settings of this deploy into the table. */
  'apply-settings': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'POLLS_QUEUE_URL'],
  'dispatch-polls': [...COMMON, 'TABLE_NAME', 'POLLS_QUEUE_URL'],
  'poll-source': [
    ...COMMON,
    'TABLE_NAME',
    'SETTINGS_FILE',
    'DUE_QUEUE_URL',
    'POLLS_QUEUE_URL',
    'ALERTS_QUEUE_URL',
    'SLACK_QUEUE_URL',
    'SECRETS_PREFIX',
  ],
  'check-sources': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'OPERATOR_TOPIC_ARN'],
  'receive-push': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'PUSHES_QUEUE_URL', 'SECRETS_PREFIX'],
  'take-in-push': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'DUE_QUEUE_URL', 'ALERTS_QUEUE_URL', 'SLACK_QUEUE_URL'],
  'receive-nudge': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'POLLS_QUEUE_URL', 'SECRETS_PREFIX'],
  'sweep-clocks': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'DUE_QUEUE_URL', 'ALERTS_QUEUE_URL'],
  'fire-clock': [
    ...COMMON,
    'TABLE_NAME',
    'SETTINGS_FILE',
    'DUE_QUEUE_URL',
    'ALERTS_QUEUE_URL',
    'SLACK_QUEUE_URL',
    'SECRETS_PREFIX',
  ],
  'follow-time-zones': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'SLACK_QUEUE_URL'],
  'deliver-alerts': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'ALERT_TOPIC_ARN'],
  'notify-slack': [
    ...COMMON,
    'TABLE_NAME',
    'SETTINGS_FILE',
    'SLACK_QUEUE_URL',
    'UNDELIVERED_QUEUE_URL',
    'SECRETS_PREFIX',
    'MAIL_TOPIC_ARN',
    'CHAT_TOPIC_PREFIX',
  ],
  'slack-actions': [...COMMON, 'SETTINGS_FILE', 'SLACK_QUEUE_URL', 'SECRETS_PREFIX', 'DESK_URL'],
  desk: [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'SLACK_QUEUE_URL', 'SECRETS_PREFIX', 'DESK_SECRET', 'REPORT_BUCKET'],
  'compile-rollups': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE'],
  'compile-report': [...COMMON, 'TABLE_NAME', 'SETTINGS_FILE', 'REPORT_BUCKET', 'REPORT_TOPIC_ARN'],
} as const;

export type FunctionName = keyof typeof ENVIRONMENT;
export type EnvironmentOf<Name extends FunctionName> = Readonly<Record<(typeof ENVIRONMENT)[Name][number], string>>;

/** Reads a Lambda's variables, naming all that are missing at once. Throws at cold start, never later. */
export function readEnvironment<Name extends FunctionName>(
  name: Name,
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentOf<Name> {
  const missing = ENVIRONMENT[name].filter((variable) => !variables[variable]);
  if (missing.length > 0) throw new Error(`${name}: environment lacks ${missing.join(', ')}`);
  return variables as EnvironmentOf<Name>;
}
