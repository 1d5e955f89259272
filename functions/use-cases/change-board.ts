import type { Board, Incident } from '../domain/incidents/incident.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import { TooManyRaces } from './change-mention.ts';

const TRIES = 8;

/**
 * Reads a brand's board, lets `change` decide on it and saves what comes back; after a lost race all of it again. The
 * same incidents = nothing to write. Answers the board as it stands then.
 */
export async function changeBoard(
  brand: string,
  incidents: Pick<IncidentStore, 'board' | 'saveBoard'>,
  change: (board: Board) => Promise<readonly Incident[]> | readonly Incident[],
): Promise<Board> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const board = await incidents.board(brand);
    const next = await change(board);
    if (next === board.incidents) return board;
    const saved = { ...board, incidents: next, version: board.version + 1 };
    if ((await incidents.saveBoard(saved)) === 'saved') return saved;
  }
  throw new TooManyRaces(`lost ${TRIES} races for the incidents of one brand`);
}

/** The same list with one incident changed; the list itself where it is as it was. */
export function withIncident(incidents: readonly Incident[], changed: Incident): readonly Incident[] {
  const index = incidents.findIndex(({ id }) => id === changed.id);
  return index === -1 || incidents[index] === changed ? incidents : incidents.with(index, changed);
}
