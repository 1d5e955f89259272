import type { SourceProgress } from '../domain/mentions/coverage.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import { pollPeriod } from '../domain/mentions/poll-period.ts';
import { isShown } from '../domain/mentions/shown-page.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { type Instant, MINUTE } from '../domain/shared/time.ts';
import { isLookDue, nextLookAt, withNextLook } from '../domain/sla/watch.ts';
import { SECOND_LOOK_AFTER } from './apply-look.ts';
import { type Look, type LookDeps, lookAgain } from './look-again.ts';

/**
 * The look at a mention on the watch list whose turn has come. Undefined where nothing was asked, for the polls show it
 * anew often enough, and where nothing was learnt: whether a source can tell is news only right before an alert.
 */
export async function lookOnWatch(mention: Mention, settings: Settings, deps: LookDeps): Promise<Look | undefined> {
  const found = await deps.sources.find(mention.sourceId, 'recent');
  if (found !== undefined && isPolledEnough(mention, found.source, found.progress, deps.now())) return undefined;
  const look = await lookAgain(mention, settings, deps, false);
  return look?.failed ? undefined : look;
}

function isPolledEnough({ clock, watch, externalId }: Mention, source: Source, progress: SourceProgress, now: Instant) {
  if (watch === undefined || progress.failingSince !== undefined || !isShown(externalId, progress.shown)) return false;
  const lookAt = nextLookAt(clock, now, watch.every);
  return lookAt !== undefined && pollPeriod(source, progress, now) * MINUTE <= lookAt - now;
}

/**
 * The mention with its next turn planned, where it has just had one: by a look, or because polls show it. One that was
 * gone is looked at a second time, which settles it.
 */
export function withNextTurn(mention: Mention, look: Look | undefined, now: Instant): Mention {
  const { watch } = mention;
  if (watch !== undefined && look?.gone) return { ...mention, watch: { ...watch, lookAt: now + SECOND_LOOK_AFTER } };
  return look !== undefined || isLookDue(mention, now) ? withNextLook(mention, now) : mention;
}
