/**
 * Prints what a poll costs in DynamoDB write units, as the engine charges them, through the real use-case, stores and
 * HTTP client: `node test/benchmark/writes-per-poll.ts` (needs dynoxide; dynalite does not meter indexes).
 */
import { type PretendServer, servePretend } from '../../bin/local/story/pretend-server.ts';
import { createBudgetStore } from '../../functions/adapters/dynamodb/budget-store.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { createSourceStore } from '../../functions/adapters/dynamodb/source-store.ts';
import { createSpendStore } from '../../functions/adapters/dynamodb/spend-store.ts';
import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { DAY, HOUR, MINUTE, toIso } from '../../functions/domain/shared/time.ts';
import { type PollDeps, pollSource } from '../../functions/use-cases/poll-source.ts';
import { aFeed, anAppStoreSource, anEntry } from '../adapters/sources/builders.ts';
import { readerFor } from '../support/connectors.ts';
import { startTableEngine, TABLE_ENGINES } from '../support/engines.ts';
import { LONG_TEXT, SHORT_TEXT } from '../support/mention-literals.ts';
import { unitsOf } from '../support/unit-meter.ts';
import { alertSettings } from '../use-cases/alert-ports.ts';

if (TABLE_ENGINES.includes('dynoxide')) console.table(await measure());
else console.log('dynoxide is not installed here: nothing measured');

async function measure(): Promise<object[]> {
  const start = Date.parse('2026-11-20T12:00:00Z');
  let now = start;
  let reviews: object[] = [];
  const store = await servePretend(({ pathname }) => {
    const isFirst = !/page=(?!1\/)/u.test(pathname);
    return { body: stamped(isFirst ? aFeed(reviews) : aFeed(), now) };
  });
  const engine = await startTableEngine('dynoxide');
  const client = engine.clientWith({});
  const units = unitsOf(client);
  const source = anAppStoreSource({ brand: 'kettle', server: store.origin });
  const deps = depsOf(source, store, client, await engine.freshTable(), () => now);
  await deps.sources.apply([source]);

  const rows: object[] = [];
  const poll = async (what: string, change?: () => void): Promise<void> => {
    now += 15 * MINUTE;
    change?.();
    units();
    const { outcome, requests, discovered, changed } = await pollSource(source.id, deps);
    if (outcome !== 'read') throw new Error(`${what}: ${outcome}`);
    const charged = units().write;
    const touched = discovered + changed;
    rows.push({
      poll: what,
      requests,
      new: discovered,
      changed,
      'write units': charged,
      'units a mention': touched === 0 ? '' : charged / touched,
    });
  };
  const review = (text: string, fields = {}) =>
    anEntry(String(1000 + reviews.length), {
      content: { label: text, attributes: { type: 'text' } },
      updated: { label: toIso(now - HOUR) },
      ...fields,
    });
  const post =
    (count: number, text: string, fields = {}) =>
    (): void => {
      for (let made = 0; made < count; made += 1) reviews = [review(text, fields), ...reviews];
    };
  try {
    await poll('the first, of a feed with one review', post(1, SHORT_TEXT));
    await poll('one new review of 200 bytes, clock running', post(1, SHORT_TEXT));
    await poll('one new review of 2,000 bytes, clock running', post(1, LONG_TEXT));
    await poll(
      'one new five-star review, no answer asked',
      post(1, 'Lovely and quick.', { 'im:rating': { label: '5' } }),
    );
    await poll('ten new reviews of 200 bytes', post(10, SHORT_TEXT));
    await poll('unchanged but for the time stamp of the feed');
    await poll('unchanged once more');
    await poll('one review edited', () => {
      const [newest, ...others] = reviews;
      reviews = [{ ...newest, content: { label: LONG_TEXT }, updated: { label: toIso(now) } }, ...others];
    });
    return rows;
  } finally {
    await Promise.all([engine.stop(), store.close()]);
  }
}

function depsOf(
  source: Source,
  store: PretendServer,
  client: Parameters<typeof createMentionStore>[0]['client'],
  tableName: string,
  now: () => number,
): PollDeps {
  const settings = alertSettings({ sources: [source] });
  return {
    readSettings: async () => settings,
    mentions: createMentionStore({ client, tableName, shards: settings.shards, retention: 400 * DAY, now }),
    sources: createSourceStore({ client, tableName, now }),
    budgets: createBudgetStore({ client, tableName, now }),
    spending: createSpendStore({ client, tableName, now }),
    queues: { sendDue: async () => {}, sendIncidentWork: async () => {}, sendPolls: async () => {} },
    http: guardedHttp({ version: 'benchmark', localOrigins: [store.origin] }),
    secrets: { read: async () => '' },
    readerFor,
    scorer: builtInScorer(),
    now,
    tz: process.versions['tz'] ?? 'unknown',
  };
}

/** Apple writes the time of its making into each answer. */
function stamped(page: Readonly<Record<string, unknown>>, now: number): object {
  return { feed: { ...(page['feed'] as object), updated: { label: toIso(now) } } };
}
