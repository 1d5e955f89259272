import type { PlannedRequest } from '../../domain/mentions/reading.ts';

/** Requests that are asked one after the other, as the first of them: the others wait in a note of it. */
export function inTurn([first, ...others]: readonly PlannedRequest[]): PlannedRequest | undefined {
  return first && { ...first, notes: { ...first.notes, after: JSON.stringify(others) } };
}

/** What is yet to be asked after a request that was one of several in turn. */
export const thenAsked = ({ notes }: PlannedRequest): readonly PlannedRequest[] =>
  JSON.parse(notes['after'] ?? '[]') as readonly PlannedRequest[];
