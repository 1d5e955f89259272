import { type Settings, showsChanges } from '../../domain/settings/settings.ts';
import type { MentionStore } from '../../ports/mentions.ts';
import { announcedMentions } from '../sqs/announced-mentions.ts';
import { createQueues } from '../sqs/queues.ts';
import { lambdaMentions } from './lambda-stores.ts';
import type { Log } from './logger.ts';
import type { Meter } from './metrics.ts';
import { sqsClient } from './sqs-client.ts';

/** The mentions of a Lambda's table, for functions whose changes living messages and incidents are to show; without any, nobody is told. */
export function tellingMentions(
  tableName: string,
  slackQueueUrl: string,
  settings: Settings,
  log: Log,
  meter: Meter,
): MentionStore {
  const mentions = lambdaMentions(tableName, settings, log, meter);
  if (!showsChanges(settings)) return mentions;
  return announcedMentions(mentions, createQueues({ client: sqsClient(), urls: { slack: slackQueueUrl } }));
}
