import { METRICS } from '../../contracts/metric-names.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { DAY } from '../../domain/shared/time.ts';
import type { MentionStore } from '../../ports.ts';
import { createMentionStore } from '../dynamodb/mention-store.ts';
import { documentClient } from './lambda-clients.ts';
import type { Log } from './logger.ts';
import type { Meter } from './metrics.ts';
import { systemClock } from './system-clock.ts';

/** The mentions of a Lambda's table; an item that cannot be read is counted and logged by its key, and stops nobody. */
export function lambdaMentions(tableName: string, settings: Settings, log: Log, meter: Meter): MentionStore {
  return createMentionStore({
    client: documentClient(),
    tableName,
    shards: settings.shards,
    retention: settings.retention.mentionDays * DAY,
    now: systemClock,
    onMalformed: (error) => {
      meter.count(METRICS.itemsMalformed);
      log.error('item left out', { reason: error.message });
    },
  });
}
