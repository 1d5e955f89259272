import {
  afterBadAnswer,
  afterGoodAnswer,
  afterPartPause,
  afterPause,
  type Entry,
  enter,
  type Reason,
  type RequestBudget,
} from '../domain/mentions/politeness/request-budget.ts';
import { limitsOf } from '../domain/mentions/politeness/request-limits.ts';
import { bucketFor } from '../domain/mentions/politeness/token-bucket.ts';
import { pollGroup } from '../domain/mentions/poll-group.ts';
import { isProblem, type Reading, type SourceProblem } from '../domain/mentions/reading.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { type Duration, type Instant, MINUTE, SECOND, toIso } from '../domain/shared/time.ts';
import type { BudgetStore } from '../ports/budgets.ts';
import type { Now } from '../ports/now.ts';

/**
 * One worker's turn with a credential or server that others ask too: it may not ask while the source wants to be left
 * alone, while it keeps failing, or beyond what it allows, whoever of us found that out.
 */
export interface Turn {
  /** Before each request, of a part of the API where the source parts it: undefined lets it go. */
  before(part?: string): Promise<SourceProblem | undefined>;
  /** After each answer; writes only what changes what is known. */
  after(read: Reading | SourceProblem, part?: string): Promise<void>;
}

export interface TurnDeps {
  readonly budgets: BudgetStore;
  readonly now: Now;
}

interface Wish {
  readonly source: Source;
  /** For people. */
  readonly label: string;
  readonly settings: Pick<Settings, 'metered'>;
  /** Requests that it will send for certain; taken together, so that they cost one write. */
  readonly requests: number;
  /** The part of the API without which nothing else is worth asking. */
  readonly part?: string | undefined;
  /** A look before an alert. */
  readonly isUrgent: boolean;
}

/** Lost races before a worker waits for its turn, or leaves what it learnt to others. */
const ATTEMPTS = 5;
/** Whoever loses every race comes back after this. */
const CROWDED: Duration = 2 * SECOND;
/** A source that answers 429 and does not say for how long. */
const UNSAID_WAIT: Duration = MINUTE;

/** Asks to be let in; refused, nothing may be sent. */
export async function takeTurn(wish: Wish, deps: TurnDeps): Promise<Turn | SourceProblem> {
  const { source, label, settings, isUrgent } = wish;
  const id = pollGroup(source);
  const bucket = settings.metered.includes(id) ? bucketFor(limitsOf(source)) : undefined;
  let isProbe = false;
  let isTroubled = false;
  /** Pauses of parts, as far as this turn knows. */
  let parts: NonNullable<RequestBudget['parts']> = {};

  const partRefused = (part: string | undefined): SourceProblem | undefined => {
    const until = part === undefined ? undefined : parts[part];
    if (until === undefined || until <= deps.now()) return undefined;
    const line = `${label}: ${part} is left alone, as it asked, until ${toIso(until)}`;
    return { problem: 'rateLimited', line, retryAt: until, notAsked: true, ofPart: true };
  };

  /** Undefined when let in. */
  const admit = async (requests: number): Promise<SourceProblem | undefined> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const held = await deps.budgets.find(id, attempt === 0 ? undefined : 'latest');
      parts = { ...parts, ...held.parts };
      const refusedPart = partRefused(wish.part);
      if (refusedPart !== undefined) return refusedPart;
      const entry = enter(held, { now: deps.now(), requests, bucket, isUrgent });
      if (!entry.go) return refusal(label, entry, held);
      if (entry.budget !== held && !(await isSaved(entry.budget, deps.budgets))) continue;
      isProbe ||= entry.isProbe;
      isTroubled ||= held.breaker.failures > 0;
      return undefined;
    }
    const line = `${label}: too many of us ask at once`;
    return { problem: 'rateLimited', line, retryAt: deps.now() + CROWDED, notAsked: true };
  };

  const learn = async (change: (held: RequestBudget) => RequestBudget): Promise<void> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const held = await deps.budgets.find(id, attempt === 0 ? undefined : 'latest');
      const changed = change(held);
      if (changed === held || (await isSaved(changed, deps.budgets))) return;
    }
    // Whoever won all these races has learnt the same just now, or will with the next answer.
  };

  const refused = await admit(wish.requests);
  if (refused !== undefined) return refused;
  let paidFor = wish.requests;
  let hasAnswered = false;
  return {
    before: async (part) => {
      const refusedPart = partRefused(part);
      if (refusedPart !== undefined) return refusedPart;
      paidFor -= 1;
      return paidFor >= 0 || bucket === undefined ? undefined : admit(1);
    },
    after: async (read, part) => {
      const now = deps.now();
      const counts = !hasAnswered;
      const wait = isProblem(read) || part === undefined ? undefined : read.partWaitUntil;
      if (part !== undefined && wait !== undefined) {
        parts = { ...parts, [part]: wait };
        await learn((held) => afterPartPause(held, part, wait, now));
      }
      if (isProblem(read)) await learn((held) => afterProblem(held, read, { counts, isProbe, now }));
      else if (isTroubled || read.waitUntil !== undefined) await learn((held) => afterReading(held, read, label, now));
      hasAnswered ||= !isProblem(read);
      isTroubled = isProblem(read);
      isProbe = false;
    },
  };
}

async function isSaved(budget: RequestBudget, budgets: BudgetStore): Promise<boolean> {
  return (await budgets.save({ ...budget, version: budget.version + 1 })) === 'saved';
}

interface Heard {
  /** Nothing good came in this turn before: who answers one request and fails at another is there. */
  readonly counts: boolean;
  readonly isProbe: boolean;
  readonly now: Instant;
}

function afterProblem(held: RequestBudget, read: SourceProblem, { counts, isProbe, now }: Heard): RequestBudget {
  const { problem, line } = read;
  // A wait that is over already, as caches tell of, is none.
  const retryAt = read.retryAt !== undefined && read.retryAt > now ? read.retryAt : undefined;
  switch (problem) {
    case 'rateLimited':
      return afterPause(afterGoodAnswer(held), retryAt ?? now + UNSAID_WAIT, line, now);
    case 'outage':
    case 'unauthorised': {
      const failed = counts ? afterBadAnswer(held, line, isProbe, now) : held;
      return retryAt === undefined ? failed : afterPause(failed, retryAt, line, now);
    }
    case 'notFound':
    case 'shape':
    case 'emptied':
    case 'gone':
      // It answers, and knows us: what is wrong is wrong with one source or mention.
      return afterGoodAnswer(held);
    default:
      return problem satisfies never;
  }
}

function afterReading(held: RequestBudget, { waitUntil }: Reading, label: string, now: Instant): RequestBudget {
  const answered = afterGoodAnswer(held);
  return waitUntil === undefined ? answered : afterPause(answered, waitUntil, `${label} asked us to wait`, now);
}

const WHY: Readonly<Record<Reason, (budget: RequestBudget) => string>> = {
  limit: () => 'we have asked as much as it allows',
  pause: ({ pauseReason }) => `left alone, as it asked (${pauseReason ?? 'without a reason'})`,
  breaker: ({ breaker }) =>
    `left alone after ${breaker.failures} failures (${breaker.lastFailure ?? 'of unknown kind'})`,
  probe: ({ breaker }) =>
    `being tried after ${breaker.failures} failures (${breaker.lastFailure ?? 'of unknown kind'})`,
};

const refusal = (
  label: string,
  { why, until }: Entry & { readonly go: false },
  held: RequestBudget,
): SourceProblem => ({
  problem: why === 'breaker' || why === 'probe' ? 'outage' : 'rateLimited',
  line: `${label}: ${WHY[why](held)}, until ${toIso(until)}`,
  retryAt: until,
  notAsked: true,
  ...(why === 'probe' && { isTried: true as const }),
});
