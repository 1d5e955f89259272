/** The part of Block Kit that we use; test/domain/alerts/slack-message.test.ts holds it against Slack's own types. */
export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: boolean;
}

export interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  /** True: Slack links no bare names or addresses of its own accord. */
  readonly verbatim: true;
}

export interface SlackButton {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
}

export interface SlackOption {
  text: PlainText;
  value: string;
}

export interface SlackSelect {
  readonly type: 'static_select';
  readonly action_id: string;
  readonly placeholder: PlainText;
  readonly options: SlackOption[];
}

export interface SlackOverflow {
  readonly type: 'overflow';
  readonly action_id: string;
  readonly options: SlackOption[];
}

/** Structure instead of notation: Slack parses nothing in it. */
export type RichText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly url: string; readonly text: string }
  | { readonly type: 'user'; readonly user_id: string }
  | { readonly type: 'usergroup'; readonly usergroup_id: string };

export interface RichTextList {
  readonly type: 'rich_text_list';
  readonly style: 'bullet';
  readonly elements: { type: 'rich_text_section'; elements: RichText[] }[];
}

export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText | Mrkdwn }
  | { readonly type: 'context'; readonly elements: (PlainText | Mrkdwn)[] }
  | { readonly type: 'rich_text'; readonly elements: RichTextList[] }
  | {
      readonly type: 'actions';
      readonly block_id: string;
      readonly elements: (SlackButton | SlackSelect | SlackOverflow)[];
    };

export interface SlackMessage {
  /** What notifications show. */
  readonly text: string;
  readonly blocks: SlackBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** https://docs.slack.dev/reference/block-kit: characters unless said otherwise. */
export const SLACK_LIMITS = {
  text: 3_000,
  header: 150,
  section: 3_000,
  buttonText: 75,
  url: 3_000,
  value: 2_000,
  optionValue: 150,
} as const;
