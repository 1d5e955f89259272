import type { Instant } from '../../functions/domain/shared/time.ts';
import type { NudgeLog } from '../../functions/ports/pushes.ts';

export function inMemoryNudgeLog(): NudgeLog {
  const polls = new Map<string, Instant>();
  return {
    pollAt: async (sourceId) => polls.get(sourceId),
    move: async (sourceId, before, to) => {
      if (polls.get(sourceId) !== before) return 'conflict';
      polls.set(sourceId, to);
      return 'saved';
    },
  };
}
