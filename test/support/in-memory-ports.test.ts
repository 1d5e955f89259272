import { describeDeliveryLog } from './delivery-log-contract.ts';
import { inMemoryDeliveryLog, type SharedDeliveries } from './in-memory-delivery-log.ts';
import { inMemoryMentionStore } from './in-memory-mention-store.ts';
import { inMemoryRollupStore } from './in-memory-rollup-store.ts';
import { inMemorySourceStore } from './in-memory-source-store.ts';
import { describeMentionStore } from './mention-store-contract.ts';
import { describeRollupStore } from './rollup-store-contract.ts';
import { describeSourceStore } from './source-store-contract.ts';

describeMentionStore('memory', async (settings) => inMemoryMentionStore(settings));
describeSourceStore('memory', async () => inMemorySourceStore());
describeRollupStore('memory', async () => inMemoryRollupStore());
describeDeliveryLog('memory', async () => {
  const shared: SharedDeliveries = new Map();
  return () => inMemoryDeliveryLog(shared);
});
