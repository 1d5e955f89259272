import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { LocalEventOf } from '../../../../bin/local/local-event.ts';
import { DeliveryWatch } from '../../../../bin/local/show/delivery-watch.ts';

const at = Date.UTC(2026, 2, 2, 9);

function watching() {
  const lines: string[] = [];
  const watch = new DeliveryWatch((line) => void lines.push(stripVTControlCharacters(line)));
  return { lines, watch };
}

const mail = (outcome: 'delivered' | 'retrying', reason?: string): LocalEventOf<'delivery'> => ({
  kind: 'delivery',
  at,
  protocol: 'email',
  topic: 'alerts',
  endpoint: 'care@fernweh.example',
  attempt: 1,
  outcome,
  ...(reason !== undefined && { reason }),
});

const slack = (message?: string): LocalEventOf<'invocation'> => ({
  kind: 'invocation',
  at,
  functionName: 'notify-slack',
  trigger: 'topic',
  durationMs: 3,
  ...(message !== undefined && { error: { type: 'Error', message } }),
});

describe('what is listened for in a run', () => {
  it('tells a receiver that is down once, in one line', () => {
    const { lines, watch } = watching();
    for (let attempt = 0; attempt < 5; attempt += 1) watch.listen(mail('retrying', 'connect\nECONNREFUSED'));

    expect(lines).toEqual(['email to care@fernweh.example not reached: connect ECONNREFUSED; it will be tried again']);
    expect(watch.problems).toEqual(['email to care@fernweh.example not reached: connect ECONNREFUSED']);
    expect(watch.firstAlertAfter).toBeUndefined();
  });

  it('has no problem any more when a later try came through', () => {
    const { watch } = watching();
    watch.listen(slack('Slack: no connection'));
    expect(watch.problems).toHaveLength(1);
    watch.listen(slack());

    expect(watch.problems).toEqual([]);
    expect(watch.firstAlertAfter).toBeGreaterThan(0);
  });

  it('counts what was given up, and faults of the run itself', () => {
    const { watch } = watching();
    watch.listen({ kind: 'dead-letter', at, queue: 'undelivered', from: 'due' });
    watch.listen({ kind: 'lost', at, from: 'poll-source', reason: 'no queue' });
    watch.listen({ kind: 'fault', at, message: 'the engine is gone' });

    expect(watch.problems).toEqual(['2 messages were given up', 'the local run failed 1 times']);
  });
});
