import { type Duration, HOUR, MINUTE, SECOND } from '../shared/time.ts';

/** Reads the offset that ends a text: `+05:30`, `-0330`, `+01`, `GMT+09:18:59`; no offset (`Z`, `GMT`) is zero. */
export function parseUtcOffset(text: string): Duration {
  const [, sign, hours, minutes, seconds] = /([+-])(\d\d)(?::?(\d\d))?(?::(\d\d))?$/u.exec(text) ?? [];
  const size = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE + Number(seconds ?? 0) * SECOND;
  return sign === '-' ? -size : size;
}
