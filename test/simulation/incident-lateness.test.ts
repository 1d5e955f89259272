import { describe, expect, it } from 'vitest';
import { numberReached } from '../../bin/simulation/incident-lateness.ts';

const at = (minute: number, readAt = minute) => ({ at: minute * 60_000, readAt: readAt * 60_000 });
const WINDOW = 30 * 60_000;

describe('the number of complaints that opens an incident', () => {
  it('is reached when the last of so many within one window has been read, in whatever order they are', () => {
    expect(numberReached([at(12, 20), at(0, 5), at(10, 40)], 3, WINDOW)).toBe(40 * 60_000);
    expect(numberReached([at(12, 20), at(0, 5), at(10, 40), at(13, 21)], 3, WINDOW)).toBe(21 * 60_000);
    expect(numberReached([at(0), at(10), at(12), at(13, 14)], 3, WINDOW)).toBe(12 * 60_000);
  });

  it('is not reached by complaints that are further apart, or too few', () => {
    expect(numberReached([at(0), at(20), at(40)], 3, WINDOW)).toBeUndefined();
    expect(numberReached([at(0), at(1)], 3, WINDOW)).toBeUndefined();
  });
});
