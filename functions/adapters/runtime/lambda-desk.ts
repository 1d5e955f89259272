import type { Settings } from '../../domain/settings/settings.ts';
import { createDeskSeal } from '../desk/desk-seal.ts';
import { newDeskId } from '../desk/new-desk-id.ts';
import { createDeskLinks } from '../dynamodb/desk-links.ts';
import { createOpenClocks } from '../dynamodb/open-clocks.ts';
import { createReportShelf } from '../s3/report-shelf.ts';
import { documentClient } from './lambda-clients.ts';
import { lambdaSecrets } from './lambda-secrets.ts';
import { lambdaIncidents, lambdaSources, leftOut, tellingMentions } from './lambda-stores.ts';
import type { Log } from './logger.ts';
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
  return {
    settings,
    openClocks: createOpenClocks({ ...table, shards: settings.shards, onMalformed: leftOut(log, meter) }),
    mentions: tellingMentions(place.TABLE_NAME, place.SLACK_QUEUE_URL, settings, log, meter),
    incidents: lambdaIncidents(place.TABLE_NAME, settings),
    sources: lambdaSources(place.TABLE_NAME, log, meter),
    reports: createReportShelf({
      s3: () => import('./desk-reports.ts').then(({ reportsClient }) => reportsClient),
      bucket: place.REPORT_BUCKET,
      now: systemClock,
    }),
    seal: createDeskSeal(place.DESK_SECRET, () => secrets.read(place.DESK_SECRET)),
    links: createDeskLinks(table),
    now: systemClock,
    newId: newDeskId,
  };
}
