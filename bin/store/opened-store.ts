import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createBrandTables } from '../../functions/adapters/dynamodb/brand-tables.ts';
import { createBudgetStore } from '../../functions/adapters/dynamodb/budget-store.ts';
import { createDeskLinks } from '../../functions/adapters/dynamodb/desk-links.ts';
import { createIncidentStore } from '../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { createRollupStore } from '../../functions/adapters/dynamodb/rollup-store.ts';
import { createScoreStore } from '../../functions/adapters/dynamodb/score-store.ts';
import { createSlackCards } from '../../functions/adapters/dynamodb/slack-cards.ts';
import { createSourceStore } from '../../functions/adapters/dynamodb/source-store.ts';
import { createSpendStore } from '../../functions/adapters/dynamodb/spend-store.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { DAY } from '../../functions/domain/shared/time.ts';
import type { BudgetStore, SpendStore } from '../../functions/ports/budgets.ts';
import type { DeskLinks } from '../../functions/ports/desk.ts';
import type { IncidentStore } from '../../functions/ports/incidents.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';
import type { Now } from '../../functions/ports/now.ts';
import type { Queues } from '../../functions/ports/queues.ts';
import type { RollupStore, ScoreStore } from '../../functions/ports/reports.ts';
import type { BrandTables } from '../../functions/ports/scoring.ts';
import type { SlackCards } from '../../functions/ports/slack.ts';
import type { SourceStore } from '../../functions/ports/sources.ts';

/** A store for commands to read (only `recompute`, `import`, `act`, `train` and `erase-author` write), with the settings that it was filled under. */
export interface OpenedStore {
  readonly settings: Settings;
  readonly mentions: Pick<
    MentionStore,
    | 'find'
    | 'facts'
    | 'dueBefore'
    | 'save'
    | 'keepEarlierText'
    | 'noteAuthor'
    | 'noteText'
    | 'forgetTexts'
    | 'forgetAuthor'
    | 'forgottenUntil'
    | 'notedPosts'
    | 'keptTexts'
  >;
  readonly cards: Pick<SlackCards, 'find' | 'channels'>;
  readonly sources: Pick<SourceStore, 'find' | 'gaps' | 'saveProgress' | 'closeGap' | 'watermark'>;
  readonly budgets: Pick<BudgetStore, 'find'>;
  readonly spending: Pick<SpendStore, 'spent'>;
  readonly brandTables: BrandTables;
  readonly incidents: Pick<IncidentStore, 'board' | 'past'>;
  readonly rollups: RollupStore;
  readonly scores: ScoreStore;
  readonly deskLinks: Pick<DeskLinks, 'note' | 'list' | 'revoke'>;
  readonly now: Now;
  /** The table itself, for commands that look after all of it. */
  readonly table: { readonly client: DynamoDBDocumentClient; readonly tableName: string };
  /** By which living messages in Slack are told of a change; absent, or answering nothing, where nobody would hear. */
  readonly slackWork?: () => Promise<Pick<Queues, 'sendSlack'> | undefined>;
  close(): Promise<void>;
}

/** The stores over one table. Items that cannot be read are told of on stderr and left out. */
export function storeOver(
  client: DynamoDBDocumentClient,
  tableName: string,
  settings: Settings,
  now: Now,
  close: () => Promise<void>,
): OpenedStore {
  const onMalformed = (error: Error): void => void process.stderr.write(`left out: ${error.message}\n`);
  const retention = settings.retention.mentionDays * DAY;
  return {
    settings,
    mentions: createMentionStore({ client, tableName, shards: settings.shards, retention, now, onMalformed }),
    sources: createSourceStore({ client, tableName, now, onMalformed }),
    budgets: createBudgetStore({ client, tableName, now }),
    spending: createSpendStore({ client, tableName, now }),
    brandTables: createBrandTables(client, tableName),
    incidents: createIncidentStore({ client, tableName, now }),
    rollups: createRollupStore({ client, tableName, now, retention, onMalformed }),
    scores: createScoreStore(client, tableName),
    cards: createSlackCards({ client, tableName }),
    deskLinks: createDeskLinks({ client, tableName, now }),
    now,
    table: { client, tableName },
    close,
  };
}
