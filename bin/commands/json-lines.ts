import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Reads JSON lines from stdin and writes one line for each, in order, as they come.
 * `answer` gets the line's text and its number, from 1, and returns what to print.
 */
export async function answerLines(answer: (line: string, number: number) => string): Promise<void> {
  let number = 0;
  let held: string[] = [];
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    held.push(answer(line, number));
    if (held.length < 512) continue;
    await write(`${held.join('\n')}\n`);
    held = [];
  }
  if (held.length > 0) await write(`${held.join('\n')}\n`);
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
