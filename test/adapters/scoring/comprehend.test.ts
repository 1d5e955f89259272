import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { comprehendJudge } from '../../../functions/adapters/scoring/comprehend.ts';
import type { AskedText, SecondJudge } from '../../../functions/ports/scoring.ts';
import { PRETEND_CLIENT, type PretendAnswer, pretendService } from './pretend-service.ts';

const english = (text: string): AskedText => ({ text, language: 'en' });

/** One document of an answer, in the shape that the service has. */
const result = (Index: number, [Positive = 0, Negative = 0, Neutral = 0, Mixed = 0]: readonly number[]) => ({
  Index,
  Sentiment: 'NEUTRAL',
  SentimentScore: { Positive, Negative, Neutral, Mixed },
});

async function judgeThat(answers: (texts: readonly string[]) => PretendAnswer, mostWait?: number) {
  const { endpoint, heard } = await pretendService('http', ({ body }) => answers(body['TextList'] as string[]));
  const judge = comprehendJudge(new ComprehendClient({ ...PRETEND_CLIENT, endpoint }), mostWait);
  return { judge, heard };
}

const answering = (ResultList: readonly unknown[], ErrorList: readonly unknown[] = []): PretendAnswer => ({
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify({ ErrorList, ResultList }),
});

const refusing = (status: number, type: string): PretendAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify({ __type: type, message: 'said by the service' }),
});

function only(judge: SecondJudge, texts: readonly AskedText[]) {
  const [request, ...more] = judge.requestsFor(texts);
  if (request === undefined || more.length > 0) throw new Error('not one request');
  return request;
}

describe('the requests to Comprehend', () => {
  const judge = comprehendJudge(new ComprehendClient(PRETEND_CLIENT));

  it('hold 25 texts of one language at most', () => {
    const texts = Array.from({ length: 60 }, (_, index) => english(`text ${index}`));

    const requests = judge.requestsFor([...texts, { text: 'mäßig', language: 'de' }]);

    expect(requests.map(({ texts: { length } }) => length)).toEqual([25, 25, 10, 1]);
  });

  it('leave out languages that it does not know, and texts of an unknown one', () => {
    expect(
      judge.requestsFor([
        { text: 'kohtuullinen', language: 'fi' },
        { text: 'hm', language: '' },
      ]),
    ).toEqual([]);
  });

  it('cost three units of 100 characters a text at least, and no more than 1,000 characters are sent', () => {
    expect(judge.requestsFor([english('short')])).toMatchObject([{ most: 300 }]);
    expect(judge.requestsFor([english('x'.repeat(301))])).toMatchObject([{ most: 400 }]);
    expect(judge.requestsFor([english('é'.repeat(20_000))])).toMatchObject([{ most: 1_000 }]);
  });
});

describe('the answers of Comprehend', () => {
  it('are opinions by text; what it calls mixed counts half for each side', async () => {
    const { judge, heard } = await judgeThat(() =>
      answering([result(0, [0.01, 0.9, 0.09]), result(1, [0.1, 0.2, 0.1, 0.6])]),
    );

    const answer = await judge.ask(only(judge, [english('late again'), english('nice but late')]));

    expect(Object.fromEntries(answer.of)).toEqual({
      'late again': { negative: 0.9, neutral: 0.09, positive: 0.01 },
      'nice but late': { negative: 0.5, neutral: 0.1, positive: 0.4 },
    });
    expect(answer).toMatchObject({ cost: 600 });
    expect(answer).not.toHaveProperty('failed');
    expect(heard).toHaveLength(1);
    expect(heard[0]?.headers['x-amz-target']).toBe('Comprehend_20171127.BatchDetectSentiment');
    expect(heard[0]?.body).toEqual({ LanguageCode: 'en', TextList: ['late again', 'nice but late'] });
  });

  it('send well-formed text below 5,000 bytes, whatever a customer wrote', async () => {
    const { judge, heard } = await judgeThat((texts) => answering(texts.map((_, index) => result(index, [0, 1]))));

    await judge.ask(only(judge, [english(`${'あ'.repeat(999)}😀 more`), english('a\u0000b\ud800c')]));

    const sent = heard[0]?.body['TextList'] as string[];
    expect(Math.max(...sent.map((text) => Buffer.byteLength(text)))).toBeLessThan(5_000);
    expect(sent.every((text) => text.isWellFormed())).toBe(true);
    expect(sent[1]).toBe('a b\ufffdc');
  });

  it('leave out the documents that had an error', async () => {
    const { judge } = await judgeThat(() =>
      answering(
        [result(1, [0.9, 0, 0.1])],
        [{ Index: 0, ErrorCode: 'INTERNAL_SERVER_ERROR', ErrorMessage: 'try again' }],
      ),
    );

    const answer = await judge.ask(only(judge, [english('one'), english('two')]));

    expect([...answer.of.keys()]).toEqual(['two']);
    expect(answer.cost).toBe(600);
  });

  it('are no opinions where they make no sense: foreign indexes, scores that are none', async () => {
    const { judge } = await judgeThat(() =>
      answering([result(7, [0, 1]), result(-1, [0, 1]), result(0, [-1, 2]), { Index: 0 }, null, result(0, [0.1, 0.1])]),
    );

    const answer = await judge.ask(only(judge, [english('one')]));

    expect(answer).toMatchObject({ failed: 'unusable', cost: 300, line: 'no opinion on 1 texts, 0 errors' });
    expect(answer.of.size).toBe(0);
  });

  it.each([
    [400, 'ThrottlingException', 'busy'],
    [429, 'TooManyRequestsException', 'busy'],
    [400, 'UnsupportedLanguageException', 'down'],
    [403, 'AccessDeniedException', 'down'],
  ] as const)('cost nothing when it refuses: status %i, %s', async (status, type, failed) => {
    const { judge } = await judgeThat(() => refusing(status, type));

    const answer = await judge.ask(only(judge, [english('one')]));

    expect(answer).toEqual({ of: new Map(), cost: 0, failed, line: `${type}, status ${status}` });
  });

  it.each([
    ['breaks', refusing(500, 'InternalServerException')],
    [
      'answers what is no JSON',
      { headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{"ResultList": [' },
    ],
  ])('count as paid for when it %s', async (_, answer) => {
    const { judge } = await judgeThat(() => answer);

    expect(await judge.ask(only(judge, [english('one')]))).toMatchObject({ cost: 300, failed: 'down' });
  });

  it('count as paid for when none comes in time', async () => {
    const { judge } = await judgeThat(() => ({ body: undefined }), 30);

    expect(await judge.ask(only(judge, [english('one')]))).toMatchObject({ cost: 300, failed: 'down' });
  });
});
