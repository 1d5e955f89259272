import { describe, expect, it } from 'vitest';
import { clocksOf } from '../../../functions/domain/reports/clocks-of.ts';
import { factsOf } from '../../../functions/domain/reports/facts-of.ts';
import { DAY, HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { aClock, aMention, anObservation, aSeverity, POSTED_AT } from '../../support/builders.ts';

describe('the facts of a mention', () => {
  it('hold neither text nor author', () => {
    const text = JSON.stringify(factsOf(aMention()));

    expect(text).not.toContain('parcel');
    expect(text).not.toContain('Vera');
  });

  it('say when a mention went, so that silence before that still counts', () => {
    const clock = aClock({ status: 'withdrawn', endedAt: POSTED_AT + 5 * HOUR });

    expect(factsOf(aMention({ clock }))).toMatchObject({ status: 'withdrawn', endedAt: POSTED_AT + 5 * HOUR });
  });

  it('take a breach for a fact when a complete read after the deadline showed no response, whatever failed later', () => {
    const unknown = anObservation({ response: { truth: 'unknown', reason: 'the server answered 503' } });

    expect(factsOf(aMention({ observation: unknown })).responseUnknown).toBe(true);
    expect(factsOf(aMention()).responseUnknown).toBe(false);
  });

  it('say of an author who is known whether the last mention is less than 14 days old', () => {
    const repeatOf = (changes: Parameters<typeof aSeverity>[0]) =>
      factsOf(aMention({ severity: aSeverity(changes) })).repeat;

    expect(repeatOf({ earlierByAuthor: 0 })).toBe(0);
    expect(repeatOf({ earlierByAuthor: 3, lastByAuthorAt: POSTED_AT - 14 * DAY })).toBe(1);
    expect(repeatOf({ earlierByAuthor: 3, lastByAuthorAt: POSTED_AT - 14 * DAY - 1 })).toBe(0);
    expect(repeatOf({ earlierByAuthor: 100 })).toBeUndefined();
    expect(repeatOf({})).toBeUndefined();
  });

  it('keep the stages, by their distance from the deadline, and what can be grouped by of the labels', () => {
    const labels = {
      version: '7.12.1',
      votes: '3',
      plan: 'enterprise-plan',
      post: '1f3a-99b2-77aa',
      link: 'https://x.example',
    };
    const facts = factsOf(aMention({ observation: anObservation({ labels }) }));

    expect(facts.stages).toBe('w-60 e120 e480');
    expect(facts.labels).toEqual({ plan: 'enterprise-plan', version: '7.12.1' });
  });

  it('say when we saw the edit that opened a later clock, and nothing where that was not noted', () => {
    const first = aClock({ status: 'met', respondedAt: POSTED_AT + HOUR });
    const editAt = POSTED_AT + 9 * HOUR;
    const seenAtOf = (edit: { seenAt?: number }) => {
      const seen = { responses: [], hidden: [], edits: [{ at: editAt, raised: false, ...edit }] };
      return factsOf(aMention({ clock: aClock({ cycle: 2, startedAt: editAt, earlier: [first], seen }) })).seenAt;
    };

    expect(seenAtOf({ seenAt: editAt + 20 * MINUTE })).toBe(editAt + 20 * MINUTE);
    expect(seenAtOf({})).toBeUndefined();
  });

  it('tell by its edit when we saw what opened a first clock late', () => {
    const editAt = POSTED_AT + 9 * HOUR;
    const seen = { responses: [], hidden: [], edits: [{ at: editAt, raised: false, seenAt: editAt + HOUR }] };
    const [clock] = clocksOf(factsOf(aMention({ clock: aClock({ startedAt: editAt, seen }) })));

    expect(clock?.seenAt).toBe(editAt + HOUR);
  });

  it('keep the clocks before the newest one', () => {
    const first = { ...aClock({ status: 'late', respondedAt: POSTED_AT + 6 * HOUR }) };
    const clock = aClock({ cycle: 2, startedAt: POSTED_AT + 9 * HOUR, earlier: [first] });

    expect(clocksOf(factsOf(aMention({ clock }))).map(({ cycle, status }) => `${cycle} ${status}`)).toEqual([
      '1 late',
      '2 running',
    ]);
  });
});
