import { afterEach, describe, expect, it } from 'vitest';
import { host, provideHost } from '../../../functions/adapters/runtime/host.ts';
import { systemClock } from '../../../functions/adapters/runtime/system-clock.ts';

describe('system clock', () => {
  afterEach(() => provideHost(undefined));

  it('tells the host its time where a host provides one, else that of the machine', () => {
    provideHost({ now: () => Date.UTC(2031, 0, 1), localOrigins: ['http://127.0.0.1:4000'] });
    expect(systemClock()).toBe(Date.UTC(2031, 0, 1));
    expect(host()?.localOrigins).toEqual(['http://127.0.0.1:4000']);

    provideHost(undefined);
    expect(host()).toBeUndefined();
    expect(systemClock()).toBeLessThan(Date.UTC(2031, 0, 1));
  });
});
