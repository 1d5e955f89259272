import type { PlannedRequest, ProblemKind, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { instantOf, instantOfSeconds } from '../../domain/mentions/source-time.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { SECOND } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';

/** What every connector says of an answer that is no success; undefined for one whose body is to be read. */
export function problemOf(
  who: string,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: Instant,
): SourceProblem | undefined {
  if ('failed' in answer) return { problem: 'outage', line: `${who} could not be read: ${answer.failed}` };
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  return problemAs(kindOf(status, asked), `${who} answered ${status}`, answer, now);
}

function kindOf(status: number, { purpose }: Pick<PlannedRequest, 'purpose'>): ProblemKind {
  if (status === 429) return 'rateLimited';
  if (status === 404 || status === 410) return purpose === 'thread' ? 'gone' : 'notFound';
  if (status === 401 || status === 403) return 'unauthorised';
  return status >= 500 || status < 400 || status === 408 || status === 425 ? 'outage' : 'shape';
}

const MEANS: Readonly<Record<ProblemKind, string>> = {
  rateLimited: ': too many requests',
  gone: ': the mention is no longer there',
  notFound: ': there is nothing at this address',
  unauthorised: ': it wants other credentials',
  outage: '',
  shape: ': it refuses the request itself',
  emptied: ': nothing is left of it',
};

/** A failure of this kind, in the words that every source has for it; with the wait that the answer asks for. */
export function problemAs(problem: ProblemKind, said: string, answer: HttpResponse, now: Instant): SourceProblem {
  const mayWait = problem === 'rateLimited' || problem === 'unauthorised' || problem === 'outage';
  const retryAt = mayWait ? retryAtOf(answer.headers, now) : undefined;
  return { problem, line: `${said}${MEANS[problem]}`, ...(retryAt === undefined ? {} : { retryAt }) };
}

const RESETS = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset'];
/** Resets below are seconds from now, those above seconds since 1970: nobody asks for a wait of three years. */
const FIRST_EPOCH = 100_000_000;

/** When to come back: Retry-After in seconds or as a date, else the reset of the rate limit. Never before now: a cached answer carries a reset that is past. */
export function retryAtOf(headers: Readonly<Record<string, string>>, now: Instant): Instant | undefined {
  const after = headers['retry-after']?.trim();
  if (after !== undefined && /^\d{1,9}(\.\d+)?$/u.test(after)) return now + Math.ceil(Number(after)) * SECOND;
  const date = after === undefined ? Number.NaN : Date.parse(after);
  const at = Number.isNaN(date) ? resetIn(headers, now) : date;
  return at === undefined ? undefined : Math.max(now, at);
}

/** An ISO time (Mastodon), seconds since 1970 (Bluesky, X) or seconds from now (Reddit, the IETF draft). */
function resetIn(headers: Readonly<Record<string, string>>, now: Instant): Instant | undefined {
  const given = RESETS.map((name) => headers[name]?.trim()).find((value) => value !== undefined);
  if (given === undefined || !/^\d{1,12}(\.\d+)?$/u.test(given)) return instantOf(given);
  const seconds = Number(given);
  return seconds < FIRST_EPOCH ? now + Math.ceil(seconds) * SECOND : instantOfSeconds(seconds);
}

const REMAINING = ['x-ratelimit-remaining', 'x-rate-limit-remaining', 'ratelimit-remaining'];

/**
 * A good answer that used up what is allowed says so in its headers: until the reset that stands beside it.
 * @param kept requests that are left to others who share the limit
 */
export function quotaWait(answer: HttpResponse | HttpFailure, now: Instant, kept = 0): Pick<Reading, 'waitUntil'> {
  if ('failed' in answer) return {};
  const remaining = REMAINING.map((name) => answer.headers[name]?.trim()).find((value) => value !== undefined);
  if (remaining === undefined || !/^\d+(\.\d+)?$/u.test(remaining) || Math.floor(Number(remaining)) > kept) return {};
  const waitUntil = resetIn(answer.headers, now);
  return waitUntil === undefined || waitUntil <= now ? {} : { waitUntil };
}

/** The body as JSON, or one line that says what came instead. */
export function jsonOf(who: string, body: string): { readonly json: unknown } | SourceProblem {
  const start = body.trimStart();
  if (start === '') return { problem: 'shape', line: `${who} answered with an empty body` };
  try {
    return { json: JSON.parse(start.startsWith('\uFEFF') ? start.slice(1) : start) as unknown };
  } catch {
    return { problem: 'shape', line: `${who} ${whatCame(start)}` };
  }
}

function whatCame(start: string): string {
  if (/^<\?xml|^<(rss|feed)\b/iu.test(start)) return 'answered XML, not JSON';
  if (start.startsWith('<')) return 'answered a web page (HTML), not JSON';
  if (/^[[{]/u.test(start))
    return `answered JSON that cannot be read: it is broken or ends early (${start.length} characters)`;
  return 'answered plain text, not JSON';
}

/** A successful answer of another shape. Names its keys, never its content. */
export function wrongShape(who: string, json: unknown, wanted: string): SourceProblem {
  const keys = typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.keys(json).slice(0, 5) : [];
  const seen = Array.isArray(json)
    ? `a list of ${json.length}`
    : json !== null && typeof json === 'object'
      ? `an object with ${keys.length === 0 ? 'no fields' : keys.map((key) => key.slice(0, 30)).join(', ')}`
      : `a bare ${json === null ? 'null' : typeof json}`;
  return { problem: 'shape', line: oneLine(`${who} answered ${seen}, not ${wanted}`) };
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ');

/** A reading that holds nothing; the start of every other. */
export const NOTHING: Reading = {
  observations: [],
  responses: [],
  cursor: {},
  entries: 0,
  refused: { count: 0 },
  complete: true,
};

/** 304: nothing changed since the validators that were sent. */
export const UNCHANGED: Reading = { ...NOTHING, unchanged: true };

/** The reading, and what is to be asked after it. */
export const andThen = (reading: Reading, next: PlannedRequest | undefined): Reading =>
  next === undefined ? reading : { ...reading, next, complete: false };
