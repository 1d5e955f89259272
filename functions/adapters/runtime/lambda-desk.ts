import { type Settings, showsChanges } from '../../domain/settings/settings.ts';
import type { Queues } from '../../ports/queues.ts';
import { createDeskSeal } from '../desk/desk-seal.ts';
import { newDeskId } from '../desk/new-desk-id.ts';
import { createDeskLinks } from '../dynamodb/desk-links.ts';
import { createOpenClocks } from '../dynamodb/open-clocks.ts';
import { announcedMentions } from '../sqs/announced-mentions.ts';
import { documentClient } from './lambda-clients.ts';
import { lambdaSecrets } from './lambda-secrets.ts';
import { lambdaIncidents, lambdaMentions, lambdaSources, leftOut } from './lambda-stores.ts';
import type { Log } from './logger.ts';
import { madeOnce } from './made-once.ts';
import type { Meter } from './metrics.ts';
import { systemClock } from './system-clock.ts';

export interface DeskPlace {
  readonly TABLE_NAME: string;
  readonly SLACK_QUEUE_URL: string;
  readonly SECRETS_PREFIX: string;
  /** Name of the secret that links are signed with. */
  readonly DESK_SECRET: string;
  readonly REPORT_BUCKET: string;
}

/** What the desk of a Lambda reads, writes and signs with. */
export function lambdaDesk(place: DeskPlace, settings: Settings, log: Log, meter: Meter) {
  const table = { client: documentClient(), tableName: place.TABLE_NAME, now: systemClock };
  const secrets = lambdaSecrets(place.SECRETS_PREFIX);
  const shelf = madeOnce(async () => (await import('./desk-reports.ts')).deskReports(place.REPORT_BUCKET));
  const mentions = lambdaMentions(place.TABLE_NAME, settings, log, meter);
  return {
    settings,
    openClocks: createOpenClocks({ ...table, shards: settings.shards, onMalformed: leftOut(log, meter) }),
    mentions: showsChanges(settings) ? announcedMentions(mentions, slackWorkOf(place.SLACK_QUEUE_URL)) : mentions,
    incidents: lambdaIncidents(place.TABLE_NAME, settings),
    sources: lambdaSources(place.TABLE_NAME, log, meter),
    reports: { newest: async (brand: string) => (await shelf()).newest(brand) },
    seal: createDeskSeal(place.DESK_SECRET, () => secrets.read(place.DESK_SECRET)),
    links: createDeskLinks(table),
    now: systemClock,
    newId: newDeskId,
  };
}

/** Loaded with the first deed. */
function slackWorkOf(slackQueueUrl: string): Pick<Queues, 'sendSlack'> {
  const work = madeOnce(async () => (await import('./slack-work.ts')).slackWork(slackQueueUrl));
  return { sendSlack: async (messages) => (await work()).sendSlack(messages) };
}
