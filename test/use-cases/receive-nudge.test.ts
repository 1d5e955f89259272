import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameSecret } from '../../functions/adapters/webhook/same-secret.ts';
import { nudgeGap } from '../../functions/domain/mentions/politeness/nudge-gap.ts';
import { MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { receiveNudge } from '../../functions/use-cases/receive-nudge.ts';
import { aGoogleBusinessSource } from '../adapters/sources/google-business-builders.ts';
import { aTrustpilotSource } from '../adapters/sources/trustpilot-builders.ts';
import { at } from '../support/builders.ts';
import { inMemoryNudgeLog } from '../support/in-memory-nudge-log.ts';
import { inMemoryQueues } from '../support/in-memory-queues.ts';
import { inMemoryReceiptLog } from '../support/in-memory-receipt-log.ts';
import { inMemorySecrets } from '../support/in-memory-secrets.ts';
import { alertSettings } from './alert-ports.ts';

const NOW = at('2026-11-20T12:00:00Z');
const TRUST = { ...aTrustpilotSource(), id: 'trust', nudge: { token: 'TRUSTPILOT_NUDGE_TOKEN' } };
const CAFE = {
  ...aGoogleBusinessSource(),
  id: 'cafe',
  nudge: { account: 'nudges@sundial.iam.gserviceaccount.com', audience: 'aud' },
};
const DEAF = { ...aTrustpilotSource(), id: 'deaf' };

function aDoor() {
  const queues = inMemoryQueues();
  const clock = { now: NOW };
  const settings = alertSettings({ sources: [TRUST, CAFE, DEAF] });
  const deps = {
    readSettings: async () => settings,
    secrets: inMemorySecrets({ TRUSTPILOT_NUDGE_TOKEN: 'long-and-random' }),
    isSameSecret,
    isFromGoogle: async (authorization: string | undefined, { audience }: { readonly audience: string }) =>
      authorization === `Bearer ${audience}`,
    receipts: inMemoryReceiptLog(),
    nudges: inMemoryNudgeLog(),
    queues,
    now: () => clock.now,
  };
  const knock = (path: string, body = '', over: object = {}) =>
    receiveNudge({ method: 'POST', path: path.split('/'), headers: {}, body, bytes: body.length, ...over }, deps);
  return { queues, clock, knock };
}

describe('a nudge', () => {
  it('has its source polled at once, in the group of its credential', async () => {
    const { queues, knock } = aDoor();

    expect(await knock('trust/long-and-random', '{"events":[]}')).toEqual({
      status: 200,
      line: { poll: 'asked' },
      outcome: 'asked',
    });
    expect(queues.polls).toEqual([{ sourceId: 'trust', group: 'trustpilot#TRUSTPILOT_KEY', delay: 0 }]);
  });

  it('of Google counts by its token', async () => {
    const { queues, knock } = aDoor();

    expect(await knock('cafe', '{}', { headers: { authorization: 'Bearer aud' } })).toMatchObject({ outcome: 'asked' });
    expect(await knock('cafe', '{}', { headers: { authorization: 'Bearer other' } })).toMatchObject({ status: 401 });
    expect(queues.polls).toHaveLength(1);
  });

  it.each([
    ['trust', 401],
    ['trust/guessed', 401],
    ['trust/long-and-random/x', 404],
    ['cafe/long-and-random', 401],
    ['deaf/long-and-random', 404],
    ['nobody', 404],
  ])('to /%s is refused with %i, and nothing is polled', async (path, status) => {
    const { queues, knock } = aDoor();

    expect(await knock(path, '{}')).toMatchObject({ status, outcome: 'refused' });
    expect(queues.polls).toEqual([]);
  });

  it('that says the same again is known', async () => {
    const { queues, clock, knock } = aDoor();
    await knock('trust/long-and-random', '{"id":1}');
    clock.now += 10 * MINUTE;

    expect(await knock('trust/long-and-random', '{"id":1}')).toMatchObject({ outcome: 'repeated' });
    expect(queues.polls).toHaveLength(1);
  });

  it('is 503 when the queue is down, and taken when it comes again', async () => {
    const { queues, clock, knock } = aDoor();
    queues.broken = new Error('down');
    expect(await knock('trust/long-and-random', '{"id":1}')).toMatchObject({ status: 503 });
    queues.broken = undefined;
    clock.now += SECOND;

    expect(await knock('trust/long-and-random', '{"id":1}')).toMatchObject({ outcome: 'asked' });
    expect(queues.polls).toHaveLength(1);
  });

  it('never has a source polled more often than its gap allows, and the last one is never forgotten', async () => {
    const gap = nudgeGap(TRUST, [TRUST, CAFE]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 90 * SECOND }), { minLength: 1, maxLength: 30 }), async (waits) => {
        const { queues, clock, knock } = aDoor();
        const polls: number[] = [];
        for (const [index, wait] of waits.entries()) {
          clock.now += wait;
          await knock('trust/long-and-random', `{"id":${index}}`);
          const [sent] = queues.polls.splice(0);
          if (sent) polls.push(clock.now + (sent.delay ?? 0));
        }
        for (const [index, poll] of polls.slice(1).entries())
          expect(poll - (polls[index] ?? 0)).toBeGreaterThanOrEqual(gap);
        expect(polls.at(-1)).toBeGreaterThanOrEqual(clock.now);
        expect(polls.at(-1)).toBeLessThanOrEqual(clock.now + gap);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the gap between nudged polls', () => {
  it('is a minute, and longer where many share one credential', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...TRUST, id: `trust-${index}` }));

    expect(nudgeGap(TRUST, [TRUST])).toBe(MINUTE);
    // 200 sources that follow 24 answers each may ask for half of 833 requests in five minutes.
    expect(nudgeGap(TRUST, many)).toBeGreaterThan(50 * MINUTE);
  });
});
