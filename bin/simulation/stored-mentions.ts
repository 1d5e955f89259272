import { mentionFrom } from '../../functions/adapters/dynamodb/mention-item.ts';
import { PROBE_BRAND } from '../../functions/contracts/probe.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import type { SimulatedTable } from './table.ts';
import { plain } from './table-client.ts';

/** Every mention of a table, without its text; the daily probe is none. */
export function* storedMentions(table: SimulatedTable): Generator<Mention, void> {
  for (const item of table.all()) {
    if (item['sk']?.S !== 'A' || !item['pk']?.S?.startsWith('M#')) continue;
    const mention = mentionFrom(plain(item), { text: '' });
    if (mention.brand !== PROBE_BRAND) yield mention;
  }
}
