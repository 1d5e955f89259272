import Table from 'cli-table3';
import colors from 'picocolors';
import type { Incident, Share } from '../../../functions/domain/incidents/incident.ts';
import { durationWords, instantWords } from '../../../functions/domain/reports/figure-words.ts';
import type { Instant } from '../../../functions/domain/shared/time.ts';

const STATUS = { open: 'on', calm: 'calmed down', closing: 'ending', closed: 'over' } as const;

/** Incidents, the newest first. */
export function drawIncidents(
  incidents: readonly Incident[],
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): string {
  if (incidents.length === 0) return 'No incident in this time.';
  const table = new Table({
    head: [
      'incident',
      'status',
      'first mention',
      'lasted',
      'mentions',
      'most at once',
      'answered',
      'waiting',
      'overdue',
      'about',
    ],
    style: {
      head: colors.isColorSupported ? ['bold'] : [],
      border: colors.isColorSupported ? ['grey'] : [],
      compact: true,
    },
  });
  table.push(...incidents.map((incident) => rowOf(incident, now, timeZone)));
  const folded = colors.dim('Its alerts are folded into it: `replywatch explain <mention>` tells of each.');
  return [table.toString(), folded].join('\n');
}

function rowOf(incident: Incident, now: Instant, timeZone: string): string[] {
  const { kind, status, brand, id, firstSeenAt, calmAt, closedAt, bombing } = incident;
  const isOn = status === 'open';
  return [
    `${brand}/${id}${kind === 'cluster' ? colors.dim('\ncluster') : bombing === undefined ? '' : colors.red('\nreview bombing')}`,
    isOn ? colors.red(STATUS[status]) : STATUS[status],
    instantWords(firstSeenAt, timeZone),
    durationWords((calmAt ?? closedAt ?? now) - firstSeenAt),
    String(incident.count),
    String(incident.peak),
    String(incident.answered),
    String(incident.waiting),
    incident.overdue === 0 ? '0' : colors.red(String(incident.overdue)),
    shares(incident.themes) || shares(incident.sources),
  ];
}

const shares = (all: readonly Share[]): string =>
  all
    .slice(0, 2)
    .map(({ id, count }) => `${id} ${count}`)
    .join(', ');
