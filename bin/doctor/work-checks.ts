import { readerFor } from '../../functions/adapters/sources/registry.ts';
import { type Duration, MINUTE, SECOND, toIso } from '../../functions/domain/shared/time.ts';
import { surveyBudgets } from '../../functions/use-cases/survey-budgets.ts';
import { surveyOpinions } from '../../functions/use-cases/survey-opinions.ts';
import { surveySources } from '../../functions/use-cases/survey-sources.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { bad, type Finding, some, warning, well } from './finding.ts';

const LATE: Duration = 5 * MINUTE;
const NEARLY_SPENT = 0.8;

/** Whether polls are dispatched, and what is due is done. */
export async function checkSchedules({ sources, mentions, settings, now }: OpenedStore): Promise<readonly Finding[]> {
  const minute = await sources.watermark();
  const at = now();
  const polls =
    minute === undefined
      ? bad('polls', 'none was ever dispatched', 'see docs/RUNBOOK.md#dispatch-not-running')
      : at - minute * MINUTE > LATE
        ? bad('polls', `none dispatched since ${toIso(minute * MINUTE)}`, 'see docs/RUNBOOK.md#dispatch-not-running')
        : well('polls', `dispatched at ${toIso(minute * MINUTE)}`);
  let oldest = at;
  let overdue = 0;
  for (let shard = 0; shard < settings.shards; shard += 1) {
    for await (const { dueAt } of mentions.dueBefore(shard, at)) {
      oldest = Math.min(oldest, dueAt);
      overdue += 1;
    }
  }
  const age = at - oldest;
  const due =
    age > LATE
      ? bad(
          'clocks',
          `${overdue} entries are due and not done, the oldest for ${Math.round(age / SECOND)} s`,
          'see docs/RUNBOOK.md#clocks-late',
        )
      : well('clocks', overdue === 0 ? 'nothing that is due waits' : `${overdue} entries are being done`);
  return [polls, due];
}

/** How sources stand, who lets us in, and what money is left. */
export async function checkSources(store: OpenedStore): Promise<readonly Finding[]> {
  const { settings, now } = store;
  const at = now();
  const deps = { ...store, readerFor, now: () => at };
  const [surveys, budgets, opinions] = await Promise.all([
    surveySources(settings.sources, at, deps),
    surveyBudgets(settings.sources, settings, deps),
    surveyOpinions(settings, deps),
  ]);
  const troubled = surveys.filter(({ health }) => health.isTrouble);
  const gaps = surveys.filter(({ gaps: found }) => found.some(({ to }) => to === undefined));
  const resting = budgets.filter(({ state }) => state !== 'asking');
  return [
    troubled.length === 0
      ? well('hearing', `all ${surveys.length} sources are heard`)
      : bad(
          'hearing',
          `${troubled.length} of ${surveys.length} sources need somebody: ${some(troubled.map(({ source, health }) => `${source.id} (${health.state})`))}`,
          'see replywatch sources --trouble --details, docs/RUNBOOK.md#sources-in-trouble',
        ),
    ...(gaps.length === 0
      ? []
      : [
          warning(
            'gaps',
            `open now: ${some(gaps.map(({ source }) => source.id))}`,
            'see docs/RUNBOOK.md#coverage-gaps',
          ),
        ]),
    resting.length === 0
      ? well('quotas', 'no credential or server is left alone')
      : warning(
          'quotas',
          `left alone: ${some(resting.map(({ id, state, until }) => `${id} (${state}${until === undefined ? '' : ` until ${toIso(until)}`})`))}`,
          'it goes on by itself; where it comes again and again, poll its sources more seldom',
        ),
    ...(opinions === undefined ? [] : [spending(opinions)]),
  ];
}

function spending({ by, month, spent, most }: NonNullable<Awaited<ReturnType<typeof surveyOpinions>>>): Finding {
  const words = `${by} has cost $${spent.toFixed(2)} of $${most.toFixed(2)} in ${month}`;
  return spent < NEARLY_SPENT * most
    ? well('money', words)
    : warning('money', words, 'at the cap the built-in answer stands; see docs/RUNBOOK.md#money-nearly-spent');
}
