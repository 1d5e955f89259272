import type { Turn } from '../../functions/use-cases/turn-at-source.ts';

/** Lets everything through and learns nothing. */
export const ALWAYS_YOUR_TURN: Turn = { before: async () => undefined, after: async () => undefined };
