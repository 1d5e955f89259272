import { randomBytes } from 'node:crypto';

/** 72 bits: short enough to read out, and nobody guesses it. */
export const newDeskId = (): string => randomBytes(9).toString('base64url');
