import { describe, expect, it } from 'vitest';
import { putEmbedded } from '../../bin/local/alarms/metric-lines.ts';
import { MetricStore } from '../../bin/local/alarms/metric-store.ts';
import { at } from '../support/builders.ts';

const NOON = at('2026-11-23T12:00:00Z');
const metrics = [
  { Name: 'AlertLateness', Unit: 'Milliseconds' },
  { Name: 'AlertsFolded', Unit: 'Count' },
];
const line = JSON.stringify({
  _aws: { CloudWatchMetrics: [{ Namespace: 'R', Dimensions: [['service']], Metrics: metrics }] },
  service: 's',
  AlertLateness: [150_000, 600],
  AlertsFolded: 6,
});

const valuesAt = (name: string, speed?: number): readonly number[] => {
  const store = new MetricStore();
  putEmbedded({ line, at: NOON }, store, speed);
  return store.values({ namespace: 'R', name, dimensions: { service: 's' } }, NOON, NOON + 1);
};

describe('a line of figures', () => {
  it('counts as it stands at the speed of a deployed stack, and in a virtual run', () => {
    expect(valuesAt('AlertLateness')).toEqual([150_000, 600]);
    expect(valuesAt('AlertLateness', 0)).toEqual([150_000, 600]);
  });

  it('has its lengths in real time where a second is five minutes: the machine was half a second late, not three minutes', () => {
    expect(valuesAt('AlertLateness', 300)).toEqual([500, 2]);
    expect(valuesAt('AlertsFolded', 300)).toEqual([6]);
  });
});
