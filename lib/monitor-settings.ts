/** The part of the settings that shapes the template; everything else reaches the functions as the compiled file. */
export interface MonitorSettings {
  readonly brandIds: readonly string[];
  readonly retention: {
    /** Days after which report files expire. */
    readonly reportDays: number;
    /** Days of logs; rounded up to the next length that CloudWatch offers. */
    readonly logDays: number;
  };
  /** Whether rows of response clocks are written to the bucket. */
  readonly exportRows: boolean;
  /** Who gets alerts by e-mail; each address once, for SNS takes one subscription an endpoint. */
  readonly alertEmails: readonly string[];
  /** Who they come from; with it Amazon SES sends them, and SNS has no subscription for them. */
  readonly mailFrom?: string;
  /** Names of topics that Amazon Q Developer brings to a chat. */
  readonly chatTopics: readonly string[];
  readonly alertWebhooks: readonly { readonly url: string; readonly anyOf: readonly AlertFilter[] }[];
  readonly reportEmails: readonly string[];
  readonly operatorEmails: readonly string[];
  /** Whether sweeps tell somebody outside that all is well. */
  readonly heartbeat: boolean;
  /** US dollars a month of the account at which AWS Budgets tells the operator. */
  readonly operatorBudget?: number;
  /** Whether anything that the settings name takes money, under a monthly cap. */
  readonly caps: boolean;
  readonly secrets: SecretNames;
  readonly webhooks: WebhookSettings;
  /** Whether what must run every minute, and what people press, keep a share of the account's concurrency. @default false */
  readonly reserveConcurrency?: boolean;
  /** Absent: there is no desk. */
  readonly desk?: DeskSettings;
  /** Absent: nobody else is asked about texts. */
  readonly secondOpinion?: SecondJudge;
  /** Folder that holds `settings.json` and nothing else: the content of the settings layer. */
  readonly settingsDirectory: string;
  /** Changes with the settings: makes the next deploy bring them into the table. */
  readonly settingsHash: string;
}

/** Which alerts an endpoint is sent. Every given field must hold; an empty filter takes all. */
export interface AlertFilter {
  readonly brand?: readonly string[];
  readonly owner?: readonly string[];
  readonly severity?: readonly string[];
  /** Kinds of stage: `escalate` takes `escalate1`, `escalate2` and so on. */
  readonly stage?: readonly string[];
}

/** Who may be asked about texts that the built-in scorer is not sure of. */
export type SecondJudge =
  | { readonly from: 'comprehend' }
  | {
      readonly from: 'bedrock';
      /** Id of a model or of an inference profile. */
      readonly model: string;
      /** Of an inference profile: where it sends requests to. */
      readonly regions: readonly string[];
    };

/** The page for the people who answer. */
export interface DeskSettings {
  /** Name of the secret that its links are signed with. */
  readonly secret: string;
  /** Requests handled at the same time, reserved from the account's concurrency; 0 reserves none. */
  readonly atOnce: number;
}

/** What other systems may call. */
export interface WebhookSettings {
  /** Signing secrets of the push sources; without any, no push webhook is made. */
  readonly pushSecrets: readonly string[];
  /** Whether any source takes nudges; without one, no nudge webhook is made. */
  readonly nudges: boolean;
  /** Secrets in the addresses that nudges come to. */
  readonly nudgeSecrets: readonly string[];
  /** Requests handled at the same time, reserved from the account's concurrency; 0 reserves none. */
  readonly atOnce: number;
}

/** Names of secrets by who reads them. Values never come near the template. */
export interface SecretNames {
  readonly sources: readonly string[];
  readonly slackWebhooks: readonly string[];
  /** Of receivers outside of Slack: signing secrets of webhooks, integration keys of PagerDuty. */
  readonly receivers: readonly string[];
  /** Of the Slack app; the buttons open windows with it. */
  readonly slackBotToken?: string;
  /** At most one; without it no button press could be verified, and the actions URL is not made. */
  readonly slackSigning?: string;
}
