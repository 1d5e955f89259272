import type { Owner, Route, SlackTarget } from '../alerts/routing.ts';
import type { StormRules } from '../incidents/rules.ts';
import type { Source } from '../mentions/source.ts';
import type { Moment } from '../scoring/moment.ts';
import type { SeverityRules } from '../scoring/severity-rules.ts';
import type { ThemeRule } from '../scoring/themes/taxonomy.ts';
import type { Duration } from '../shared/time.ts';
import type { Calendar } from '../sla/calendar.ts';
import type { Policy } from '../sla/policy.ts';

export interface Brand {
  readonly id: string;
  readonly name: string;
  /** Words, weights and moments of themes, beyond those that every brand has. */
  readonly themes?: Readonly<Record<string, ThemeRule>>;
  /** Who answers at which moment of truth, instead of the policy's owner. */
  readonly momentOwners?: Readonly<Partial<Record<Moment, string>>>;
  readonly severity?: SeverityRules;
  /** Id of the calendar by whose zone and openings its digest and weekly report come; absent = every day, and on Mondays, at seven. */
  readonly calendar?: string;
}

/** Who is asked about texts that the built-in scorer is not sure of, and what it may cost in a calendar month (UTC). */
export type SecondOpinionSettings = { readonly maxDollarsPerMonth: number } & (
  | { readonly from: 'comprehend' }
  | {
      readonly from: 'bedrock';
      readonly model: string;
      /** Of an inference profile: where it sends requests to. */
      readonly regions: readonly string[];
      readonly dollarsPerMillionTokens: { readonly in: number; readonly out: number };
    }
);

export interface DeskSettings {
  /** Name of the secret that its links are signed with. */
  readonly secret: string;
  /** How long a desk that was opened from Slack stays open. */
  readonly openFor: Duration;
}

/** Days that things are kept. */
export interface Retention {
  readonly mentionDays: number;
  readonly reportDays: number;
  readonly logDays: number;
}

export interface ReportSettings {
  /** The brand's zone for days and for the hour at which reports are made. */
  readonly timeZone: string;
  /** Who gets the link by e-mail. */
  readonly emails: readonly string[];
  /** Rows of response clocks are written to the bucket each night, by brand and day. */
  readonly rows?: true;
}

/**
 * The settings as the code uses them: names resolved, durations in milliseconds, defaults filled in, versions computed.
 * `replywatch.yaml` is read into this once; nothing downstream sees the file's own shape.
 */
export interface Settings {
  readonly brands: readonly Brand[];
  readonly sources: readonly Source[];
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly policies: readonly Policy[];
  readonly owners: readonly Owner[];
  readonly routes: readonly Route[];
  readonly reports: ReportSettings;
  readonly retention: Retention;
  /** Where the operator's alarms go. */
  readonly operatorEmails: readonly string[];
  /** Address that is asked after each sweep while all is well; absent: nobody outside listens. */
  readonly heartbeat?: string;
  /** US dollars a month of the account from which AWS Budgets tells the operator; absent: it watches nothing. */
  readonly operatorBudget?: number;
  /** Name of the secret with which Slack signs button presses; absent = buttons are off. */
  readonly slackSigningSecret?: string;
  /** Name of the secret with the token of the Slack app; absent = incoming webhooks only. */
  readonly slackBotToken?: string;
  /** Who is told in Slack when a channel takes nothing. */
  readonly slackFallback?: SlackTarget;
  /** Who alerts by e-mail come from: Amazon SES then sends them, as HTML with plain text beside; absent = SNS does. */
  readonly mailFrom?: string;
  /** When many negative mentions become one incident; absent: never. */
  readonly storms?: StormRules;
  /** Alerts hold no text, title or author. */
  readonly redacted?: true;
  /** Absent: nobody else is asked. */
  readonly secondOpinion?: SecondOpinionSettings;
  /** The page for the people who answer; absent: there is none, but in a local run. */
  readonly desk?: DeskSettings;
  /** Partitions of the due and day indexes; raise it for brands beyond a million mentions a month. */
  readonly shards: number;
  /** Credentials and servers whose requests are counted, by RequestBudget.id (domain/mentions/politeness/metered-budgets.ts). */
  readonly metered: readonly string[];
  /** Requests that each webhook handles at the same time, reserved from the account; 0 reserves none. @default 5 */
  readonly webhooksAtOnce?: number;
  /** Whether sweeps, dispatches and buttons keep a share of the account's concurrency. @default false */
  readonly reserveConcurrency?: boolean;
}

/** Whether anybody is to see how a mention goes on after its alert: messages that are edited, incidents that are resolved. */
export const showsChanges = ({ slackBotToken, routes }: Pick<Settings, 'slackBotToken' | 'routes'>): boolean =>
  slackBotToken !== undefined || routes.some(({ to }) => to.by === 'pagerduty');

/** The brand of that id; one without rules of its own where the settings no longer know it. */
export const brandOf = ({ brands }: Pick<Settings, 'brands'>, id: string): Brand =>
  brands.find((brand) => brand.id === id) ?? { id, name: id };
