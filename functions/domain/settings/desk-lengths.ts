import { type Duration, HOUR } from '../shared/time.ts';

/** How long a desk stays open where nobody says otherwise. */
export const OPEN_FOR: Duration = 8 * HOUR;
/** The longest that anybody may ask for. */
export const LONGEST_OPEN: Duration = 31 * 24 * HOUR;
