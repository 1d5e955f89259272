import { inMemoryIncidentStore } from './in-memory-incident-store.ts';
import { inMemoryMentionStore } from './in-memory-mention-store.ts';
import { inMemoryRollupStore } from './in-memory-rollup-store.ts';
import { inMemorySlackCards, inMemorySlackChannels } from './in-memory-slack.ts';
import { inMemorySourceStore } from './in-memory-source-store.ts';
import { describeIncidentStore } from './incident-store-contract.ts';
import { describeMentionStore } from './mention-store-contract.ts';
import { describeRollupStore } from './rollup-store-contract.ts';
import { describeSlackCards, describeSlackChannels } from './slack-stores-contract.ts';
import { describeSourceStore } from './source-store-contract.ts';

describeMentionStore('memory', async (settings) => inMemoryMentionStore(settings));
describeSourceStore('memory', async () => inMemorySourceStore());
describeRollupStore('memory', async () => inMemoryRollupStore());
describeSlackChannels('memory', async () => inMemorySlackChannels());
describeSlackCards('memory', async () => inMemorySlackCards());
describeIncidentStore('memory', async () => inMemoryIncidentStore());
