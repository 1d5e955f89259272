import { nudgeGap } from '../domain/mentions/politeness/nudge-gap.ts';
import { pollGroup } from '../domain/mentions/poll-group.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { contentHash } from '../domain/shared/hash.ts';
import { shown } from '../domain/shared/refusal.ts';
import { type Instant, MINUTE } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { NudgeLog, ReceiptLog } from '../ports/pushes.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReadSettings, Secrets } from '../ports/settings.ts';
import type { PushRequest } from './receive-push.ts';

export interface ReceiveNudgeDeps {
  readonly readSettings: ReadSettings;
  readonly secrets: Secrets;
  readonly isSameSecret: (given: string, secret: string) => boolean;
  /** Whether Google signed it for this service account and audience; throws when Google's keys cannot be had. */
  readonly isFromGoogle: (
    authorization: string | undefined,
    signer: { readonly account: string; readonly audience: string },
    now: Instant,
  ) => Promise<boolean>;
  readonly receipts: ReceiptLog;
  readonly nudges: NudgeLog;
  readonly queues: Pick<Queues, 'sendPolls'>;
  readonly now: Now;
}

export interface NudgeAnswer {
  readonly status: 200 | 401 | 404 | 405 | 413 | 503;
  /** One JSON line. */
  readonly line: object;
  /** `asked`: a poll was sent; `coming`: one is on its way; `wheel`: the next one of the wheel has to do. */
  readonly outcome: 'asked' | 'coming' | 'repeated' | 'wheel' | 'refused' | 'failed';
  readonly failure?: unknown;
}

/** The longest that a message waits in a queue. */
const LONGEST_DELAY = 15 * MINUTE;
const MOST_BYTES = 1_000_000;

/**
 * A source's own notification that something is new: its source is polled now. Nothing of what it holds is believed but
 * that; what there is, the poll reads. Nudges come as often as they like, polls no more often than the source allows: those
 * of a time become one, which comes when the time is over.
 */
export async function receiveNudge(request: PushRequest, deps: ReceiveNudgeDeps): Promise<NudgeAnswer> {
  try {
    return await receive(request, deps);
  } catch (failure) {
    return {
      status: 503,
      line: { error: 'not taken just now; send it again', retry: true },
      outcome: 'failed',
      failure,
    };
  }
}

async function receive(request: PushRequest, deps: ReceiveNudgeDeps): Promise<NudgeAnswer> {
  const settings = await deps.readSettings();
  const [sourceId = '', token = '', ...more] = request.path;
  const source = settings.sources.find((one) => one.id === sourceId && more.length === 0);
  const now = deps.now();
  if (source === undefined || !('nudge' in source) || source.nudge === undefined) {
    return refuse(404, `no source ${shown(sourceId)} takes nudges`);
  }
  if (request.method !== 'POST') return refuse(405, `${request.method} is not taken here; send a POST`);
  if (request.bytes > MOST_BYTES) return refuse(413, `the body has ${request.bytes} bytes, ${MOST_BYTES} are the most`);
  const isGenuine =
    source.kind === 'trustpilot'
      ? deps.isSameSecret(token, await deps.secrets.read(source.nudge.token))
      : token === '' && (await deps.isFromGoogle(request.headers['authorization'], source.nudge, now));
  if (!isGenuine) return refuse(401, 'not from whom the settings of this source name');
  return nudge(source, request.body ?? '', settings, now, deps);
}

const refuse = (status: NudgeAnswer['status'], error: string): NudgeAnswer => ({
  status,
  line: { error },
  outcome: 'refused',
});

async function nudge(
  source: Source,
  body: string,
  settings: Settings,
  now: Instant,
  deps: ReceiveNudgeDeps,
): Promise<NudgeAnswer> {
  const digest = contentHash(body);
  const known = body !== '' && (await deps.receipts.find(source.id, `nudge ${digest}`)) !== undefined;
  if (known) return done('repeated');
  const before = await deps.nudges.pollAt(source.id);
  // A poll that has not begun yet will see what this nudge is about.
  if (before !== undefined && before > now) return done('coming');
  const pollAt = before === undefined ? now : Math.max(now, before + nudgeGap(source, settings.sources));
  if (pollAt - now > LONGEST_DELAY) return done('wheel');
  if ((await deps.nudges.move(source.id, before, pollAt)) === 'conflict') return done('coming');
  try {
    await deps.queues.sendPolls([{ sourceId: source.id, group: pollGroup(source) }], pollAt - now);
  } catch (error) {
    // Given back as far as can be, so that the repetition is not taken for one that waits for a poll on its way.
    if (before !== undefined) await deps.nudges.move(source.id, pollAt, before);
    throw error;
  }
  if (body !== '') await deps.receipts.keep(source.id, `nudge ${digest}`, { timestamp: '', digest }, now);
  return done('asked');
}

const done = (outcome: 'asked' | 'coming' | 'repeated' | 'wheel'): NudgeAnswer => ({
  status: 200,
  line: { poll: outcome },
  outcome,
});
