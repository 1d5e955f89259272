import type { DueMessage } from '../contracts/messages.ts';
import { type Duration, SECOND } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';
import { inParallel } from './in-parallel.ts';

interface Deps {
  readonly mentions: Pick<MentionStore, 'dueBefore'>;
  readonly queues: Pick<Queues, 'sendDue'>;
  readonly shards: number;
  readonly now: Now;
}

/** Two periods of the sweep: one lost run goes unnoticed. A clock opened inside it is sent at once by who opens it. */
export const LOOK_AHEAD = 120 * SECOND;
const AT_ONCE = 100;

export interface Swept {
  readonly due: number;
  /** How long the oldest entry has been due, in milliseconds: grows when stages do not get done. */
  readonly oldestAge: Duration;
}

/**
 * Sends everything that is due before now + 120 s to the due queue, each with the delay that is left.
 * No lower bound: whatever an earlier run or a crash left behind is found again. A shard that fails stops no other.
 */
export async function sweepClocks({ mentions, queues, shards, now }: Deps): Promise<Swept> {
  const all = Array.from({ length: shards }, (_, shard) => shard);
  const swept = await inParallel(all, shards, (shard) =>
    sweepShard(mentions.dueBefore(shard, now() + LOOK_AHEAD), queues, now),
  );
  return {
    due: swept.reduce((sum, shard) => sum + shard.due, 0),
    oldestAge: Math.max(0, ...swept.map((shard) => shard.oldestAge)),
  };
}

async function sweepShard(found: AsyncIterable<DueMessage>, queues: Deps['queues'], now: Now): Promise<Swept> {
  let due = 0;
  let oldestAge = 0;
  let held: DueMessage[] = [];
  for await (const message of found) {
    oldestAge = Math.max(oldestAge, now() - message.dueAt);
    held.push(message);
    if (held.length < AT_ONCE) continue;
    due += await send(held, queues, now);
    held = [];
  }
  return { due: due + (await send(held, queues, now)), oldestAge };
}

async function send(messages: readonly DueMessage[], queues: Deps['queues'], now: Now): Promise<number> {
  if (messages.length === 0) return 0;
  const at = now();
  await queues.sendDue(messages.map((message) => ({ message, delay: Math.max(0, message.dueAt - at) })));
  return messages.length;
}
