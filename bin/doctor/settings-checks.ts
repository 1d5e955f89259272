import { registered } from '../../functions/adapters/dynamodb/apply-sources.ts';
import { readSettingsNote } from '../../functions/adapters/dynamodb/settings-note.ts';
import { settingsHash } from '../../functions/adapters/dynamodb/source-item.ts';
import { VERSION } from '../../functions/contracts/version.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { hashOfSettings } from '../stack/compiled-file.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { bad, type Finding, some, warning, well } from './finding.ts';

const DEPLOY = 'deploy, or name the file that was deployed with --settings';

/** Whether the settings file says what the table was told by the newest deploy. */
export async function checkDrift({ settings, table }: OpenedStore): Promise<readonly Finding[]> {
  const [known, note] = await Promise.all([registered(table), readSettingsNote(table.client, table.tableName)]);
  const listed = new Set(settings.sources.map(({ id }) => id));
  const added = settings.sources.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  const changed = settings.sources.flatMap((source) => {
    const hash = known.get(source.id)?.hash;
    return hash === undefined || hash === settingsHash(source) ? [] : [source.id];
  });
  const left = [...known.keys()].filter((id) => !listed.has(id));
  const drift = [
    ...(added.length > 0 ? [`not in the table: ${some(added)}`] : []),
    ...(changed.length > 0 ? [`otherwise in the table: ${some(changed)}`] : []),
    ...(left.length > 0 ? [`in the table only: ${some(left)}`] : []),
  ];
  const sources =
    drift.length > 0
      ? bad('sources', drift.join('; '), DEPLOY)
      : well('sources', `all ${listed.size} of the file are in the table as the file has them`);
  return [sources, ...deployed(hashOfSettings(settings), note)];
}

function deployed(hash: string, note: Awaited<ReturnType<typeof readSettingsNote>>): readonly Finding[] {
  const about = 'settings';
  if (note === undefined) return [{ about, state: 'skipped', words: 'no deploy has noted its settings yet' }];
  const at = toIso(note.at);
  const version =
    note.version === VERSION
      ? []
      : [warning('version', `deployed is ${note.version}, this is ${VERSION}`, 'deploy, or check out that version')];
  if (note.hash === hash) return [well(about, `those of the file were deployed at ${at}`), ...version];
  return [bad(about, `the file is not what was deployed at ${at}`, DEPLOY), ...version];
}
