import { once } from 'node:events';
import { Command } from 'commander';
import type { Exchange } from '../../functions/adapters/sources/connector.ts';
import { decodedText } from '../../functions/adapters/sources/decoded-text.ts';
import { exchangeOf, looksRecorded } from '../../functions/adapters/sources/recorded-exchange.ts';
import { readSample } from '../../functions/adapters/sources/registry.ts';
import { isProblem } from '../../functions/domain/mentions/reading.ts';
import { isSourceKind, SOURCE_KINDS } from '../../functions/domain/mentions/source.ts';
import { toWire } from '../../functions/domain/mentions/wire.ts';
import { isDeeperThan, MOST_DEEP } from '../../functions/domain/shared/json-depth.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

const MAX_BYTES = 128 * 1024 * 1024;
const BODY_STATUS = 200;

interface Options {
  readonly recorded: boolean;
  readonly brand: readonly string[];
}

/** `replywatch parse <kind>`: a source's response on stdin, one mention per line on stdout. */
export const command = new Command()
  .description("Turn a source's response, given on stdin, into mentions: one JSON line each.")
  .argument('<kind>', `what the response is from: ${SOURCE_KINDS.join(', ')}`)
  .option('--recorded', 'stdin is a recorded exchange: {request, response: {status, headers, body}}', false)
  .option(
    '--brand <id>',
    "one of the brand's own accounts, by id, handle or address (repeatable)",
    (id: string, ids: readonly string[]) => [...ids, id],
    [] as readonly string[],
  )
  .action(parse);

async function parse(kind: string, options: Options): Promise<void> {
  if (!isSourceKind(kind)) {
    throw new Refusal('kind', `${shown(kind)} is no kind of source`, `use one of ${SOURCE_KINDS.join(', ')}`);
  }
  const brands = options.brand.map(brandOf);
  const given = await stdin();
  const exchange = options.recorded ? exchangeOf(jsonOf(given), 'stdin') : bodyAlone(given);
  const reading = await readSample(kind, exchange, brands);
  if (isProblem(reading)) {
    const forgotten = !options.recorded && looksRecorded(jsonOrNothing(given));
    const hint = forgotten ? '; this is a recorded exchange: add --recorded' : '';
    return complain(kind, `${reading.line}${hint}`, 1);
  }
  for (const seen of reading.observations) await print(JSON.stringify(toWire(seen)));
  const { count, firstReason } = reading.refused;
  if (count > 0) {
    const line = `${count} of ${reading.entries} entries could not be read; the first: ${firstReason ?? 'no reason given'}`;
    return complain(kind, line, reading.observations.length === 0 ? 1 : 0);
  }
  if (reading.observations.length === 0) complain(kind, nothingIn(reading.entries), 0);
}

const nothingIn = (entries: number): string =>
  entries === 0
    ? 'the response holds no entries, so no mentions'
    : `none of the ${entries} entries of the response is a mention`;

function brandOf(id: string): string {
  if (id.trim() !== '') return id.trim();
  throw new Refusal('--brand', `${shown(id)} names no account`, 'give an id, a handle or an address');
}

const bodyAlone = (body: string): Exchange => ({ status: BODY_STATUS, body });

async function stdin(): Promise<string> {
  const chunks: Buffer[] = [];
  let held = 0;
  if (process.stdin.isTTY) throw new Refusal('stdin', 'is a terminal', 'pipe a response into this command');
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    held += bytes.length;
    if (held > MAX_BYTES)
      throw new Refusal('stdin', `holds more than ${MAX_BYTES} bytes`, 'give one response at a time');
    chunks.push(bytes);
  }
  const text = decodedText(Buffer.concat(chunks));
  if (text.trim() === '') throw new Refusal('stdin', 'is empty', 'pipe a response into this command');
  return text;
}

function jsonOf(text: string): unknown {
  if (isDeeperThan(text, MOST_DEEP)) {
    throw new Refusal('stdin', `nests deeper than ${MOST_DEEP} levels`, 'a recorded exchange is {request, response}');
  }
  const json = jsonOrNothing(text);
  if (json !== undefined) return json;
  throw new Refusal('stdin', `${shown(text)} is not JSON`, 'a recorded exchange is {request, response} as JSON');
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Waits when the reader is slower than we are, so that a large answer never piles up in memory. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

function complain(kind: string, line: string, code: 0 | 1): void {
  process.stderr.write(`parse ${kind}: ${line}\n`);
  process.exitCode = code;
}
