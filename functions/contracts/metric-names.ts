/** Custom metrics: emitted by functions/adapters/runtime/metrics.ts, alarmed and drawn by lib/operations/. */
export const METRICS = {
  /** Mentions seen for the first time. */
  mentionsFound: 'MentionsFound',
  /** Responses by the brand seen for the first time. */
  responsesFound: 'ResponsesFound',
  /** Polls that failed, were refused or answered something unreadable. */
  pollsFailed: 'PollsFailed',
  /** Polls that had to wait: for a token, for a source that asked for it, or for one that keeps failing. */
  pollsDeferred: 'PollsDeferred',
  /** Sources of which mentions are being lost, or will be within a day, counted by each check. */
  sourcesUncovered: 'SourcesUncovered',
  /** 1 while the daily probe is not back in time, else 0; written by each check. */
  probeLate: 'ProbeLate',
  /** Percent of the monthly cap on money that is used most; written where the settings have one. */
  capUsed: 'CapUsed',
  /** Lines of failed, timed-out and broken-off runs, counted in the logs of all functions. */
  functionErrors: 'FunctionErrors',
  /** Sources that need the operator, counted by each check; which ones is in its log and in its message. */
  sourcesInTrouble: 'SourcesInTrouble',
  /** Mentions, responses and deletions that were sent to the webhook and put into the queue. */
  pushesTaken: 'PushesTaken',
  /** Entries and whole requests that cannot be used: not signed, not readable. The sender was told. */
  pushesRefused: 'PushesRefused',
  /** Good requests that we could not take; the sender was asked to come back. */
  pushesFailed: 'PushesFailed',
  /** Alerts handed to the alert topic. */
  alertsPublished: 'AlertsPublished',
  /** Milliseconds between the due instant of a stage and the publish of its alert. */
  alertLateness: 'AlertLateness',
  /** Due entries that a sweep handed on. */
  clocksSwept: 'ClocksSwept',
  /** Age in milliseconds of the oldest due entry that a sweep found: grows when stages do not get done. */
  oldestDueAge: 'OldestDueAge',
  /** Items of the table that could not be read back. */
  itemsMalformed: 'ItemsMalformed',
  /** Records of a batch that failed and will be tried again. */
  recordsFailed: 'RecordsFailed',
} as const;

export type MetricName = (typeof METRICS)[keyof typeof METRICS];
