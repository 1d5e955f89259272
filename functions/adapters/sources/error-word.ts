import { isProblem, type SourceProblem } from '../../domain/mentions/reading.ts';
import type { HttpFailure, HttpResponse } from '../../ports.ts';
import { jsonOf } from './answer.ts';
import { textAt } from './fields.ts';

/** The one word by which a source names an error, under a path of its JSON. Longer texts may hold anything: they are none. */
export function errorWord(answer: HttpResponse | HttpFailure, ...path: readonly string[]): string | undefined {
  const read = jsonOf('', 'failed' in answer ? '' : answer.body);
  const word = isProblem(read) ? undefined : textAt(read.json, ...path);
  return word !== undefined && /^[A-Za-z][A-Za-z_-]{0,59}$/u.test(word) ? word : undefined;
}

/** The line of a problem with the word beside the status: ` answered 400 (throttle_violation)`. */
export const withWord = ({ line }: SourceProblem, word: string): string =>
  line.replace(/ answered (\d{3})/u, (answered) => `${answered} (${word})`);
