import type { Opinion } from '../../functions/domain/scoring/second-opinion.ts';
import type {
  AskedText,
  OpinionAnswer,
  OpinionLog,
  OpinionRequest,
  SecondJudge,
} from '../../functions/ports/scoring.ts';

/** Keeps to test/adapters/dynamodb/opinion-log.test.ts, as the real one does. */
export function inMemoryOpinionLog(): OpinionLog {
  const held = new Map<string, Opinion>();
  return {
    find: async (by, texts) =>
      new Map(
        texts.flatMap((text) => {
          const opinion = held.get(`${by}\n${text}`);
          return opinion === undefined ? [] : [[text, opinion] as const];
        }),
      ),
    keep: async (by, opinions) => {
      for (const [text, opinion] of opinions) held.set(`${by}\n${text}`, opinion);
    },
  };
}

export const ANGRY: Opinion = { negative: 0.9, neutral: 0.08, positive: 0.02 };

export interface PretendJudge extends SecondJudge {
  /** Every text that it was asked about, in order. */
  readonly asked: string[];
  /** Millionths of a dollar on its bill. */
  readonly billed: () => number;
}

/** Takes two texts a request at 300 a text, and finds all of them angry unless told otherwise. */
export function pretendJudge(answer?: (request: OpinionRequest) => Partial<OpinionAnswer> | undefined): PretendJudge {
  const asked: string[] = [];
  let billed = 0;
  const costOf = (texts: readonly AskedText[]): number => texts.length * 300;
  return {
    by: 'Comprehend',
    asked,
    billed: () => billed,
    requestsFor: (texts) =>
      texts.flatMap((_, index) => {
        const pair = texts.slice(index, index + 2);
        return index % 2 === 0 ? [{ texts: pair, most: costOf(pair) }] : [];
      }),
    ask: async (request) => {
      asked.push(...request.texts.map(({ text }) => text));
      const said: OpinionAnswer = {
        of: new Map(request.texts.map(({ text }) => [text, ANGRY])),
        cost: request.most,
        ...answer?.(request),
      };
      billed += said.cost;
      return said;
    },
  };
}
