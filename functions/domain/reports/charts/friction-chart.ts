import type { FrictionLine } from '../friction.ts';
import type { Report } from '../report.ts';
import { momentList } from '../row-lists.ts';
import type { Chart } from './chart.ts';

const momentWords = (moment: FrictionLine['moment']): string => (moment === '-' ? 'no moment' : moment);

/** Where it rubs: negatives x severity x overdue share, by moment of truth; the range before as a mark. */
export function frictionChart({ friction }: Report): Chart | undefined {
  if (friction.length === 0) return undefined;
  const worst = friction.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))[0];
  return {
    id: 'chart-friction',
    title: 'Friction by moment of truth',
    says: `${worst?.score ? `Most at "${momentWords(worst.moment)}": ${worst.score.toFixed(1)}.` : 'None: no complaint is overdue.'} Complaints x mean severity (1 to 4) x share of them that is overdue; the mark is the time before.`,
    picture: {
      kind: 'ranking',
      items: friction.map(({ moment, score, before }) => ({
        name: momentWords(moment),
        value: score ?? 0,
        ...(before.score !== undefined && { before: before.score }),
      })),
    },
    table: {
      head: ['Moment', 'Complaints', 'Mean severity', 'Overdue', 'Friction', 'Before'],
      rows: friction.map(({ moment, negatives, severity, overdue, score, before }) => [
        momentWords(moment),
        String(negatives),
        severity === undefined ? '–' : severity.toFixed(1),
        `${overdue.part} of ${overdue.whole}`,
        score === undefined ? '–' : score.toFixed(1),
        before.score === undefined ? '–' : before.score.toFixed(1),
      ]),
      leads: friction.map(({ moment }) => momentList(moment)),
    },
  };
}
