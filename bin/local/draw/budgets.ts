import colors from 'picocolors';
import type { BudgetCondition } from '../../../functions/domain/mentions/politeness/request-budget.ts';
import { instantWords } from '../../../functions/domain/reports/figure-words.ts';
import type { OpinionSurvey } from '../../../functions/use-cases/survey-opinions.ts';

const WORDS: Readonly<Record<Exclude<BudgetCondition['state'], 'asking'>, string>> = {
  paused: 'left alone, as it asked',
  open: 'left alone after failures; then one worker tries',
  probing: 'one worker tries it, the others wait',
};

/** One line for each credential or server that is not asked just now. `kind#server`, or the name of the secret. */
export function drawBudgets(conditions: readonly BudgetCondition[], timeZone: string): string[] {
  return conditions.flatMap(({ id, state, until, reason, failures }) => {
    if (state === 'asking') return [];
    const end = until === undefined ? '' : ` until ${instantWords(until, timeZone)}`;
    const count = failures > 0 ? `, ${failures} failures in a row` : '';
    const why = reason === undefined ? '' : `: ${plain(reason)}`;
    return [`${colors.yellow(plain(id))} ${WORDS[state]}${end}${count}${why}`];
  });
}

/** What second opinions have cost this month, where the settings name somebody to ask. */
export function drawOpinions(survey: OpinionSurvey | undefined): string[] {
  if (survey === undefined) return [];
  const { by, month, spent, setAside, most } = survey;
  const open = setAside > 0 ? `, ${dollars(setAside)} of it set aside for answers that are not in` : '';
  return [`Second opinions of ${plain(by)} in ${month}: ${dollars(spent)} of ${dollars(most)}${open}`];
}

const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

/** What servers say and what settings name must not steer the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');
