import { once } from 'node:events';
import { Command } from 'commander';
import { isDeeperThan, MOST_DEEP } from '../../functions/domain/shared/json-depth.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { isFields, makeAnswerer, QUESTIONS } from './clock-questions.ts';

const HELP = `
Each line in is a question, each line out its answer, in the same order, as soon as it is known:
  {"id":1,"calendar":{...},"op":"deadline","input":{...}}  ->  {"id":1,"result":...}  or  {"id":1,"error":"one line"}

Calendar  timeZone (IANA), hours {mon..sun: [["09:00","17:00"],...]}; optional: holidays, overrides, breaks, closures,
          holidayBeatsOverride. Windows may cross midnight; 24:00 is the next midnight.
Ops       addBusinessMinutes      {start, seconds|minutes, backward?, pauses?}          -> instant
          deadline                {start, targetMinutes|targetSeconds, pauses?}         -> instant
          businessMinutesBetween  {start, end, pauses?}                                 -> {seconds}
          isOpen                  {at}                                                  -> true or false
          nextOpen                {at}                                                  -> instant
          openIntervals           {from, limit?, direction?: "forward"|"backward"}      -> [[from, to], ...]
Instants are ISO 8601 with Z or an offset, or epoch milliseconds; answers in UTC. Conventions: docs/clock.md

A line that cannot be answered gets an "error" (with "id": null when it is not JSON) and the next one goes on.
Exit code 0: every line has its answer, be it an error. 1: stdin or stdout failed. Empty lines are skipped.

Example
  echo '{"id":1,"calendar":{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]]}},"op":"deadline","input":{"start":"2026-11-23T15:00:00Z","targetMinutes":120}}' \\
    | npm run --silent replywatch -- clock
`;

export const command: Command = new Command('clock')
  .description(`answer questions of open time (${QUESTIONS.join(', ')}): one JSON line in, one out`)
  .addHelpText('after', HELP)
  .action(async () => {
    if (process.stdin.isTTY) process.stderr.write('reading one JSON question per line; --help shows their form\n');
    process.stdin.setEncoding('utf8');
    await answerLines(process.stdin, async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    });
  });

/** Answers whole lines as they arrive: a caller that waits for one answer before its next question gets it at once. */
export async function answerLines(input: AsyncIterable<string>, write: (text: string) => Promise<void>): Promise<void> {
  const answerLine = makeLineAnswerer();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    const answers = lines.map(answerLine).join('');
    if (answers !== '') await write(answers);
  }
  const answer = answerLine(rest);
  if (answer !== '') await write(answer);
}

function makeLineAnswerer(): (line: string) => string {
  const answer = makeAnswerer();
  const answerText = (text: string): unknown => {
    let id: unknown = null;
    try {
      const question = parseQuestion(text);
      id = question['id'] ?? null;
      return { id, result: answer(question) };
    } catch (error) {
      if (error instanceof Refusal) return { id, error: error.message };
      throw error;
    }
  };
  return (line) => {
    const text = line.replace(/^\uFEFF/u, '').trim();
    return text === '' ? '' : `${JSON.stringify(answerText(text))}\n`;
  };
}

function parseQuestion(text: string): Readonly<Record<string, unknown>> {
  let question: unknown;
  if (isDeeperThan(text, MOST_DEEP)) {
    throw new Refusal('line', `nests deeper than ${MOST_DEEP} levels`, 'write {"id", "calendar", "op", "input"}');
  }
  try {
    question = JSON.parse(text);
  } catch (cause) {
    throw new Refusal('line', 'is not JSON', 'write one JSON object per line', { cause });
  }
  if (!isFields(question)) throw new Refusal('line', 'is not a JSON object', 'write {"id", "calendar", "op", "input"}');
  return question;
}
