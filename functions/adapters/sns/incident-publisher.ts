import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { ALERT_ATTRIBUTES } from '../../contracts/messages.ts';
import type { IncidentNotice } from '../../domain/incidents/notice.ts';
import type { IncidentPublisher } from '../../ports.ts';
import { stringAttribute } from './alert-publisher.ts';
import { snsSubject } from './subject.ts';

export interface IncidentPublisherOptions {
  readonly client: SNSClient;
  readonly topicArn: string;
  /** The notice in people's words, for subscribers by e-mail. */
  readonly draw: (notice: IncidentNotice) => { readonly subject: string; readonly text: string };
}

/** To the alert topic: filter policies send it where the owner's alerts of that stage go. */
export const createIncidentPublisher = ({ client, topicArn, draw }: IncidentPublisherOptions): IncidentPublisher => ({
  publish: async (notice) => {
    const { subject, text } = draw(notice);
    await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: snsSubject(subject),
        Message: text,
        MessageAttributes: {
          [ALERT_ATTRIBUTES.brand]: stringAttribute(notice.brand),
          [ALERT_ATTRIBUTES.severity]: stringAttribute(notice.severity),
          [ALERT_ATTRIBUTES.stage]: stringAttribute(notice.stage),
          [ALERT_ATTRIBUTES.source]: stringAttribute(notice.scope.sourceId ?? 'several'),
          [ALERT_ATTRIBUTES.owner]: stringAttribute(notice.owner),
          [ALERT_ATTRIBUTES.incident]: stringAttribute(JSON.stringify(notice)),
        },
      }),
    );
  },
});
