import { seconds } from './result-text.ts';
import type { ScaleResult } from './scale-run.ts';

/** For people: what a load came to, and what a month of it would cost. */
export function scaleText(result: ScaleResult): string {
  const { profile, what, sources, posted, stored, clocks, missed, published, hottest, backlog, bill, others, meters } =
    result;
  const [first] = hottest;
  const dollars = (amount: number): string => `$${amount.toFixed(2)}`;
  const queued = Object.entries(backlog).filter(([, most]) => most > 0);
  return [
    `${profile}: ${what} (seed ${result.seed}, faults ${result.faults})`,
    `  ${sources} sources; ${posted} posts, ${stored} stored, ${clocks} clocks; ${missed} missed, ${result.deadLetters} dead letters`,
    `  breaches handed to the alert topic: ${published.alerts}, p50 ${seconds(published.p50)}, p99 ${seconds(published.p99)}, at most ${seconds(published.max)}`,
    `    ${Object.entries(published.histogram)
      .map(([bound, count]) => `${bound} ${count}`)
      .join(', ')}`,
    ...(first === undefined
      ? []
      : [
          `  hottest partition: ${Math.round(first.units)} ${first.kind} units in a second, of ${first.of} (${first.key} at ${first.at}); ${result.throttled} requests throttled`,
        ]),
    `  most messages in a queue: ${queued.map(([queue, most]) => `${queue} ${most}`).join(', ')}; ${result.coldStarts} cold starts`,
    `  metered: ${Math.round(meters.writeUnits)} write units, ${Math.round(meters.readUnits)} read units, ${meters.invocations} invocations, ${Math.round(meters.gigabyteSeconds)} GB-s, ${meters.queueRequests} requests of queues`,
    `  a month at this rate: ${dollars(bill.total)} (${Object.entries(bill.dollars)
      .map(([part, amount]) => `${part} ${dollars(amount)}`)
      .join(', ')})`,
    ...Object.entries(others).map(([design, amount]) => `    ${design}: ${dollars(amount)}`),
    '',
  ].join('\n');
}
