import { type BedrockRuntimeClient, type ContentBlock, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import type { AskedText, SecondJudge } from '../../ports/scoring.ts';
import { inGroupsOf } from '../runtime/bounded.ts';
import { asSent, MOST_WAIT } from './asked-text.ts';
import { answerTokens, INSTRUCTIONS, opinionsIn, posed, question } from './bedrock-prompt.ts';
import { failedCall } from './failed-call.ts';

export interface BedrockOptions {
  readonly client: BedrockRuntimeClient;
  /** Id of a model or of an inference profile. */
  readonly model: string;
  /** Which are millionths of a dollar for one token. */
  readonly dollarsPerMillionTokens: { readonly in: number; readonly out: number };
  /** In milliseconds. @default 2,000 */
  readonly mostWait?: number;
}

/** Few, so that the answer comes in time and one hostile text has few neighbours. */
const MOST_TEXTS = 10;
/** What a model's own template adds to a conversation of one message, in tokens, and more than that. */
const TEMPLATE_TOKENS = 200;

/** A model of Amazon Bedrock, asked by Converse: one question for several texts, one JSON answer, as certain as it can be. */
export function bedrockJudge({
  client,
  model,
  dollarsPerMillionTokens: price,
  mostWait = MOST_WAIT,
}: BedrockOptions): SecondJudge {
  const costOf = (tokensIn: number, tokensOut: number): number =>
    Math.ceil(tokensIn * price.in + tokensOut * price.out);
  /** A token is a byte at least, so no text has more of them. */
  const mostFor = (texts: readonly AskedText[]): number => {
    const asked = posed(texts);
    const bytes = Buffer.byteLength(INSTRUCTIONS) + Buffer.byteLength(question(asked));
    return costOf(bytes + TEMPLATE_TOKENS, answerTokens(asked.length));
  };
  return {
    by: `Bedrock ${model}`,
    requestsFor: (texts) =>
      inGroupsOf(
        texts.filter(({ text }) => asSent(text) !== ''),
        MOST_TEXTS,
      ).map((group) => ({ texts: group, most: mostFor(group) })),
    ask: async ({ texts, most }) => {
      const asked = posed(texts);
      try {
        const { output, usage } = await client.send(
          new ConverseCommand({
            modelId: model,
            system: [{ text: INSTRUCTIONS }],
            messages: [{ role: 'user', content: [{ text: question(asked) }] }],
            inferenceConfig: { maxTokens: answerTokens(asked.length), temperature: 0 },
          }),
          { abortSignal: AbortSignal.timeout(mostWait) },
        );
        const cost = usage === undefined ? most : costOf(usage.inputTokens ?? 0, usage.outputTokens ?? 0);
        const of = opinionsIn(textOf(output?.message?.content), asked);
        if (of !== undefined && of.size > 0) return { of, cost };
        return { of: new Map(), cost, failed: 'unusable', line: `an answer on ${texts.length} texts is not believed` };
      } catch (error) {
        return failedCall(error, most);
      }
    },
  };
}

/** What a model says aloud; its reasoning is no part of the answer. */
const textOf = (content: readonly ContentBlock[] | undefined): string =>
  (content ?? []).flatMap((block) => block.text ?? []).join('');
