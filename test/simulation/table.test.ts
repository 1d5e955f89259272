import { describe } from 'vitest';
import { SimulatedTable } from '../../bin/simulation/table.ts';
import { clientOn } from '../../bin/simulation/table-client.ts';
import { createBudgetStore } from '../../functions/adapters/dynamodb/budget-store.ts';
import { createIncidentStore } from '../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { createRollupStore } from '../../functions/adapters/dynamodb/rollup-store.ts';
import { createSlackCards } from '../../functions/adapters/dynamodb/slack-cards.ts';
import { createSlackChannels } from '../../functions/adapters/dynamodb/slack-channels.ts';
import { createSourceStore } from '../../functions/adapters/dynamodb/source-store.ts';
import { createSpendStore } from '../../functions/adapters/dynamodb/spend-store.ts';
import { DAY, HOUR } from '../../functions/domain/shared/time.ts';
import { describeBudgetStore, describeSpendStore } from '../support/budget-store-contract.ts';
import { describeIncidentStore } from '../support/incident-store-contract.ts';
import { POSTED } from '../support/mention-literals.ts';
import { describeMentionStore } from '../support/mention-store-contract.ts';
import { describeRollupStore } from '../support/rollup-store-contract.ts';
import { describeSlackCards, describeSlackChannels } from '../support/slack-stores-contract.ts';
import { describeSourceStore } from '../support/source-store-contract.ts';

const AT = Date.UTC(2026, 10, 20, 8);
const freshTable = () => {
  const table = new SimulatedTable({ now: () => AT, limited: false });
  return { client: clientOn(async (command, input) => table.handle(command, input)), tableName: 'simulated' };
};

describe('the simulated table', () => {
  describeMentionStore('simulated', async (given) =>
    createMentionStore({
      ...{ now: () => POSTED + HOUR, shards: 1, retention: 400 * DAY, onMalformed: () => undefined },
      ...given,
      ...freshTable(),
    }),
  );
  describeSourceStore('simulated', async (now) => createSourceStore({ ...freshTable(), now, retention: 400 * DAY }));
  describeRollupStore('simulated', async () =>
    createRollupStore({ ...freshTable(), now: () => AT, retention: 400 * DAY }),
  );
  describeIncidentStore('simulated', async () =>
    createIncidentStore({ ...freshTable(), now: () => AT, retention: 30 * DAY }),
  );
  describeBudgetStore('simulated', async () => createBudgetStore({ ...freshTable(), now: () => AT }));
  describeSpendStore('simulated', async () => createSpendStore({ ...freshTable(), now: () => AT }));
  describeSlackChannels('simulated', async () => createSlackChannels(freshTable()));
  describeSlackCards('simulated', async () => createSlackCards(freshTable()));
});
