import type { DeskLink } from '../../functions/domain/desk/desk-ticket.ts';
import type { OpenClock } from '../../functions/domain/desk/open-clock.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { mentionName } from '../../functions/domain/mentions/mention.ts';
import { factsOf } from '../../functions/domain/reports/facts-of.ts';
import type { Instant } from '../../functions/domain/shared/time.ts';
import { nextDueOf } from '../../functions/domain/sla/watch.ts';
import type { DeskLinks } from '../../functions/ports/desk.ts';
import type { OpenClocks } from '../../functions/ports/mentions.ts';

/** Keeps to the contract of test/support/desk-stores-contract.ts, as the real one does. */
export function inMemoryDeskLinks(): DeskLinks {
  const links = new Map<string, { link?: DeskLink; session?: string; revokedAt?: Instant }>();
  const held = (id: string) => links.get(id) ?? {};
  return {
    note: async (link) => void links.set(link.id, { link }),
    use: async ({ session, ...link }) => {
      const { session: before, revokedAt } = held(link.id);
      if (before !== undefined || revokedAt !== undefined) return false;
      links.set(link.id, { link, session });
      return true;
    },
    isOpen: async (id, session) => held(id).session === session && held(id).revokedAt === undefined,
    revoke: async (id, at) => {
      const { link, revokedAt = at } = held(id);
      links.set(id, { ...held(id), revokedAt });
      return link !== undefined;
    },
    list: async () =>
      [...links.values()]
        .flatMap(({ link, revokedAt }) =>
          link === undefined ? [] : [{ ...link, ...(revokedAt !== undefined && { revokedAt }) }],
        )
        .toSorted((a, b) => b.madeAt - a.madeAt),
  };
}

/** The same for what is open, over whatever mentions there are. */
export function inMemoryOpenClocks(mentions: () => readonly Mention[]): OpenClocks {
  const running = () => mentions().filter(({ clock }) => clock.status === 'running');
  const clockOf = (mention: Mention): OpenClock => ({
    facts: factsOf(mention),
    ...(mention.clock.claim && { claim: mention.clock.claim }),
  });
  const place = (mention: Mention): string =>
    `${String(mention.clock.dueAt ?? 0).padStart(15, '0')}#${mentionName(mention)}`;
  return {
    ahead: async (most, after = '') => {
      const ahead = running()
        .flatMap((mention) => {
          const at = nextDueOf(mention);
          return at === undefined ? [] : [{ mention, key: `${String(at).padStart(15, '0')}#${mentionName(mention)}` }];
        })
        .filter(({ key }) => key > after)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1));
      const last = ahead.length >= most ? ahead[most - 1] : undefined;
      return { clocks: ahead.slice(0, most).map(({ mention }) => clockOf(mention)), ...(last && { next: last.key }) };
    },
    spent: async (brand, most, after) => {
      const spent = running()
        .filter((mention) => mention.brand === brand && nextDueOf(mention) === undefined)
        .filter((mention) => after === undefined || place(mention) < after)
        .toSorted((a, b) => (place(a) < place(b) ? 1 : -1));
      const page = spent.slice(0, most);
      const last = page.at(-1);
      return { clocks: page.map(clockOf), ...(spent.length > most && last && { next: place(last) }) };
    },
  };
}
