/** An instant in milliseconds since 1970-01-01T00:00:00Z. The domain never reads a clock: instants are arguments. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1_000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** The instant as UTC ISO 8601 with milliseconds, the one form in which instants leave the system. */
export const toIso = (at: Instant): string => new Date(at).toISOString();

/** The UTC calendar day of an instant as `yyyymmdd`, the unit of the day index. */
export const utcDay = (at: Instant): string => toIso(at).slice(0, 10).replaceAll('-', '');
