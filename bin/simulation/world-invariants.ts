import { duePk } from '../../functions/adapters/dynamodb/keys.ts';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import { toldMark } from '../../functions/domain/alerts/told-mark.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { nextDueOf } from '../../functions/domain/sla/watch.ts';
import type { Broken, Followed } from './invariants.ts';
import type { World } from './world.ts';
import { HOOKS } from './world-settings.ts';

/** Texts, cards and the mention itself. */
const MOST_ITEMS = 16;
const MOST_EVENTS = 60;
/** SNS deletes a subscription by e-mail at ten a second. */
const MOST_MAILS_A_SECOND = 5;

/** What concerns no single mention: receivers, queues, sizes. */
export function brokenAroundIt(world: World, followed: readonly Followed[]): readonly Broken[] {
  return [...doubles(world, followed), ...strayed(world), ...floods(world), ...sizes(world, followed)];
}

/** Slack keeps every message: an alert that stands there twice was told twice. */
function doubles({ receivers }: World, followed: readonly Followed[]): readonly Broken[] {
  const names = new Map(
    followed.flatMap(({ told, pk }) => told.map(({ key }) => [toldMark(key), { key, pk }] as const)),
  );
  const marks = receivers.slack.posts.flatMap(({ message, at }) => marksOf(message).map((mark) => ({ mark, at })));
  return [...Map.groupBy(marks, ({ mark }) => mark)]
    .filter(([, posts]) => posts.length > 1)
    .map(([mark, posts]) => {
      const { key = mark, pk } = names.get(mark) ?? {};
      const line = `${key} stands in Slack ${posts.length} times: ${posts.map(({ at }) => toIso(at)).join(', ')}`;
      return { invariant: 'toldOnce', line, ...(pk !== undefined && { mention: pk }) };
    });
}

function marksOf(message: Readonly<Record<string, unknown>>): readonly string[] {
  const { metadata } = message as { readonly metadata?: { readonly event_payload?: { readonly told?: unknown } } };
  const told = metadata?.event_payload?.told;
  return typeof told === 'string' ? told.split(' ') : [];
}

/** The second webhook is for one owner's alerts, all of them and no others. */
function strayed({ receivers, options }: World): readonly Broken[] {
  if (!options.receivers) return [];
  const all = [...(receivers.told.get('/all')?.values() ?? [])];
  const heads = new Map(receivers.told.get('/head') ?? []);
  const lines: string[] = [];
  for (const told of heads.values())
    if (told.owner !== 'head') lines.push(`${told.key} of ${told.owner} came to ${HOOKS}/head`);
  for (const told of all) {
    if (told.owner === 'head' && !isToldLater(told, [...heads.values()]))
      lines.push(`${told.key} did not come to ${HOOKS}/head`);
  }
  return lines.map((line) => ({ invariant: 'owner', line }));
}

/** Of two stages that wait for one receiver only the later is told. */
const isToldLater = (
  told: { readonly externalId: string; readonly cycle: number },
  heads: readonly (typeof told)[],
): boolean => heads.some(({ externalId, cycle }) => externalId === told.externalId && cycle >= told.cycle);

function floods({ receivers }: World): readonly Broken[] {
  const seconds = Map.groupBy(receivers.mails, ({ to, at }) => `${to} at ${toIso(Math.floor(at / 1_000) * 1_000)}`);
  return [...seconds]
    .filter(([, mails]) => mails.length > MOST_MAILS_A_SECOND)
    .map(([when, mails]) => ({ invariant: 'bounded', line: `${mails.length} mails in a second to ${when}` }));
}

function sizes(world: World, followed: readonly Followed[]): readonly Broken[] {
  const lines: string[] = [];
  for (const [name, queue] of world.queues) {
    // Every sweep sends what is due within two minutes; nothing else may be left over.
    const most = name === 'undelivered' ? 0 : 60;
    if (queue.size > most) lines.push(`${queue.size} messages are left in ${name}`);
  }
  const expected = followed.filter(({ stored }) => stored && nextDueOf(stored.mention) !== undefined).length;
  const listed = world.table.indexSize(TABLE.due.index, duePk(0).slice(0, -1));
  if (listed !== expected) lines.push(`the due index lists ${listed} items, and something is due for ${expected}`);
  for (const { stored, pk } of followed) {
    if (stored === undefined) continue;
    const items = world.table.itemsOf(pk).length;
    if (items > MOST_ITEMS) lines.push(`${pk} has ${items} items`);
    if (stored.mention.history.length > MOST_EVENTS) lines.push(`${pk} has ${stored.mention.history.length} events`);
  }
  return lines.map((line) => ({ invariant: 'bounded', line }));
}
