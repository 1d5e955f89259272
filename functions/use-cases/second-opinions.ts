import {
  afterBadAnswer,
  afterGoodAnswer,
  afterPause,
  enter,
  type RequestBudget,
} from '../domain/mentions/politeness/request-budget.ts';
import type { Opinion, Opinions } from '../domain/scoring/second-opinion.ts';
import { type Duration, MINUTE, toIso } from '../domain/shared/time.ts';
import type { BudgetStore, SpendStore } from '../ports/budgets.ts';
import type { Now } from '../ports/now.ts';
import type { AskedText, OpinionAnswer, OpinionLog, OpinionRequest, SecondJudge } from '../ports/scoring.ts';

/** What asking another judge takes. */
export interface SecondOpinionDeps {
  readonly judge: SecondJudge;
  readonly log: OpinionLog;
  readonly spending: Pick<SpendStore, 'reserve' | 'settle'>;
  readonly budgets: BudgetStore;
  readonly now: Now;
  /** What may be spent in a calendar month (UTC), in millionths of a US dollar. */
  readonly cap: number;
  /** Hears what became of each time that somebody was to be asked; fit to be logged. */
  readonly tell: (told: AskedOpinions) => void;
}

export interface AskedOpinions {
  readonly texts: number;
  /** Of these, what was paid for already. */
  readonly known: number;
  readonly answered: number;
  /** Millionths of a US dollar. */
  readonly cost: number;
  /** Why some have no opinion; each reason once. */
  readonly reasons: readonly string[];
}

/** Whose money it is, in the SpendStore: no source has a name like this. */
export const OPINION_ACCOUNT = 'scoring/second-opinion';
/** What all workers know of the judge: whether it answers. */
export const OPINION_BUDGET = 'scoring#second-opinion';

/** At the same time, so that a page waits for one of them; what is beyond keeps the built-in answer. */
const MOST_REQUESTS = 8;
/** A judge that says "not so often" and not for how long. */
const PAUSE: Duration = MINUTE;

/** `2026-11` */
export const opinionMonth = (now: number): string => toIso(now).slice(0, 7);

/**
 * The opinions of another judge on these texts, as far as they can be had: paid for already, or within the month's money,
 * which is set aside before anything is asked. Whatever goes wrong, fewer opinions come and nothing is thrown: the
 * built-in answer is there.
 */
export async function opinionsOn(texts: readonly AskedText[], deps: SecondOpinionDeps): Promise<Opinions> {
  const { judge, log, tell } = deps;
  const of = new Map<string, Opinion>();
  const reasons = new Set<string>();
  let [known, cost] = [0, 0];
  try {
    for (const [text, opinion] of await log.find(judge.by, unique(texts.map(({ text }) => text))))
      of.set(text, opinion);
    known = of.size;
    const open = [...new Map(texts.map((asked) => [asked.text, asked])).values()].filter(({ text }) => !of.has(text));
    const requests = judge.requestsFor(open);
    const taken = requests.slice(0, MOST_REQUESTS);
    if (requests.reduce((sum, request) => sum + request.texts.length, 0) < open.length) reasons.add('not taken');
    if (taken.length < requests.length) reasons.add('too many at once');
    for (const answer of taken.length === 0 ? [] : await askInTurn(taken, deps)) {
      for (const [text, opinion] of answer.of) of.set(text, opinion);
      cost += answer.cost;
      if (answer.line !== undefined) reasons.add(answer.line);
    }
  } catch (error) {
    // The table is not to be had just now: that is the same as no opinion.
    reasons.add(error instanceof Error ? error.name : 'unknown failure');
  }
  tell({ texts: texts.length, known, answered: of.size - known, cost, reasons: [...reasons] });
  return { by: judge.by, of };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const unasked = (line: string): OpinionAnswer => ({ of: new Map(), cost: 0, line });

/** Asks unless the judge is to be left alone, and keeps for all workers how it answered. */
async function askInTurn(requests: readonly OpinionRequest[], deps: SecondOpinionDeps): Promise<OpinionAnswer[]> {
  const { budgets, now } = deps;
  const held = await budgets.find(OPINION_BUDGET);
  const entry = enter(held, { now: now(), requests: requests.length, isUrgent: false });
  if (!entry.go) return [unasked(`left alone until ${toIso(entry.until)} (${entry.why})`)];
  // Somebody else is trying it just now.
  if (entry.budget !== held && !(await isSaved(entry.budget, budgets))) return [unasked('left alone (breaker)')];
  const answers = await Promise.all(requests.map((request) => askWithin(request, deps)));
  const learnt = afterAnswers(entry.budget, answers, entry.isProbe, now());
  // A lost race is left to its winner, who has just asked too.
  if (learnt !== entry.budget)
    await isSaved({ ...learnt, version: entry.budget === held ? held.version : held.version + 1 }, budgets);
  return answers;
}

const isSaved = async (budget: RequestBudget, budgets: BudgetStore): Promise<boolean> =>
  (await budgets.save({ ...budget, version: budget.version + 1 })) === 'saved';

/** One good answer says that it is there; what cannot be believed was answered too. Who was not asked has said nothing. */
function afterAnswers(
  budget: RequestBudget,
  answers: readonly OpinionAnswer[],
  isProbe: boolean,
  now: number,
): RequestBudget {
  const busy = answers.find(({ failed }) => failed === 'busy');
  const down = answers.find(({ failed }) => failed === 'down');
  const isThere = answers.some(({ failed, cost }) => failed === 'unusable' || (failed === undefined && cost > 0));
  const rested = busy === undefined ? budget : afterPause(budget, now + PAUSE, busy.line ?? 'asked too often', now);
  if (isThere || busy !== undefined) return afterGoodAnswer(rested);
  return down === undefined ? rested : afterBadAnswer(rested, down.line ?? 'no answer', isProbe, now);
}

/**
 * One request, its money set aside before. What was not used comes back; whoever dies in between has spent all of it.
 * The opinions are kept before the mention is: a poll that dies and comes back does not pay for them again.
 */
async function askWithin(request: OpinionRequest, deps: SecondOpinionDeps): Promise<OpinionAnswer> {
  const { judge, log, spending, cap, now } = deps;
  const wish = { account: OPINION_ACCOUNT, month: opinionMonth(now()), wanted: request.most, least: request.most, cap };
  const reserved = await spending.reserve(wish);
  if (reserved === undefined) return unasked("the month's money is spent");
  const answer = await judge.ask(request);
  // Neither keeps what is paid for from being used: what is not settled counts as spent, what is not kept is paid twice.
  await Promise.allSettled([log.keep(judge.by, answer.of), spending.settle(reserved, answer.cost)]);
  return answer;
}
