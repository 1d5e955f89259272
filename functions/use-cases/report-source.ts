import { lagFigures } from '../domain/mentions/lag-histogram.ts';
import { type Source, showsResponses, sourceLabel } from '../domain/mentions/source.ts';
import { lastReadOf } from '../domain/mentions/source-health.ts';
import type { ReportSource } from '../domain/reports/report-coverage.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { SourceStore } from '../ports/sources.ts';

/** What is known of how well a source was covered in `[from, to)`: the same for reports and the desk. */
export async function reportSource(
  source: Source,
  from: Instant,
  to: Instant,
  { sources }: { readonly sources: Pick<SourceStore, 'find' | 'gaps'> },
): Promise<ReportSource> {
  const [found, gaps] = await Promise.all([sources.find(source.id), sources.gaps(source.id, from, to)]);
  const coveredSince = found?.progress.coveredSince;
  const lastReadAt = found && lastReadOf(found.progress);
  const lag = lagFigures(found?.progress.lags);
  return {
    sourceId: source.id,
    label: sourceLabel(source),
    seesResponses: showsResponses(source),
    ...(coveredSince !== undefined && { coveredSince }),
    ...(lastReadAt !== undefined && { lastReadAt }),
    ...(lag !== undefined && { lag }),
    gaps,
  };
}
