import type { SourceProgress } from '../domain/mentions/coverage.ts';
import { withTurns } from '../domain/mentions/open-deadlines.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Learnt, Watched } from './watched-source.ts';

/** What was known when the poll began: equal to what it learnt when nothing changed. */
export const learntBefore = ({ cursor, validators, lastEntryCount, shown, open }: SourceProgress): Learnt => ({
  ...{ cursor, validators, lastEntryCount },
  ...(shown !== undefined && { shown }),
  ...(open !== undefined && { open }),
});

/** What earlier polls learnt, unless it was learnt at another address: then the source is read for the first time. */
export function progressAt(address: string, stored: SourceProgress): SourceProgress {
  if (stored.address === undefined || stored.address === address) return stored;
  const { sourceId, version, failures, failingSince, lastFailure, lastProblem } = stored;
  return {
    ...{ sourceId, version, failures, cursor: {}, validators: {}, lastEntryCount: 0 },
    ...(failingSince !== undefined && { failingSince }),
    ...(lastFailure !== undefined && { lastFailure }),
    ...(lastProblem !== undefined && { lastProblem }),
  };
}

/** What tells one place to read from another, whatever the source is called in the settings. */
export const addressOf = ({ reader }: Pick<Watched, 'reader'>): string => `${reader.origin} ${reader.label}`;

/** Validators only of what the next poll asks first: addresses hold bookmarks, and each move would leave one behind. */
export function worthKeeping(
  { cursor, validators: learnt, lastEntryCount, shown }: Learnt,
  { reader, before, turns = () => [] }: Watched,
  at: Instant,
): Learnt {
  const urls = reader.begin(cursor).map((request) => request.url);
  const validators = urls.flatMap((url) => {
    const held = learnt[url];
    return held === undefined ? [] : [[url, held] as const];
  });
  const open = withTurns(before.open, turns(), at);
  return {
    ...{ cursor, validators: Object.fromEntries(validators), lastEntryCount },
    ...(shown !== undefined && { shown }),
    ...(open !== undefined && { open }),
  };
}

/** In whatever order a store gives the keys back. */
export const isSame = (a: Learnt, b: Learnt): boolean => canonical(a) === canonical(b);

const canonical = ({ cursor, validators, lastEntryCount, shown, open }: Learnt): string =>
  JSON.stringify([
    Object.entries(cursor).toSorted(byName),
    Object.entries(validators)
      .map(([url, { etag, lastModified, digest }]) => [url, etag, lastModified, digest] as const)
      .toSorted(byName),
    lastEntryCount,
    shown,
    open,
  ]);

const byName = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number =>
  a < b ? -1 : Number(a > b);
