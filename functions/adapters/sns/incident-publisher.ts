import type { SNSClient } from '@aws-sdk/client-sns';
import { ALERT_ATTRIBUTES } from '../../contracts/messages.ts';
import type { IncidentNotice } from '../../domain/incidents/notice.ts';
import type { IncidentPublisher } from '../../ports/incidents.ts';
import { publishMail } from './publish-mail.ts';

export interface IncidentPublisherOptions {
  readonly client: SNSClient;
  readonly topicArn: string;
  /** The notice in people's words, for subscribers by e-mail. */
  readonly draw: (notice: IncidentNotice) => { readonly subject: string; readonly text: string };
}

/** To the alert topic: filter policies send it where the owner's alerts of that stage go. */
export const createIncidentPublisher = ({ client, topicArn, draw }: IncidentPublisherOptions): IncidentPublisher => ({
  publish: async (notice) => {
    await publishMail(client, {
      topicArn,
      ...draw(notice),
      attributes: {
        [ALERT_ATTRIBUTES.brand]: notice.brand,
        [ALERT_ATTRIBUTES.severity]: notice.severity,
        [ALERT_ATTRIBUTES.stage]: notice.stage,
        [ALERT_ATTRIBUTES.source]: notice.scope.sourceId ?? 'several',
        [ALERT_ATTRIBUTES.owner]: notice.owner,
        [ALERT_ATTRIBUTES.incident]: JSON.stringify(notice),
      },
    });
  },
});
