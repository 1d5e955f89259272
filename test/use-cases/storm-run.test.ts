import { describe, expect, it } from 'vitest';
import { runStorm } from '../support/storm-run.ts';

describe('three hundred negative mentions within a minute', () => {
  it('lose nothing, and come as a handful of messages, the first within seconds', async () => {
    const run = await runStorm(300, { hours: 5 });

    expect(run).toMatchObject({ posted: 300, stored: 300, counted: 300, lost: 0, single: 0, folded: 600, failures: 0 });
    expect(run.firstMessageAfter).toBeLessThan(5);
    expect(run.messages).toBeLessThanOrEqual(2);
    expect(run.emails).toBeLessThanOrEqual(12);
  });
});
