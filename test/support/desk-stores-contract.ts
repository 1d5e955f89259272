import { describe, expect, it } from 'vitest';
import type { DeskLink } from '../../functions/domain/desk/desk-ticket.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import type { DeskLinks } from '../../functions/ports/desk.ts';

/** 2026-11-20T12:00:00Z */
const AT = Date.UTC(2026, 10, 20, 12);
const aLink = (changes: Partial<DeskLink> = {}): DeskLink => ({
  id: 'k3f9',
  scope: { brand: 'sundial' },
  by: 'Mira',
  madeAt: AT,
  expiresAt: AT + HOUR,
  closesAt: AT + 8 * HOUR,
  ...changes,
});
const used = (session: string, link = aLink()) => ({ ...link, session, usedAt: AT + 1 });

/** What every DeskLinks keeps to. */
export function describeDeskLinks(name: string, open: () => Promise<DeskLinks>): void {
  describe(`DeskLinks on ${name}`, () => {
    it('binds a link to the first of many who use it at once, noted before or not', async () => {
      for (const isNoted of [true, false]) {
        const links = await open();
        if (isNoted) await links.note(aLink());
        const sessions = ['a', 'b', 'c', 'd'];
        const won = await Promise.all(sessions.map((session) => links.use(used(session))));
        const open_ = await Promise.all(sessions.map((session) => links.isOpen('k3f9', session)));

        expect(won.filter(Boolean)).toHaveLength(1);
        expect(open_).toEqual(won);
        expect(await links.use(used('e'))).toBe(false);
      }
    });

    it('knows nothing of what nobody made', async () => {
      const links = await open();

      expect(await links.isOpen('nobody', 'a')).toBe(false);
      expect(await links.revoke('nobody', AT)).toBe(false);
      expect(await links.list()).toEqual([]);
    });

    it('revokes for good: what is open, what waits, and what nobody has heard of yet', async () => {
      const links = await open();
      await links.use(used('a'));
      expect(await links.revoke('k3f9', AT + 2)).toBe(true);
      await links.note(aLink({ id: 'waits' }));
      expect(await links.revoke('waits', AT + 2)).toBe(true);
      expect(await links.revoke('unheard', AT + 2)).toBe(false);

      expect(await links.isOpen('k3f9', 'a')).toBe(false);
      expect(await links.use(used('b', aLink({ id: 'waits' })))).toBe(false);
      expect(await links.use(used('b', aLink({ id: 'unheard' })))).toBe(false);
      expect((await links.list()).map(({ revokedAt }) => revokedAt)).toEqual([AT + 2, AT + 2]);
    });

    it('lists what was made and used, the newest first', async () => {
      const links = await open();
      await links.note(aLink());
      await links.note(aLink({ id: 'later', madeAt: AT + 5, scope: { owner: 'lead', readOnly: true } }));
      await links.use(used('a'));

      expect(await links.list()).toEqual([
        aLink({ id: 'later', madeAt: AT + 5, scope: { owner: 'lead', readOnly: true } }),
        { ...aLink(), usedAt: AT + 1 },
      ]);
    });
  });
}
