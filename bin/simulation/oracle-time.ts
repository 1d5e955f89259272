import { type Duration, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import { OFFICE, type TruePolicy } from './world-settings.ts';

/** Open time by brute force: minute by minute, each asked of the time zone. Shares nothing with domain/sla. */

const words = new Intl.DateTimeFormat('en-US', {
  timeZone: OFFICE.timeZone,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const known = new Map<number, boolean>();

function isOpen(minute: number): boolean {
  const held = known.get(minute);
  if (held !== undefined) return held;
  const [day = '', clock = ''] = words.format(minute * MINUTE).split(/,? /u);
  const [hour = 0, past = 0] = clock.split(':').map(Number);
  const local = hour * 60 + past;
  const open = (OFFICE.days as readonly string[]).includes(day) && local >= OFFICE.from && local < OFFICE.to;
  known.set(minute, open);
  return open;
}

/** The instant at which so much open time has passed since `from`; backwards where it is negative. */
function addOpen(from: Instant, length: Duration): Instant {
  let left = Math.abs(length);
  let at = from;
  const forward = length >= 0;
  for (;;) {
    const minute = forward ? Math.floor(at / MINUTE) : Math.ceil(at / MINUTE) - 1;
    const edge = forward ? (minute + 1) * MINUTE : minute * MINUTE;
    const part = Math.abs(edge - at);
    if (isOpen(minute)) {
      if (left <= part) return forward ? at + left : at - left;
      left -= part;
    }
    at = edge;
  }
}

export interface TrueStage {
  readonly key: string;
  readonly at: Instant;
  readonly owner: string;
}

/** Deadline and ladder of a cycle that starts at `from`. */
export function deadlinesOf(
  policy: TruePolicy,
  from: Instant,
): { readonly dueAt: Instant; readonly ladder: readonly TrueStage[] } {
  const add = policy.calendar === undefined ? (at: Instant, length: Duration): Instant => at + length : addOpen;
  const dueAt = add(from, policy.target);
  const warnAt = add(dueAt, -policy.warnBefore);
  return {
    dueAt,
    ladder: [
      ...(warnAt >= from ? [{ key: 'warn', at: warnAt, owner: policy.owner }] : []),
      { key: 'breach', at: dueAt, owner: policy.owner },
      ...policy.escalateAfter.map((length, index) => ({
        key: `escalate${index + 1}`,
        at: add(dueAt, length),
        owner: policy.escalateTo[index] ?? policy.escalateTo.at(-1) ?? policy.owner,
      })),
    ],
  };
}
