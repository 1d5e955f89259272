import { createHash } from 'node:crypto';

export type Item = Readonly<Record<string, unknown>>;

/** Bytes have no JSON of their own. No attribute of ours begins with a dollar sign. */
const BYTES = '$bytes';

/** An item of the table as one line; keys in their order, so that equal items are equal lines. */
export const lineOf = (item: Item): string => JSON.stringify(sorted(item));

/** The way back. */
export const itemOf = (line: string): Item =>
  JSON.parse(line, (_name, value: unknown) => {
    const bytes = isRecord(value) ? value[BYTES] : undefined;
    return typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : value;
  }) as Item;

function sorted(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export const checksumOf = (content: string): string => createHash('sha256').update(content).digest('hex');
