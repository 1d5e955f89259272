import { ReceiverRefused, ReceiverUnavailable } from './receiver-unavailable.ts';

/** Slack did not take the message and may take it later: too many, an outage, no connection. */
export class SlackUnavailable extends ReceiverUnavailable {
  override readonly name = 'SlackUnavailable';
}

/** Slack said no, and would say it again. */
export class SlackRefused extends ReceiverRefused {
  override readonly name = 'SlackRefused';
  /** Slack's own word: `channel_not_found`, `invalid_blocks`. */
  readonly word: string;

  constructor(word: string, status?: number) {
    super(`Slack refused the message: ${status === undefined || String(status) === word ? '' : `${status} `}${word}`);
    this.word = word;
  }
}

/** The message is at fault, not the channel. */
const ABOUT_MESSAGE = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_payload',
  'invalid_attachments',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'metadata_too_large',
  'invalid_arguments',
  'invalid_metadata_format',
  'invalid_metadata_schema',
]);
/** The message that was to be edited or answered is not there any more, or may not be edited any more. */
const GONE = new Set([
  'message_not_found',
  'thread_not_found',
  'cant_update_message',
  'edit_window_closed',
  'update_failed',
  'cannot_reply_to_message',
]);

export const isAboutMessage = ({ word }: SlackRefused): boolean => ABOUT_MESSAGE.has(word);
export const isMessageGone = ({ word }: SlackRefused): boolean => GONE.has(word);
