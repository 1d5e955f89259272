/**
 * Prints the microseconds of CPU that reading one mention takes, as the median over rounds, for the largest recorded
 * responses of a folder with one sub-folder for each source: `npm run benchmark:parsing -- <folder>`
 */
import { readFileSync } from 'node:fs';
import { exchangeOf } from '../../functions/adapters/sources/recorded-exchange.ts';
import { isProblem } from '../../functions/domain/mentions/reading.ts';
import { type Payload, payloadsIn } from '../conformance/payload-folders.ts';
import { readSample } from '../support/connectors.ts';

const LARGEST = 3;
/** Rounds that warm up, and rounds that count. */
const ROUNDS = { first: 100, measured: 400 };

async function measure({ kind, file, isRecorded, bytes }: Payload): Promise<object | undefined> {
  const text = readFileSync(file, 'utf8');
  const exchange = isRecorded ? exchangeOf(JSON.parse(text), file) : { status: 200, body: text };
  const mentions = (): number => {
    const read = readSample(kind, exchange, []);
    return isProblem(read) ? 0 : read.observations.length;
  };
  const found = mentions();
  if (found === 0) return undefined;
  for (let round = 0; round < ROUNDS.first; round += 1) mentions();
  const times = Array.from({ length: ROUNDS.measured }, () => {
    const from = process.cpuUsage();
    mentions();
    const { user, system } = process.cpuUsage(from);
    return user + system;
  }).toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
  return {
    kind,
    kilobytes: Math.round(bytes / 1_024),
    mentions: found,
    'µs a mention': Number((median / found).toFixed(1)),
  };
}

const folder = process.argv[2] ?? '../shared/payloads';
const largest = payloadsIn(folder).toSorted((a, b) => b.bytes - a.bytes);
const rows: object[] = [];
for (const payload of largest) {
  if (rows.length === LARGEST) break;
  const row = await measure(payload);
  if (row !== undefined) rows.push(row);
}
console.table(rows);
