import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, type Instant, MINUTE, toIso } from '../../functions/domain/shared/time.ts';
import { aPilotReview, aPilotWorld, aReplyAt, PILOT } from './pretend-trustpilot.ts';
import { today } from './world.ts';

/** Trustpilot allows 833 requests in 5 minutes: no look comes sooner than this after the one before. */
const EVERY = 5 * MINUTE;
const TICK = 5 * MINUTE;
const DUE_AFTER = 4 * HOUR;

const clockTime = (at: Instant): string => toIso(at).slice(11, 16);

/** Reviews by when they are written and when they are answered, in minutes after 12:00. */
const STORY = fc.array(
  fc.record({
    written: fc.integer({ min: 1, max: 120 }),
    answeredAfter: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  }),
  { minLength: 4, maxLength: 12 },
);

describe('the watch list over an afternoon', () => {
  it('sees each response within a third of the time that was left, by a bounded number of requests, and alerts on none', async () => {
    await fc.assert(
      fc.asyncProperty(STORY, async (story) => {
        const world = aPilotWorld(2);
        const reviews = story
          .map(({ written, answeredAfter }, index) => ({
            id: `r${index}`,
            at: today('12:00') + written * MINUTE,
            answeredAt: answeredAfter === undefined ? undefined : today('12:00') + (written + answeredAfter) * MINUTE,
          }))
          .toSorted((a, b) => a.at - b.at);
        const learnt = new Map<string, Instant>();
        await world.poll(PILOT.id);

        for (let now = today('12:00'); now < today('19:00'); now += TICK) {
          world.held.reviews = reviews
            .filter(({ at }) => at <= now)
            .map(({ id, at, answeredAt }) =>
              aPilotReview(
                id,
                clockTime(at),
                answeredAt !== undefined && answeredAt <= now ? aReplyAt(clockTime(answeredAt)) : {},
              ),
            )
            .toReversed();
          world.world.now = now;
          if ((now - today('12:00')) % (15 * MINUTE) === 0) await world.poll(PILOT.id);
          await world.tick(clockTime(now));
          for (const { externalId, clock } of world.mentions.mentions()) {
            if (clock.status !== 'running' && !learnt.has(externalId)) learnt.set(externalId, now);
          }
        }

        const looks = world.asked().filter((asked) => asked !== 'list');
        for (const { id, at, answeredAt } of reviews) {
          // Four hours: eleven looks at most towards the deadline, of which some before alerts, and few after it.
          expect(looks.filter((asked) => asked === id).length).toBeLessThanOrEqual(24);
          const due = at + DUE_AFTER;
          if (answeredAt === undefined || answeredAt >= due) continue;
          const longest = Math.max(EVERY, (due - answeredAt) / 3, 15 * MINUTE);
          expect((learnt.get(id) ?? Infinity) - answeredAt).toBeLessThanOrEqual(longest + TICK);
          expect(world.mention(id).clock).toMatchObject({ status: 'met', respondedAt: answeredAt });
          expect(world.published.filter((key) => key.includes(`/${id}#1#breach#`))).toEqual([]);
        }
      }),
      { numRuns: 8 },
    );
  });
});
