import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog, reasonOf } from '../../../functions/adapters/runtime/logger.ts';
import { createMeter } from '../../../functions/adapters/runtime/metrics.ts';
import { METRICS } from '../../../functions/contracts/metric-names.ts';

describe('log and meter', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    // Development mode writes through `console`, which a test can hear; metrics would then be off.
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'poll-source');
    vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'ReplyWatch');
    for (const method of ['info', 'log', 'error', 'warn'] as const) {
      vi.spyOn(console, method).mockImplementation((line: unknown) => void lines.push(String(line)));
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it('logs one JSON object per line with the details beside the message', () => {
    createLog().warn('source paused', { sourceId: 'a', seconds: 30 });

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'WARN',
      service: 'poll-source',
      message: 'source paused',
      sourceId: 'a',
      seconds: 30,
    });
  });

  it('prints metrics at the end of an invocation, and nothing when there are none', () => {
    const meter = createMeter();
    meter.flush();
    expect(lines).toEqual([]);

    meter.count(METRICS.mentionsFound, 3);
    meter.milliseconds(METRICS.alertLateness, 850);
    meter.flush();
    meter.flush();

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      service: 'poll-source',
      MentionsFound: 3,
      AlertLateness: 850,
      _aws: { CloudWatchMetrics: [{ Namespace: 'ReplyWatch' }] },
    });
  });

  it('tells of an error no more than its name and first line', () => {
    expect(reasonOf(new RangeError('too long\n    at somewhere'))).toBe('RangeError: too long');
    expect(reasonOf('x'.repeat(400))).toHaveLength(300);
  });
});
