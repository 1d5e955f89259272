import type { Now } from '../../ports/now.ts';
import { host } from './host.ts';

/** The host's time where a host provides one (local run, tests), else the machine's. */
export const systemClock: Now = () => host()?.now() ?? Date.now();
