import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../functions/domain/shared/time.ts';
import type { IncidentStore } from '../../functions/ports/incidents.ts';
import { anIncident, OPENED_AT } from './incidents.ts';

/** What every IncidentStore keeps to. */
export function describeIncidentStore(name: string, open: () => Promise<IncidentStore>): void {
  describe(`IncidentStore on ${name}`, () => {
    it('saves a board exactly once for each version, whoever comes second', async () => {
      const store = await open();
      expect(await store.board('sundial')).toEqual({ brand: 'sundial', version: 0, incidents: [] });

      expect(await store.saveBoard({ brand: 'sundial', version: 1, incidents: [anIncident()] })).toBe('saved');
      expect(await store.saveBoard({ brand: 'sundial', version: 1, incidents: [] })).toBe('conflict');
      expect(await store.saveBoard({ brand: 'sundial', version: 3, incidents: [] })).toBe('conflict');

      expect(await store.board('sundial')).toEqual({ brand: 'sundial', version: 1, incidents: [anIncident()] });
    });

    it('names the brands with something on their boards, and no others', async () => {
      const store = await open();
      await store.saveBoard({ brand: 'sundial', version: 1, incidents: [anIncident()] });
      await store.saveBoard({ brand: 'fern#weh', version: 1, incidents: [anIncident({ brand: 'fern#weh' })] });
      await store.saveBoard({ brand: 'sundial', version: 2, incidents: [] });

      expect(await store.busyBrands()).toEqual(['fern#weh']);
    });

    it('finds an incident wherever it is, and those that are over by when they were opened', async () => {
      const store = await open();
      const closed = anIncident({ status: 'closed', closedAt: OPENED_AT + HOUR });
      const older = anIncident({ id: '20261119-1200-brand', openedAt: OPENED_AT - DAY, status: 'closed' });
      await store.saveBoard({ brand: 'sundial', version: 1, incidents: [anIncident()] });
      for (const over of [closed, older, older, anIncident({ brand: 'fernweh' })]) await store.keep(over);

      expect(await store.find('sundial', closed.id)).toEqual(anIncident());
      await store.saveBoard({ brand: 'sundial', version: 2, incidents: [] });
      expect(await store.find('sundial', closed.id)).toEqual(closed);
      expect(await store.find('sundial', 'unknown')).toBeUndefined();
      expect(await store.past('sundial', 0, OPENED_AT + 1)).toEqual([older, closed]);
      expect(await store.past('sundial', 0, OPENED_AT)).toEqual([older]);
    });
  });
}
