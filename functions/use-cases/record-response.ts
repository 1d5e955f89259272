import type { MentionKey } from '../domain/mentions/mention.ts';
import type { ResponseTruth } from '../domain/mentions/observation.ts';
import type { ResponseSighting } from '../domain/mentions/reading.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { MentionStore, Now } from '../ports.ts';
import { changeMention } from './change-mention.ts';
import { withResponse } from './observe-mention.ts';

interface Deps {
  readonly mentions: Pick<MentionStore, 'find' | 'save'>;
  readonly now: Now;
}

/**
 * A response by the brand was seen somewhere: it stops the clock of the mention that it answers.
 * `notOurs`: it answers something that we do not hold.
 */
export async function recordResponse(
  key: MentionKey,
  seen: ResponseSighting,
  settings: Settings,
  { mentions, now }: Deps,
): Promise<'recorded' | 'known' | 'notOurs'> {
  const at = now();
  const response: ResponseTruth = {
    truth: 'replied',
    at: seen.at ?? at,
    id: seen.id,
    ...(seen.byBot ? { byBot: true } : {}),
  };
  let held = true;
  const written = await changeMention(key, mentions, (mention) => {
    held = mention !== undefined;
    if (mention === undefined) return undefined;
    const next = withResponse(mention, response, settings, at);
    return next === mention || next.clock === mention.clock ? undefined : { ...next, version: mention.version + 1 };
  });
  if (written !== undefined) return 'recorded';
  return held ? 'known' : 'notOurs';
}
