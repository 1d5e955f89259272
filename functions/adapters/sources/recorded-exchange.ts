import { Refusal, shown } from '../../domain/shared/refusal.ts';
import type { Exchange } from './connector.ts';
import { recordOf, textAt, valueAt } from './fields.ts';

const WANTED = 'a recorded exchange is {"request":{...},"response":{"status":200,"headers":{...},"body":...}}';

/** Whether a value looks like a recorded exchange, to tell people that they forgot to say so. */
export const looksRecorded = (value: unknown): boolean =>
  valueAt(value, 'response', 'status') !== undefined && valueAt(value, 'response', 'body') !== undefined;

/** Reads `{request, response: {status, headers, body}}` as recorders write it: bodies as text or JSON, headers in any form. */
export function exchangeOf(recorded: unknown, path: string): Exchange {
  const response = recordOf(valueAt(recorded, 'response'));
  if (response === undefined) {
    throw new Refusal(`${path}.response`, `${shown(valueAt(recorded, 'response'))} is no response`, WANTED);
  }
  const status = typeof response['status'] === 'string' ? Number(response['status']) : response['status'];
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    throw new Refusal(`${path}.response.status`, `${shown(response['status'])} is no HTTP status`, WANTED);
  }
  const url = textAt(recorded, 'request', 'url');
  return {
    ...(url === undefined ? {} : { url }),
    status,
    headers: headersOf(response['headers']),
    body: bodyOf(response['body']),
  };
}

function bodyOf(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Records of texts or lists, lists of pairs, lists of `{name, value}`; the last of a name wins, names in lower case. */
function headersOf(headers: unknown): Readonly<Record<string, string>> {
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(headers)
    ? headers.map((header: unknown) =>
        Array.isArray(header) ? [header[0], header[1]] : [valueAt(header, 'name'), valueAt(header, 'value')],
      )
    : Object.entries(recordOf(headers) ?? {});
  return Object.fromEntries(
    pairs.flatMap(([name, value]) =>
      typeof name === 'string' && value !== undefined && value !== null
        ? [[name.toLowerCase(), Array.isArray(value) ? value.map(headerText).join(', ') : headerText(value)]]
        : [],
    ),
  );
}

/** Whatever a recorder wrote there; an object has no text of its own that could be relied on. */
const headerText = (value: unknown): string =>
  typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);
