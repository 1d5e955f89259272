import { METRICS } from '../../contracts/metric-names.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { DAY } from '../../domain/shared/time.ts';
import type { BudgetStore, SpendStore } from '../../ports/budgets.ts';
import type { IncidentStore } from '../../ports/incidents.ts';
import type { MentionStore } from '../../ports/mentions.ts';
import type { RollupStore } from '../../ports/reports.ts';
import type { SourceStore } from '../../ports/sources.ts';
import { createBudgetStore } from '../dynamodb/budget-store.ts';
import { heldReservations } from '../dynamodb/held-reservations.ts';
import { createIncidentStore } from '../dynamodb/incident-store.ts';
import type { MalformedItem } from '../dynamodb/malformed-item.ts';
import { createMentionStore } from '../dynamodb/mention-store.ts';
import { createRollupStore } from '../dynamodb/rollup-store.ts';
import { createSourceStore } from '../dynamodb/source-store.ts';
import { createSpendStore } from '../dynamodb/spend-store.ts';
import { documentClient } from './lambda-clients.ts';
import { loggedMentions } from './logged-stores.ts';
import type { Log } from './logger.ts';
import type { Meter } from './metrics.ts';
import { systemClock } from './system-clock.ts';

/** The mentions of a Lambda's table. */
export function lambdaMentions(tableName: string, settings: Settings, log: Log, meter: Meter): MentionStore {
  const store = createMentionStore({
    client: documentClient(),
    tableName,
    shards: settings.shards,
    retention: settings.retention.mentionDays * DAY,
    now: systemClock,
    onMalformed: leftOut(log, meter),
  });
  return loggedMentions(store, log);
}

/** The sources of a Lambda's table, with the poll wheel and the gaps. */
export function lambdaSources(tableName: string, log: Log, meter: Meter): SourceStore {
  return createSourceStore({
    client: documentClient(),
    tableName,
    now: systemClock,
    onMalformed: leftOut(log, meter),
  });
}

/** The incidents of a Lambda's table; kept as long as mentions are. */
export const lambdaIncidents = (tableName: string, { retention }: Settings): IncidentStore =>
  createIncidentStore({
    client: documentClient(),
    tableName,
    retention: retention.mentionDays * DAY,
    now: systemClock,
  });

/** The rollups of a Lambda's table. */
export const lambdaRollups = (tableName: string, { retention }: Settings, log: Log, meter: Meter): RollupStore =>
  createRollupStore({
    client: documentClient(),
    tableName,
    retention: retention.mentionDays * DAY,
    now: systemClock,
    onMalformed: leftOut(log, meter),
  });

/** What all workers know of credentials and servers, and what was spent at them. */
export const lambdaBudgets = (tableName: string): { readonly budgets: BudgetStore; readonly spending: SpendStore } => {
  const table = { client: documentClient(), tableName, now: systemClock };
  return { budgets: createBudgetStore(table), spending: heldReservations(createSpendStore(table)) };
};

/** An item that cannot be read is counted and logged by its key, and stops nobody. */
export const leftOut =
  (log: Log, meter: Meter) =>
  (error: MalformedItem): void => {
    meter.count(METRICS.itemsMalformed);
    log.error('item left out', { reason: error.message });
  };
