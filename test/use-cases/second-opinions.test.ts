import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedText, OpinionAnswer, OpinionRequest } from '../../functions/ports/scoring.ts';
import {
  type AskedOpinions,
  OPINION_ACCOUNT,
  opinionMonth,
  opinionsOn,
  type SecondOpinionDeps,
} from '../../functions/use-cases/second-opinions.ts';
import { at } from '../support/builders.ts';
import { inMemoryBudgets, inMemorySpending } from '../support/in-memory-budgets.ts';
import { ANGRY, inMemoryOpinionLog, pretendJudge } from '../support/in-memory-opinions.ts';

const NOON = at('2026-11-20T12:00:00Z');
const DOLLAR = 1_000_000;

const texts = (...words: readonly string[]): AskedText[] => words.map((text) => ({ text, language: 'en' }));

function asking(answer?: (request: OpinionRequest) => Partial<OpinionAnswer> | undefined, cap = DOLLAR) {
  const clock = { now: NOON };
  const told: AskedOpinions[] = [];
  const judge = pretendJudge(answer);
  const deps: SecondOpinionDeps = {
    judge,
    log: inMemoryOpinionLog(),
    spending: inMemorySpending(),
    budgets: inMemoryBudgets(),
    now: () => clock.now,
    cap,
    tell: (one) => void told.push(one),
  };
  return { deps, judge, told, clock };
}

describe('opinionsOn', () => {
  it('asks for all texts in batches and tells what it cost', async () => {
    const { deps, told } = asking();

    const opinions = await opinionsOn(texts('a', 'b', 'c'), deps);

    expect(opinions.by).toBe('Comprehend');
    expect(Object.fromEntries(opinions.of)).toEqual({ a: ANGRY, b: ANGRY, c: ANGRY });
    expect(told).toEqual([{ texts: 3, known: 0, answered: 3, cost: 900, reasons: [] }]);
  });

  it('pays once for a text, however often it comes', async () => {
    const { deps, judge, told } = asking();
    await opinionsOn(texts('a', 'a', 'b'), deps);

    expect((await opinionsOn(texts('b', 'a'), deps)).of.size).toBe(2);

    expect(judge.asked).toEqual(['a', 'b']);
    expect(told.at(-1)).toEqual({ texts: 2, known: 2, answered: 0, cost: 0, reasons: [] });
  });

  it('asks nothing when the month is spent, and again in the next', async () => {
    const { deps, judge, told, clock } = asking(undefined, 700);
    await opinionsOn(texts('a', 'b'), deps);

    expect((await opinionsOn(texts('c'), deps)).of.size).toBe(0);
    expect(told.at(-1)?.reasons).toEqual(["the month's money is spent"]);
    clock.now = at('2026-12-01T00:00:00Z');
    expect((await opinionsOn(texts('c'), deps)).of.size).toBe(1);
    expect(judge.billed()).toBe(900);
  });

  it('takes back what an answer did not cost', async () => {
    const { deps } = asking(({ texts: { length } }) => ({ cost: length * 100 }), 1_000);
    await opinionsOn(texts('a', 'b'), deps);
    await opinionsOn(texts('c', 'd'), deps);

    expect((await opinionsOn(texts('e', 'f'), deps)).of.size).toBe(2);
  });

  it('leaves a judge alone for a minute that wants to be asked less', async () => {
    let failed: OpinionAnswer['failed'] = 'busy';
    const { deps, judge, told, clock } = asking(() =>
      failed === undefined ? {} : { of: new Map(), cost: 0, failed, line: 'ThrottlingException, status 400' },
    );
    await opinionsOn(texts('a'), deps);
    failed = undefined;

    await opinionsOn(texts('b'), deps);
    expect(judge.asked).toEqual(['a']);
    expect(told.map(({ reasons }) => reasons)).toEqual([
      ['ThrottlingException, status 400'],
      ['left alone until 2026-11-20T12:01:00.000Z (pause)'],
    ]);
    clock.now += 60_000;
    expect((await opinionsOn(texts('b'), deps)).of.size).toBe(1);
  });

  it('rests after five failures in a row, lets one worker try, and goes on when that one succeeds', async () => {
    let isDown = true;
    const { deps, judge, clock } = asking(() =>
      isDown ? { of: new Map(), failed: 'down', line: 'TimeoutError' } : {},
    );
    for (const text of ['a', 'b', 'c', 'd', 'e']) await opinionsOn(texts(text), deps);

    await opinionsOn(texts('f'), deps);
    expect(judge.asked).toHaveLength(5);
    clock.now += 60_001;
    isDown = false;
    expect((await opinionsOn(texts('f'), deps)).of.size).toBe(1);
    expect((await opinionsOn(texts('g'), deps)).of.size).toBe(1);
  });

  it('takes an answer that cannot be believed for an answer, so that nobody can silence the judge by a text', async () => {
    const { deps, judge } = asking(() => ({ of: new Map(), failed: 'unusable', line: 'not believed' }));

    for (let turn = 0; turn < 12; turn += 1) await opinionsOn(texts(`hostile ${turn}`), deps);

    expect(judge.asked).toHaveLength(12);
  });

  it.each(['log', 'spending', 'budgets'] as const)('throws nothing when the table fails for the %s', async (port) => {
    const { deps, told } = asking();
    const broken = new Proxy({}, { get: () => () => Promise.reject(new Error('no table')) });

    const opinions = await opinionsOn(texts('a'), { ...deps, [port]: broken as never });

    expect(opinions.of.size).toBe(0);
    expect(told).toHaveLength(1);
    expect(told[0]?.reasons).toEqual(['Error']);
  });

  it('uses what it has paid for even when it can neither be kept nor settled', async () => {
    const { deps } = asking();
    const fails = () => Promise.reject(new Error('no table'));

    const opinions = await opinionsOn(texts('a'), {
      ...deps,
      log: { ...deps.log, keep: fails },
      spending: { ...deps.spending, settle: fails },
    });

    expect(opinions.of.get('a')).toEqual(ANGRY);
  });

  it('never spends more than the month has, whoever asks at the same time and whoever dies', async () => {
    const worker = fc.record({
      count: fc.integer({ min: 1, max: 9 }),
      dies: fc.constantFrom('never', 'before asking', 'after asking'),
      share: fc.constantFrom(0, 0.5, 1),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(worker, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 6_000 }),
        async (workers, cap) => {
          const { deps } = asking(undefined, cap);
          const bills: number[] = [];

          await Promise.all(
            workers.map(async ({ count, dies, share }, index) => {
              const judge = pretendJudge(({ most }) => ({ cost: Math.round(most * share) }));
              const never = new Promise<never>(() => undefined);
              const dying = {
                ...judge,
                ask: async (request: OpinionRequest) => {
                  if (dies === 'before asking') return never;
                  const answer = await judge.ask(request);
                  return dies === 'after asking' ? never : answer;
                },
              };
              const run = opinionsOn(texts(...Array.from({ length: count }, (_, text) => `${index} ${text}`)), {
                ...deps,
                judge: dying,
              });
              // A worker that dies is never heard of again.
              await (dies === 'never' ? run : Promise.race([run, new Promise((resolve) => setImmediate(resolve))]));
              bills.push(judge.billed());
            }),
          );

          const { units } = await inMonth(deps);
          const billed = bills.reduce((sum, bill) => sum + bill, 0);
          expect(billed).toBeLessThanOrEqual(cap);
          expect(units).toBeGreaterThanOrEqual(billed);
          expect(units).toBeLessThanOrEqual(cap);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const inMonth = ({ spending }: SecondOpinionDeps) =>
  (spending as ReturnType<typeof inMemorySpending>).spent(OPINION_ACCOUNT, opinionMonth(NOON));
