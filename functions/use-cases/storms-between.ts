import type { Incident } from '../domain/incidents/incident.ts';
import type { Storm } from '../domain/reports/storm.ts';
import { DAY, type Duration, type Instant } from '../domain/shared/time.ts';
import type { IncidentStore } from '../ports/incidents.ts';

/** No incident stays open for longer: a cluster looks back as far as a week. */
const LONGEST: Duration = 31 * DAY;

/** The incidents of a brand that were open in `[from, to)`, as a report tells of them. */
export async function stormsBetween(
  brand: string,
  from: Instant,
  to: Instant,
  incidents: Pick<IncidentStore, 'board' | 'past'>,
): Promise<readonly Storm[]> {
  const [board, past] = await Promise.all([incidents.board(brand), incidents.past(brand, from - LONGEST, to)]);
  const all = new Map([...past, ...board.incidents].map((incident) => [incident.id, incident]));
  return [...all.values()]
    .filter(({ openedAt, calmAt = Number.POSITIVE_INFINITY }) => openedAt < to && calmAt >= from)
    .map(stormOf);
}

function stormOf(incident: Incident): Storm {
  const { kind, id, scope, severity, firstSeenAt, openedAt, calmAt, count, peak, answered, waiting, overdue } =
    incident;
  const story = { kind, id, ...scope, severity, firstSeenAt, openedAt, ...(calmAt !== undefined && { calmAt }) };
  return { ...story, mentions: count, peak, answered, waiting, overdue };
}
