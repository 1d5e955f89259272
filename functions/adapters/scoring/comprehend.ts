import { BatchDetectSentimentCommand, type ComprehendClient } from '@aws-sdk/client-comprehend';
import * as z from 'zod/mini';
import { type Opinion, opinionOf } from '../../domain/scoring/second-opinion.ts';
import { PRICES } from '../../domain/settings/prices.ts';
import type { AskedText, OpinionAnswer, OpinionRequest, SecondJudge } from '../../ports/scoring.ts';
import { inGroupsOf } from '../runtime/bounded.ts';
import { asSent, MOST_WAIT } from './asked-text.ts';
import { failedCall } from './failed-call.ts';

/** What BatchDetectSentiment takes: so many texts in a request, of 5,000 bytes at most, all in one of these languages. */
const MOST_TEXTS = 25;
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'pt', 'zh'] as const;
type Language = (typeof LANGUAGES)[number];

const MILLIONTHS = 1e6;

const resultItem = z.object({
  Index: z.int(),
  SentimentScore: z.object({ Positive: z.number(), Negative: z.number(), Neutral: z.number(), Mixed: z.number() }),
});

/** Amazon Comprehend. What a text has of both sides (its Mixed) counts half for each. */
export const comprehendJudge = (client: ComprehendClient, mostWait = MOST_WAIT): SecondJudge => ({
  by: 'Comprehend',
  requestsFor: (texts) =>
    [...Map.groupBy(texts, ({ language }) => language)]
      .filter(([language]) => isKnown(language))
      .flatMap(([, alike]) => inGroupsOf(alike, MOST_TEXTS))
      .map((group) => ({ texts: group, most: group.reduce((sum, text) => sum + costOf(text), 0) })),
  ask: async ({ texts, most }) => {
    const language = texts[0]?.language ?? '';
    if (!isKnown(language)) return { of: new Map(), cost: 0 };
    try {
      const { ResultList, ErrorList } = await client.send(
        new BatchDetectSentimentCommand({ TextList: texts.map(({ text }) => asSent(text)), LanguageCode: language }),
        { abortSignal: AbortSignal.timeout(mostWait) },
      );
      return answered(texts, most, ResultList, ErrorList?.length ?? 0);
    } catch (error) {
      return failedCall(error, most);
    }
  },
});

const isKnown = (language: string): language is Language => LANGUAGES.some((known) => known === language);

function costOf({ text }: AskedText): number {
  const { unit, unitCharacters, leastUnits } = PRICES.comprehend;
  const units = Math.max(leastUnits, Math.ceil(asSent(text).length / unitCharacters));
  return Math.round(units * unit * MILLIONTHS);
}

/** Texts with an error have no opinion, and count as paid for: nobody says that they are not. */
function answered(
  texts: OpinionRequest['texts'],
  most: number,
  results: readonly unknown[] | undefined,
  errors: number,
): OpinionAnswer {
  const of = new Map<string, Opinion>();
  for (const result of results ?? []) {
    const { data } = z.safeParse(resultItem, result);
    const asked = texts[data?.Index ?? -1];
    if (data === undefined || asked === undefined) continue;
    const { Negative, Neutral, Positive, Mixed } = data.SentimentScore;
    const opinion = opinionOf(Negative + Mixed / 2, Neutral, Positive + Mixed / 2, 1);
    if (opinion !== undefined) of.set(asked.text, opinion);
  }
  if (of.size > 0) return { of, cost: most };
  return { of, cost: most, failed: 'unusable', line: `no opinion on ${texts.length} texts, ${errors} errors` };
}
