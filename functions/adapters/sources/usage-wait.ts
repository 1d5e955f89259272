import { isProblem, type Reading } from '../../domain/mentions/reading.ts';
import { type Duration, type Instant, MINUTE } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import { jsonOf } from './answer.ts';
import { numberAt, recordOf } from './fields.ts';

/** Shares of what may be used, in percent, from which on we leave the rest alone. */
const ENOUGH = 95;

/** What a good answer says of the share that is used: near its end we wait before we are told to. */
export function usageWait(answer: HttpResponse | HttpFailure, now: Instant): Pick<Reading, 'waitUntil'> {
  if ('failed' in answer) return {};
  const shares = usesIn(answer).flatMap((use) =>
    ['call_count', 'total_time', 'total_cputime'].map((name) => numberAt(use, name) ?? 0),
  );
  const isNearEnd = shares.some((share) => share >= ENOUGH);
  return isNearEnd ? { waitUntil: now + (regainIn(answer) ?? 15 * MINUTE) } : {};
}

function usesIn({ headers }: HttpResponse): readonly unknown[] {
  const [app, business] = ['x-app-usage', 'x-business-use-case-usage'].map((name) => {
    const read = jsonOf('', headers[name] ?? '{}');
    return isProblem(read) ? {} : (recordOf(read.json) ?? {});
  });
  return [app, ...Object.values(business ?? {}).flat()];
}

/** Minutes, where the header says how many. */
export function regainIn(answer: HttpResponse): Duration | undefined {
  const minutes = usesIn(answer).map((use) => numberAt(use, 'estimated_time_to_regain_access') ?? 0);
  const longest = Math.max(0, ...minutes.filter(Number.isFinite));
  return longest > 0 ? longest * MINUTE : undefined;
}
