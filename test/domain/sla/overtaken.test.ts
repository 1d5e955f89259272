import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import type { Stage } from '../../../functions/domain/sla/clock.ts';
import { overtakenBy } from '../../../functions/domain/sla/overtaken.ts';

const stage = (key: Stage['key'], at: number, heldUntil?: number): Stage => ({
  ...{ key, at: at * HOUR, owner: 'support' },
  ...(heldUntil !== undefined && { heldUntil: heldUntil * HOUR }),
});
const overtaken = (...ladder: readonly Stage[]) => ladder.map((one) => overtakenBy(one, ladder)?.key);

describe('a stage is overtaken', () => {
  it('by the gravest that is held to the same opening', () => {
    expect(overtaken(stage('warn', 1, 9), stage('breach', 2, 9), stage('escalate1', 3, 9))).toEqual([
      'escalate1',
      'escalate1',
      undefined,
    ]);
  });

  it('by the first that is told while it is held', () => {
    expect(overtaken(stage('breach', 2, 9), stage('escalate1', 3), stage('escalate2', 4))).toEqual([
      'escalate1',
      undefined,
      undefined,
    ]);
  });

  it('by none that is told later, nor by a lesser one', () => {
    expect(overtaken(stage('warn', 1), stage('breach', 2, 9), stage('escalate1', 10))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
