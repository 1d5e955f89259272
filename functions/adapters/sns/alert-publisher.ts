import type { SNSClient } from '@aws-sdk/client-sns';
import { ALERT_ATTRIBUTES } from '../../contracts/messages.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { AlertPublisher } from '../../ports/alerts.ts';
import { publishMail } from './publish-mail.ts';

export interface AlertPublisherOptions {
  readonly client: SNSClient;
  readonly topicArn: string;
  /** The alert in people's words, for subscribers by e-mail. */
  readonly draw: (alert: Alert) => { readonly subject: string; readonly text: string };
}

/** SNS and SQS take 262,144 bytes of text and attributes together. */
const MOST_BYTES = 240_000;

/** One publish per alert. Filter policies see the attributes; machines read the whole alert from the last of them. */
export function createAlertPublisher({ client, topicArn, draw }: AlertPublisherOptions): AlertPublisher {
  return {
    publish: async (alert) => {
      const { subject, text } = draw(alert);
      const json = JSON.stringify(alert);
      if (Buffer.byteLength(json) + Buffer.byteLength(text) > MOST_BYTES) {
        throw new RangeError(`alert ${alert.key} is larger than ${MOST_BYTES} bytes`);
      }
      await publishMail(client, {
        ...{ topicArn, subject, text },
        attributes: {
          [ALERT_ATTRIBUTES.brand]: alert.brand,
          [ALERT_ATTRIBUTES.severity]: alert.severity,
          [ALERT_ATTRIBUTES.stage]: alert.stage,
          [ALERT_ATTRIBUTES.source]: alert.sourceId,
          [ALERT_ATTRIBUTES.owner]: alert.owner,
          [ALERT_ATTRIBUTES.alert]: json,
        },
      });
    },
  };
}
