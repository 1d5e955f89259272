import { readerFor } from '../../functions/adapters/sources/registry.ts';
import { isPolled, type Source } from '../../functions/domain/mentions/source.ts';
import type { Scorer } from '../../functions/domain/scoring/model/scorer.ts';
import type { Instant } from '../../functions/domain/shared/time.ts';
import { coverPush } from '../../functions/use-cases/cover-push.ts';
import { takeInMention } from '../../functions/use-cases/take-in-mention.ts';
import { lookEveryOf } from '../../functions/use-cases/watched-source.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { type Counts, checkpointOf, forgetCheckpoint, leaveCheckpoint, NO_ROWS } from './checkpoint.ts';
import type { OpenedFile } from './import-file.ts';
import { importRows } from './import-rows.ts';
import { refusedRows } from './refused-rows.ts';

export interface BringIn {
  readonly file: string;
  readonly opened: OpenedFile;
  readonly source: Source;
  /** Names the store, so that an import into another one begins anew. */
  readonly where: string;
  /** Alert also on what is overdue by now. */
  readonly startClocks: boolean;
  readonly scorer: Scorer;
  readonly stop: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export interface BroughtIn extends Counts {
  /** Rows that an earlier run had done. */
  readonly resumedAt?: number;
  readonly interrupted?: true;
  /** Holds the rows that were refused. */
  readonly refusedFile?: string;
}

/** Stores the rows of a file, from where an earlier run got to; a crash costs one group of rows, which are repeated. */
export async function bringIn(
  { file, opened, source, where, startClocks, scorer, stop, onProgress }: BringIn,
  { mentions, sources, settings, now }: Pick<OpenedStore, 'mentions' | 'sources' | 'settings' | 'now'>,
): Promise<BroughtIn> {
  const what = JSON.stringify([opened.fingerprint, source.id, startClocks, where]);
  const left = checkpointOf(file, what);
  const refused = refusedRows(file, opened.columns, left?.refusedBytes ?? 0);
  const readAt = now();
  const reader = await readerFor(source);
  const { origin } = reader;
  const lookEvery = isPolled(source) ? lookEveryOf({ source, reader }) : undefined;
  const looks = lookEvery === undefined ? {} : { lookEvery };
  const place = { source, origin, settings, firstRead: false, readAt, history: !startClocks, ...looks };
  // A clock that is due before the next sweep is found by it: an import sends nothing by itself.
  const deps = { mentions, queues: { sendDue: async () => {} }, now, scorer, tz: process.versions['tz'] ?? 'unknown' };
  let earliest: Instant = readAt;
  let counts = left?.counts ?? NO_ROWS;
  try {
    counts = await importRows(opened.rows, opened.form, source.kind, counts, {
      takeIn: (seen) => {
        earliest = Math.min(earliest, seen.publishedAt ?? readAt);
        return takeInMention(seen, place, deps);
      },
      refuse: (row, why) => refused.add(row, why),
      onRows: (counted) => {
        leaveCheckpoint(file, { what, counts: counted, refusedBytes: refused.bytes() });
        onProgress(opened.text.read(), opened.text.bytes);
      },
      isStopped: () => stop.aborted,
    });
    // What a file holds is all that there is of such a source: it is covered from its first row on.
    if (source.kind === 'file') await coverPush(source.id, [{ at: earliest }], { sources });
    if (!stop.aborted) forgetCheckpoint(file);
  } finally {
    refused.close();
  }
  return {
    ...counts,
    ...(left !== undefined && { resumedAt: left.counts.rows }),
    ...(stop.aborted && { interrupted: true as const }),
    ...(counts.refused > 0 && { refusedFile: refused.file }),
  };
}
