import { isProblem } from '../../domain/mentions/reading.ts';
import { jsonOf, problemOf } from './answer.ts';
import { textAt } from './fields.ts';
import { nextMonth } from './x-budget.ts';

/** What X says of an answer that is no success: credits that are used up look like other things elsewhere. */
export const xProblemOf: typeof problemOf = (who, asked, answer, now) => {
  const problem = problemOf(who, asked, answer, now);
  if (problem === undefined || 'failed' in answer) return problem;
  if (answer.status === 402) {
    return { problem: 'unauthorised', line: `${who} answered 402: the credits of this X account are used up` };
  }
  const read = jsonOf('', answer.body);
  const [title, reason] = isProblem(read) ? [] : [textAt(read.json, 'title'), textAt(read.json, 'reason')];
  if (answer.status === 429 && title === 'UsageCapExceeded') {
    return {
      ...problem,
      line: `${who} answered 429: X's own cap for this month is used up`,
      retryAt: nextMonth(now),
    };
  }
  const isWord = reason !== undefined && /^[a-z-]{1,60}$/u.test(reason);
  return isWord ? { ...problem, line: `${problem.line} (${reason})` } : problem;
};
