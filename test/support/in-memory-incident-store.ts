import type { Board, Incident } from '../../functions/domain/incidents/incident.ts';
import type { IncidentStore } from '../../functions/ports/incidents.ts';

/** Keeps to test/support/incident-store-contract.ts, as the real one does. */
export function inMemoryIncidentStore(): IncidentStore {
  const boards = new Map<string, Board>();
  const past = new Map<string, Incident>();
  const name = (brand: string, id: string): string => `${brand}\n${id}`;
  const board = async (brand: string): Promise<Board> =>
    structuredClone(boards.get(brand) ?? { brand, version: 0, incidents: [] });
  return {
    board,
    saveBoard: async (next) => {
      if ((boards.get(next.brand)?.version ?? 0) !== next.version - 1) return 'conflict';
      boards.set(next.brand, structuredClone(next));
      return 'saved';
    },
    busyBrands: async () =>
      [...boards.values()].filter(({ incidents }) => incidents.length > 0).map(({ brand }) => brand),
    keep: async (incident) => void past.set(name(incident.brand, incident.id), structuredClone(incident)),
    find: async (brand, id) =>
      (await board(brand)).incidents.find((incident) => incident.id === id) ??
      structuredClone(past.get(name(brand, id))),
    past: async (brand, from, to) =>
      [...past.values()]
        .filter((incident) => incident.brand === brand && incident.openedAt >= from && incident.openedAt < to)
        .toSorted((a, b) => a.openedAt - b.openedAt),
  };
}
