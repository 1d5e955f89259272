import { pollGroup } from '../domain/mentions/poll-group.ts';
import { isPolled } from '../domain/mentions/source.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReadSettings } from '../ports/settings.ts';
import type { AppliedSources, SourceStore } from '../ports/sources.ts';

interface Deps {
  readonly readSettings: ReadSettings;
  readonly sources: SourceStore;
  readonly queues: Pick<Queues, 'sendPolls'>;
}

/** Brings the sources of this deploy onto the poll wheel, and polls the new ones at once. Idempotent. */
export async function applySettings({ readSettings, sources, queues }: Deps): Promise<AppliedSources> {
  const settings = await readSettings();
  const applied = await sources.apply(settings.sources);
  const added = new Set(applied.added);
  const fresh = settings.sources.filter((source) => added.has(source.id) && isPolled(source));
  await queues.sendPolls(fresh.map((source) => ({ sourceId: source.id, group: pollGroup(source) })));
  return applied;
}
