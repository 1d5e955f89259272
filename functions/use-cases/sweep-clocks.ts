import type { DueMessage } from '../contracts/messages.ts';
import { SECOND } from '../domain/shared/time.ts';
import type { MentionStore, Now, Queues } from '../ports.ts';

interface Deps {
  readonly mentions: Pick<MentionStore, 'dueBefore'>;
  readonly queues: Pick<Queues, 'sendDue'>;
  readonly shards: number;
  readonly now: Now;
}

/** Two periods of the sweep: one lost run goes unnoticed. A clock opened inside it is sent at once by who opens it. */
export const LOOK_AHEAD = 120 * SECOND;
const AT_ONCE = 100;

/**
 * Sends everything that is due before now + 120 s to the due queue, each with the delay that is left.
 * No lower bound: whatever an earlier run or a crash left behind is found again.
 */
export async function sweepClocks({ mentions, queues, shards, now }: Deps): Promise<{ readonly due: number }> {
  const counts = await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      let due = 0;
      let held: DueMessage[] = [];
      for await (const found of mentions.dueBefore(shard, now() + LOOK_AHEAD)) {
        held.push(found);
        if (held.length < AT_ONCE) continue;
        due += await send(held, queues, now);
        held = [];
      }
      return due + (await send(held, queues, now));
    }),
  );
  return { due: counts.reduce((sum, count) => sum + count, 0) };
}

async function send(messages: readonly DueMessage[], queues: Pick<Queues, 'sendDue'>, now: Now): Promise<number> {
  if (messages.length === 0) return 0;
  const at = now();
  await queues.sendDue(messages.map((message) => ({ message, delay: Math.max(0, message.dueAt - at) })));
  return messages.length;
}
