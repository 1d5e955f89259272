import type { Instant } from '../domain/shared/time.ts';
import type { Saved } from './saved.ts';

/** A request to a webhook, as it came; `body` exactly as sent. */
export interface SignedPush {
  readonly webhookId: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
}

/** `late`: signed by somebody who knows the secret, more than five minutes from now. */
export type Signed = 'signed' | 'unsigned' | 'forged' | 'late';

/** When the newest poll comes that a nudge asked for, by source. */
export interface NudgeLog {
  /** Strongly consistent. */
  pollAt(sourceId: string): Promise<Instant | undefined>;
  /** Conditional on `before`, as in MentionStore. */
  move(sourceId: string, before: Instant | undefined, to: Instant): Promise<Saved>;
}

/** What was taken at a webhook, so that its repetition is known for one. */
export interface Receipt {
  /** When the sender signed it, in seconds since 1970, as it wrote them. */
  readonly timestamp: string;
  /** Tells one body from another. */
  readonly digest: string;
}

/** Webhook ids that were taken, by source, for at least as long as a repetition could pass for new. */
export interface ReceiptLog {
  /** Strongly consistent. */
  find(sourceId: string, webhookId: string): Promise<Receipt | undefined>;
  keep(sourceId: string, webhookId: string, receipt: Receipt, now: Instant): Promise<void>;
}
