import { type Mention, type MentionKey, mentionName } from '../../functions/domain/mentions/mention.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY, type Duration } from '../../functions/domain/shared/time.ts';
import type { OpenedStore } from './opened-store.ts';

const SHOWN = 5;

export interface Searched extends Pick<OpenedStore, 'settings' | 'now'> {
  readonly mentions: Pick<OpenedStore['mentions'], 'find' | 'facts'>;
}

/**
 * The mention of a name `brand/origin/id`, or of a part of it that only one mention of the last `within` has.
 * Refuses in one line when there is none or more than one.
 */
export async function findMention(
  wanted: string,
  { settings, mentions, now }: Searched,
  within: Duration,
): Promise<Mention> {
  for (const key of keysOf(wanted, settings.brands)) {
    const found = await mentions.find(key);
    if (found !== undefined) return found;
  }
  const names = new Map<string, MentionKey>();
  for (const { id } of settings.brands) {
    for await (const facts of mentions.facts(id, now() - within, now() + 1)) {
      const name = mentionName(facts);
      if (name === wanted || facts.externalId === wanted || name.includes(wanted)) names.set(name, facts);
    }
  }
  const exact = [...names].filter(([name, key]) => name === wanted || key.externalId === wanted);
  const [only, ...others] = exact.length > 0 ? exact : [...names];
  if (only === undefined) {
    const days = Math.round(within / DAY);
    const mend = 'take the name from an alert or from `report --format csv`, or look further back with --days';
    throw new Refusal('mention', `${shown(wanted)} names none of the last ${days} days`, mend);
  }
  if (others.length > 0) {
    const some = [only, ...others].slice(0, SHOWN).map(([name]) => name);
    const more = names.size > SHOWN ? ', …' : '';
    throw new Refusal('mention', `${shown(wanted)} names ${names.size}: ${some.join(', ')}${more}`, 'give more of it');
  }
  const mention = await mentions.find(only[1]);
  if (mention === undefined) throw new Refusal('mention', `${only[0]} is gone`, 'it was erased a moment ago');
  return mention;
}

/** Origins and ids may hold slashes: every way to read a whole name. */
function keysOf(name: string, brands: readonly { readonly id: string }[]): readonly MentionKey[] {
  return brands
    .filter(({ id }) => name.startsWith(`${id}/`))
    .flatMap(({ id: brand }) => {
      const rest = name.slice(brand.length + 1);
      const slashes = [...rest.matchAll(/\//gu)].map(({ index }) => index);
      return slashes
        .filter((index) => index > 0 && index < rest.length - 1)
        .map((index) => ({ brand, origin: rest.slice(0, index), externalId: rest.slice(index + 1) }));
    });
}
