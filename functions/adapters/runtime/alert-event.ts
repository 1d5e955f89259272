import type { SNSEvent } from 'aws-lambda';
import { ALERT_ATTRIBUTES } from '../../contracts/messages.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { MalformedMessage } from './message-schemas.ts';

/** The alerts of a topic's event: they travel as JSON in an attribute, beside the text for people. */
export function alertsIn(event: SNSEvent): Alert[] {
  return event.Records.map(({ Sns }) => {
    const json: unknown = Sns.MessageAttributes[ALERT_ATTRIBUTES.alert]?.Value;
    const alert: unknown = typeof json === 'string' ? parsed(json) : undefined;
    if (!isAlert(alert)) throw new MalformedMessage(`message ${Sns.MessageId} of the alert topic carries no alert`);
    return alert;
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Our own publisher wrote it: enough to tell it from somebody else's message. */
const isAlert = (value: unknown): value is Alert =>
  typeof value === 'object' &&
  value !== null &&
  ['key', 'brand', 'origin', 'externalId', 'stage', 'owner'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );
