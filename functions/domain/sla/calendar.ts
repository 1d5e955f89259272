/** Wall-clock window `[open, close)` as `HH:MM` (also with seconds); `24:00` is the next midnight; close <= open crosses midnight. */
export type Window = readonly [open: string, close: string];
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** When people answer: weekly hours in one IANA time zone, and what departs from them. Conventions: docs/clock.md. */
export interface Calendar {
  readonly timeZone: string;
  /** A window that crosses midnight belongs to the day on which it opens. */
  readonly hours: Readonly<Partial<Record<Weekday, readonly Window[]>>>;
  /**
   * Local dates on which nothing opens: `2026-12-25`, `2026-12-24/2026-12-31`, `12-25` (every year),
   * `4th thu of nov`, `last mon of may`, `easter+1`, `orthodox easter-2`.
   */
  readonly holidays?: readonly string[];
  /** Windows that replace the weekly hours of a local date. */
  readonly overrides?: Readonly<Record<string, readonly Window[]>>;
  /** Wall-clock stretches subtracted from a local date. */
  readonly breaks?: Readonly<Record<string, readonly Window[]>>;
  /** Instants `[from, to)` subtracted, ISO 8601 with zone. */
  readonly closures?: readonly (readonly [string, string])[];
  /** @default true */
  readonly holidayBeatsOverride?: boolean;
}
