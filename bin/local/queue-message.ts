import type { Instant } from '../../functions/domain/shared/time.ts';

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

/** As ReceiveMessage answers it. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

/** A message the runner holds, with the instant on the run's clock at which it was received. */
export interface HeldMessage {
  readonly message: ReceivedMessage;
  readonly receivedAt: Instant;
}

/** The engine's own clock is the machine's; a hold outlasts whatever the run's clock may do meanwhile (SQS's longest). */
export const HOLD_SECONDS = 43_200;
