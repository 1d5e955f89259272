import {
  inOrder,
  type SlackCard,
  type SlackWaiting,
  waitingName,
} from '../../functions/domain/alerts/slack-channel.ts';
import { type MentionKey, mentionName } from '../../functions/domain/mentions/mention.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';
import type { SlackCards, SlackChannels, StoredCard } from '../../functions/ports/slack.ts';

interface Turn {
  holder: string;
  until: number;
  takenAt: number;
  freeAt: number;
  failures: number;
  wakeAt?: number | undefined;
  doubtFrom?: number | undefined;
  doubtedAt?: number | undefined;
}

/** Keeps to test/support/slack-stores-contract.ts, as the real ones do. */
export function inMemorySlackChannels(): SlackChannels & { readonly stored: () => readonly SlackWaiting[] } {
  const turns = new Map<string, Turn>();
  const kept = new Map<string, Map<string, SlackWaiting>>();
  let holders = 0;
  const of = (channel: string) => {
    const held = kept.get(channel) ?? new Map<string, SlackWaiting>();
    kept.set(channel, held);
    return held;
  };
  const skOf = (item: SlackWaiting) =>
    `${waitingName(item)} ${item.alert === undefined ? '' : (item.notBefore ?? item.at)}`;
  return {
    stored: () => [...kept.values()].flatMap((held) => [...held.values()]),
    take: async (channel, now) => {
      const known = turns.get(channel);
      if (known !== undefined && (known.until > now || known.freeAt > now)) {
        const held = known.until > now;
        return {
          taken: false,
          held,
          freeAt: held ? known.until : known.freeAt,
          ...(known.wakeAt !== undefined && { wakeAt: known.wakeAt }),
        };
      }
      holders += 1;
      const holder = `h${holders}`;
      const died = known !== undefined && known.until > 0 ? known.takenAt : undefined;
      const doubtFrom = known?.doubtFrom ?? died;
      const doubtedAt = died ?? known?.doubtedAt;
      const failures = known?.failures ?? 0;
      turns.set(channel, {
        freeAt: 0,
        failures,
        wakeAt: known?.wakeAt,
        doubtFrom,
        doubtedAt,
        holder,
        until: now + MINUTE,
        takenAt: now,
      });
      const doubt = { ...(doubtFrom !== undefined && { doubtFrom }), ...(doubtedAt !== undefined && { doubtedAt }) };
      return { taken: true, channel, holder, failures, ...doubt };
    },
    release: async ({ channel, holder }, next) => {
      const known = turns.get(channel);
      if (known?.holder !== holder) return;
      const { freeAt, failures, wakeAt, doubtFrom, doubtedAt } = next;
      turns.set(channel, { ...known, until: 0, freeAt, failures, wakeAt, doubtFrom, doubtedAt });
    },
    wait: async (channel, waiting) => {
      for (const item of waiting) of(channel).set(skOf(item), item);
    },
    waiting: async (channel, most) => {
      const ahead = ({ at, notBefore = at }: SlackWaiting): number => notBefore;
      return inOrder([...of(channel).values()])
        .toSorted((a, b) => Number(a.alert === undefined) - Number(b.alert === undefined) || ahead(a) - ahead(b))
        .slice(0, most);
    },
    done: async (channel, waiting) => {
      for (const item of waiting) if (of(channel).get(skOf(item))?.at === item.at) of(channel).delete(skOf(item));
    },
  };
}

export function inMemorySlackCards(): SlackCards & {
  readonly get: (key: MentionKey, channel: string) => SlackCard | undefined;
} {
  const cards = new Map<string, StoredCard>();
  const nameOf = (key: MentionKey, channel: string) => `${mentionName(key)}\n${channel}`;
  return {
    get: (key, channel) => cards.get(nameOf(key, channel)),
    find: async (key, channel) => cards.get(nameOf(key, channel)),
    save: async (key, channel, card, before) => {
      const version = before?.version ?? 0;
      if ((cards.get(nameOf(key, channel))?.version ?? 0) !== version) return 'conflict';
      cards.set(nameOf(key, channel), { ...card, version: version + 1 });
      return 'saved';
    },
    channels: async (key) =>
      [...cards.keys()]
        .filter((name) => name.startsWith(`${mentionName(key)}\n`))
        .map((name) => name.split('\n')[1] ?? ''),
  };
}
