/** The moment of truth that a mention speaks of. */
export const MOMENTS = ['discover', 'decide', 'receive', 'use', 'support', 'leave'] as const;
export type Moment = (typeof MOMENTS)[number];
