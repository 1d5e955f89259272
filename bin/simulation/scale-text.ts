import type { Lateness } from './lateness.ts';
import { seconds } from './result-text.ts';
import type { ScaleResult } from './scale-run.ts';

/** For people: what a load came to, and what a month of it would cost. */
export function scaleText(result: ScaleResult): string {
  const { profile, what, sources, posted, stored, clocks, missed, published, folded, backlog, bill, others, meters } =
    result;
  const dollars = (amount: number): string => `$${amount.toFixed(2)}`;
  const queued = Object.entries(backlog).filter(([, most]) => most > 0);
  return [
    `${profile}: ${what}; ${Number(result.hours.toFixed(2))} h played (seed ${result.seed}, faults ${result.faults})`,
    `  ${sources} sources; ${posted} posts, ${stored} stored, ${result.notPolledYet} not polled yet as the run ends, ${result.lost} lost`,
    `  ${clocks} clocks; ${missed} missed, dead letters: ${listed(result.deadLetters) || 'none'}, ${result.left} messages left in queues`,
    ...lateness('breaches told by themselves', published),
    ...lateness('breaches told in incidents', folded),
    ...lateness('first notices, after their brand had its number of complaints', result.noticed),
    `  notices of incidents: ${result.notices.published} handed to the alert topic, ${result.notices.taken} taken by the webhook`,
    ...result.hottest.map(
      ({ of, kind, units, at, kinds, key }) =>
        `  hottest ${of}: ${Math.round(units)} ${kind} units in a second at ${at} (${listed(kinds)}); one key ${Math.round(key.units)} (${key.key} at ${key.at})`,
    ),
    `  ${result.throttled} requests throttled: ${listed(result.throttledOf)}`,
    `  most messages in a queue: ${queued.map(([queue, most]) => `${queue} ${most}`).join(', ')}; ${result.coldStarts} cold starts`,
    `  metered: ${Math.round(meters.writeUnits)} write units, ${Math.round(meters.readUnits)} read units, ${meters.invocations} invocations, ${Math.round(meters.gigabyteSeconds)} GB-s, ${meters.queueRequests} requests of queues`,
    `    of them ${listed(meters.units)}`,
    `  a month at this rate: ${dollars(bill.total)} (${Object.entries(bill.dollars)
      .map(([part, amount]) => `${part} ${dollars(amount)}`)
      .join(', ')})`,
    `    \`replywatch check\` expects ${dollars(result.expected.total)} (${Object.entries(result.expected.dollars)
      .filter(([, amount]) => amount >= 0.005)
      .map(([part, amount]) => `${part} ${dollars(amount)}`)
      .join(', ')})`,
    ...Object.entries(others).map(([design, amount]) => `    ${design}: ${dollars(amount)}`),
    '',
  ].join('\n');
}

function lateness(of: string, { alerts, p50, p99, max, histogram }: Lateness): readonly string[] {
  if (alerts === 0) return [`  ${of}: none`];
  return [
    `  ${of}: ${alerts}, p50 ${seconds(p50)}, p99 ${seconds(p99)}, at most ${seconds(max)}`,
    `    ${listed(histogram)}`,
  ];
}

const listed = (amounts: Readonly<Record<string, number>>): string =>
  Object.entries(amounts)
    .map(([name, amount]) => `${name} ${Math.round(amount)}`)
    .join(', ');
