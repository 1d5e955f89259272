import { MOST_BYTES, MOST_ENTRIES } from '../../functions/domain/mentions/push/pushed-entry.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

/** Room for what stands around the entries of a request. */
const MOST_BODY = MOST_BYTES - 1_000;

/** The entries of a text: one, `{"mentions": [...]}`, a list, or JSON Lines. Refuses in one line that names the line. */
export function entriesIn(text: string, file: string): readonly unknown[] {
  if (text.trim() === '')
    throw new Refusal(file, 'is empty', 'write one mention a line, as docs/push.schema.json has it');
  const whole = jsonOrNothing(text);
  if (whole === undefined) return text.split('\n').flatMap((line, index) => lineOf(line, index + 1, file));
  if (Array.isArray(whole.json)) return whole.json;
  const { json } = whole;
  const listed = typeof json === 'object' && json !== null && 'mentions' in json ? json.mentions : undefined;
  return Array.isArray(listed) ? listed : [json];
}

function lineOf(line: string, number: number, file: string): readonly unknown[] {
  if (line.trim() === '') return [];
  const read = jsonOrNothing(line);
  if (read !== undefined) return [read.json];
  throw new Refusal(
    `${file}:${number}`,
    `${shown(line.trim(), 40)} is not JSON`,
    'write one mention a line, or one JSON file',
  );
}

function jsonOrNothing(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/u, '')) };
  } catch {
    return undefined;
  }
}

/** The entries in requests that the webhook takes, with the place of the first entry of each. */
export function batchesOf(
  entries: readonly unknown[],
  most = MOST_ENTRIES,
): readonly { readonly from: number; readonly entries: readonly unknown[] }[] {
  const batches: { from: number; entries: unknown[] }[] = [];
  let bytes = 0;
  entries.forEach((entry, index) => {
    const size = Buffer.byteLength(JSON.stringify(entry)) + 1;
    const last = batches.at(-1);
    if (last === undefined || last.entries.length >= most || bytes + size > MOST_BODY) {
      batches.push({ from: index, entries: [entry] });
      bytes = size;
    } else {
      last.entries.push(entry);
      bytes += size;
    }
  });
  return batches;
}
