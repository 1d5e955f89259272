import middy from '@middy/core';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { tellingMentions } from '../adapters/runtime/telling-mentions.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { followTimeZones } from '../use-cases/follow-time-zones.ts';

const environment = readEnvironment('follow-time-zones', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const tz = process.versions['tz'] ?? '';
const deps = {
  readSettings: async () => settings,
  mentions: tellingMentions(environment.TABLE_NAME, environment.SLACK_QUEUE_URL, settings, log, meter),
  now: systemClock,
  tz,
};

/** Every day: deadlines that a newer time zone database moves are computed again. */
export const handler = middy()
  .use(observed(log, meter))
  .handler(async () => {
    const { open, rows } = await followTimeZones(deps);
    const left = rows.filter(({ outcome }) => outcome === 'left').length;
    log.info('time zones followed', { tz, open, recomputed: rows.length - left, left });
  });
