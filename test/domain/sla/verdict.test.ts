import { describe, expect, it } from 'vitest';
import { type BucketFacts, bucketOf, isResponseUnknown } from '../../../functions/domain/sla/verdict.ts';
import { aClock } from '../../support/builders.ts';
import { having, monday, removed } from './decide-support.ts';

const DUE_AT = monday('13:00');
const facts = (overrides: Partial<BucketFacts> = {}): BucketFacts => ({
  status: 'running',
  dueAt: DUE_AT,
  responseUnknown: false,
  fromBrand: false,
  ...overrides,
});

describe('the bucket of a mention', () => {
  it('is in window up to the very instant of the deadline, and overdue a millisecond later', () => {
    expect(bucketOf(facts(), DUE_AT)).toBe('inWindow');
    expect(bucketOf(facts(), DUE_AT + 1)).toBe('overdue');
  });

  it('is not answerable past the deadline where the source cannot show responses', () => {
    expect(bucketOf(facts({ responseUnknown: true }), DUE_AT)).toBe('inWindow');
    expect(bucketOf(facts({ responseUnknown: true }), DUE_AT + 1)).toBe('notAnswerable');
  });

  it.each(['met', 'late', 'excluded'] as const)('is %s when the clock is', (status) => {
    expect(bucketOf(facts({ status }), DUE_AT + 1)).toBe(status);
  });

  it('is overdue for a customer who withdrew unanswered after the deadline: silence cannot raise the figure', () => {
    expect(bucketOf(facts({ status: 'withdrawn', endedAt: DUE_AT }), DUE_AT + 9)).toBe('excluded');
    expect(bucketOf(facts({ status: 'withdrawn', endedAt: DUE_AT + 1 }), DUE_AT + 9)).toBe('overdue');
    expect(bucketOf(facts({ status: 'withdrawn', endedAt: DUE_AT + 1, responseUnknown: true }), DUE_AT + 9)).toBe(
      'notAnswerable',
    );
    expect(bucketOf(facts({ status: 'withdrawn' }), DUE_AT + 9)).toBe('excluded');
  });

  it('is excluded for what the brand wrote itself, and in window without a deadline', () => {
    const { dueAt: _, ...endless } = facts();

    expect(bucketOf(facts({ fromBrand: true }), DUE_AT + 1)).toBe('excluded');
    expect(bucketOf(endless, DUE_AT + 1)).toBe('inWindow');
  });
});

describe('whether a response is unknown', () => {
  const unknown = { truth: 'unknown', reason: 'HTTP 500' } as const;

  it('is what the source says', () => {
    expect(isResponseUnknown(aClock(), { truth: 'notReplied' })).toBe(false);
    expect(isResponseUnknown(aClock(), unknown)).toBe(true);
  });

  it('is settled by a complete read after the deadline: a source that fails later does not undo the breach', () => {
    expect(isResponseUnknown(having(aClock(), removed('13:00')), unknown)).toBe(true);
    expect(isResponseUnknown(having(aClock(), removed('13:01')), unknown)).toBe(false);
  });

  it('stays unknown without a deadline to be after', () => {
    const { dueAt: _, ...endless } = aClock();

    expect(isResponseUnknown(having(endless, removed('13:01')), unknown)).toBe(true);
  });
});
