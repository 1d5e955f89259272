import type { ChannelState, SlackCard, SlackWaiting } from '../domain/alerts/slack-channel.ts';
import type { MentionKey } from '../domain/mentions/mention.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Saved } from './saved.ts';

/** The channels' turns and what waits for them: at most one sender a channel, at its pace, across all workers. */
export interface SlackChannels {
  /** Takes the channel's turn, unless somebody has it or it is not to be written to yet. A turn that is never released ends by itself. */
  take(channel: string, now: Instant): Promise<TakenTurn | NoTurn>;
  /** Gives the turn back; nobody takes it before `freeAt`. `wakeAt`: when somebody was asked to come again. */
  release(turn: TakenTurn, next: ChannelState & { readonly freeAt: Instant; readonly wakeAt?: Instant }): Promise<void>;
  /** Kept until `done`; the same thing once. */
  wait(channel: string, waiting: readonly SlackWaiting[], now: Instant): Promise<void>;
  /** In the order of `inOrder`, at most `most`; strongly consistent. */
  waiting(channel: string, most: number): Promise<readonly SlackWaiting[]>;
  done(channel: string, waiting: readonly SlackWaiting[]): Promise<void>;
}

export interface TakenTurn extends ChannelState {
  readonly taken: true;
  readonly channel: string;
  readonly holder: string;
}

export interface NoTurn {
  readonly taken: false;
  /** Somebody has it now, and looks again before giving it back. */
  readonly held: boolean;
  readonly freeAt: Instant;
  readonly wakeAt?: Instant;
}

/** Which message of which channel is about which mention; survives restarts. */
export interface SlackCards {
  find(key: MentionKey, channel: string): Promise<StoredCard | undefined>;
  /** Replaces exactly the card that was found, or none. */
  save(key: MentionKey, channel: string, card: SlackCard, before: StoredCard | undefined, now: Instant): Promise<Saved>;
  /** The channels that have been told of a mention. */
  channels(key: MentionKey): Promise<readonly string[]>;
}

export interface StoredCard extends SlackCard {
  readonly version: number;
}

export interface SlackSender {
  /** Posts one message to an incoming webhook. Throws SlackUnavailable with the wait that Slack asked for, or SlackRefused. */
  post(webhookAddress: string, message: unknown): Promise<void>;
}

export interface SlackApp {
  /** Calls a method of Slack's Web API. Throws SlackUnavailable with the wait that Slack asked for, or SlackRefused. */
  call(
    method: SlackMethod,
    token: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
}

export type SlackMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'conversations.history'
  | 'conversations.replies'
  | 'views.open';
