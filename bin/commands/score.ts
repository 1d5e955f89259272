import { Command } from 'commander';
import { z } from 'zod';
import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import type { Scorer } from '../../functions/domain/scoring/model/scorer.ts';
import { judgeSentiment } from '../../functions/domain/scoring/sentiment.ts';
import { isDeeperThan, MOST_DEEP } from '../../functions/domain/shared/json-depth.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { answerLines } from './json-lines.ts';

const Line = z.object({
  id: z.unknown(),
  text: z.string('say the text as a string'),
  language: z.string().nullish(),
  channel: z.enum(['social', 'review'], 'say "social" or "review"').nullish(),
  rating: z.number().min(1, 'stars go from 1 to 5').max(5, 'stars go from 1 to 5').nullish(),
});

export const command = new Command()
  .description('Judges texts: one JSON line in, one out, in the same order.')
  .addHelpText(
    'after',
    `
Each line in:   {"id": 1, "text": "It crashed again", "language": "en", "channel": "review", "rating": 1}
                language, channel (social or review) and rating (1 to 5) may be left out.
Each line out:  {"id": 1, "label": "negative", "negative": 0.91, "neutral": 0.06, "positive": 0.03, "confident": true, "words": ["crashed"]}
                or {"id": 1, "error": "one line"} for a line that cannot be judged; exit 1 when there was one.

Example:  echo '{"id":1,"text":"Broken, and nobody answers"}' | npm run --silent replywatch -- score`,
  )
  .action(async () => {
    const scorer = builtInScorer();
    await answerLines((line, number) => {
      const scored = scoreLine(line, number, scorer);
      if ('error' in scored) process.exitCode = 1;
      return JSON.stringify(scored);
    });
  });

/** What is printed for one line: the judgement, or `{id, error}` for a line that cannot be judged. */
export function scoreLine(line: string, number: number, scorer: Scorer): object {
  try {
    return answer(line, number, scorer);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id: idOf(line), error: error.message };
  }
}

function answer(line: string, number: number, scorer: Scorer): object {
  const read = Line.safeParse(parsed(line, number));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Refusal(
      `line ${number}${issue?.path.map((key) => ` ${String(key)}`).join('') ?? ''}`,
      `cannot use ${shown(line)}`,
      issue?.message ?? 'say {"id", "text"}',
    );
  }
  const { id, text, language, rating, channel } = read.data;
  const sentiment = judgeSentiment(
    {
      text,
      ...(language ? { language } : {}),
      ...(rating ? { rating } : {}),
      ...(channel ? { channel } : {}),
    },
    scorer,
  );
  return { id, ...sentiment };
}

function parsed(line: string, number: number): unknown {
  if (isDeeperThan(line, MOST_DEEP)) {
    throw new Refusal(`line ${number}`, `nests deeper than ${MOST_DEEP} levels`, 'write {"id", "text"}');
  }
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Refusal(`line ${number}`, `is not JSON: ${shown(line)}`, 'write one JSON object per line', {
      cause: error,
    });
  }
}

function idOf(line: string): unknown {
  if (isDeeperThan(line, MOST_DEEP)) return null;
  try {
    return (JSON.parse(line) as { id?: unknown } | null)?.id ?? null;
  } catch {
    return null;
  }
}
