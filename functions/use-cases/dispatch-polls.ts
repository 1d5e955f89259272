import type { PollMessage } from '../contracts/messages.ts';
import { MINUTE } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';
import type { SourceStore } from '../ports/sources.ts';
import { idleSince } from './own-standstill.ts';

interface Deps {
  readonly sources: SourceStore;
  readonly queues: Pick<Queues, 'sendPolls'>;
  readonly now: Now;
}

export interface Dispatched {
  readonly minutes: number;
  readonly polls: number;
}

/** After a longer standstill one round of the wheel is caught up: an hour of it for most tiers, a day for the slowest. */
const CATCH_UP_MINUTES = 60;
const SLOWEST_ROUND = 1_440;
const AT_ONCE = 100;

/**
 * Sends one message for each source whose slot came round since the last run, however often it did.
 * The watermark moves after the sends: a crash between them repeats polls, which is harmless, and loses none.
 */
export async function dispatchPolls({ sources, queues, now }: Deps): Promise<Dispatched> {
  const minute = Math.floor(now() / MINUTE);
  const done = await sources.watermark();
  const first = Math.max(done === undefined ? minute : done + 1, minute - CATCH_UP_MINUTES + 1);
  const sent = new Set<string>();
  const idle = idleSince(done, minute);
  const minutes = minute - first + 1;
  // After a standstill everything is read that had a turn in it, however seldom it is read otherwise.
  const told = idle === undefined ? { minute, ...(minutes > 1 && { minutes }) } : { idleSince: idle };
  const earliest = Math.max((done ?? minute) + 1, minute - SLOWEST_ROUND + 1);
  for (let slot = earliest; slot < first; slot += 1) {
    await send(sources.dueAtMinute(slot, CATCH_UP_MINUTES), told, sent, queues);
  }
  for (let slot = first; slot <= minute; slot += 1) await send(sources.dueAtMinute(slot), told, sent, queues);
  if (first <= minute) await sources.advanceWatermark(done, minute);
  return { minutes: Math.max(0, minutes), polls: sent.size };
}

async function send(
  slot: ReturnType<SourceStore['dueAtMinute']>,
  told: Omit<PollMessage, 'sourceId'>,
  sent: Set<string>,
  queues: Pick<Queues, 'sendPolls'>,
): Promise<void> {
  let held: (PollMessage & { readonly group: string })[] = [];
  for await (const due of slot) {
    if (sent.has(due.sourceId)) continue;
    sent.add(due.sourceId);
    held.push({ ...due, ...told });
    if (held.length < AT_ONCE) continue;
    await queues.sendPolls(held);
    held = [];
  }
  if (held.length > 0) await queues.sendPolls(held);
}
