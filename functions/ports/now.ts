import type { Instant } from '../domain/shared/time.ts';

export type Now = () => Instant;
