import type { MentionKey } from '../domain/mentions/mention.ts';
import type { ResponseSighting } from '../domain/mentions/reading.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import { changeMention } from './change-mention.ts';
import { truthOf, withResponse } from './observe-mention.ts';

interface Deps {
  readonly mentions: Pick<MentionStore, 'find' | 'save'>;
}

/**
 * A response by the brand was seen somewhere: it stops the clock of the mention that it answers.
 * `notOurs`: it answers something that we do not hold.
 */
export async function recordResponse(
  key: MentionKey,
  seen: ResponseSighting,
  settings: Settings,
  seenAt: Instant,
  { mentions }: Deps,
): Promise<'recorded' | 'known' | 'notOurs'> {
  let held = true;
  const written = await changeMention(key, mentions, (mention) => {
    held = mention !== undefined;
    if (mention === undefined) return undefined;
    const next = withResponse(mention, truthOf(seen), settings, seenAt);
    return next.clock === mention.clock ? undefined : { ...next, version: mention.version + 1 };
  });
  if (written !== undefined) return 'recorded';
  return held ? 'known' : 'notOurs';
}
