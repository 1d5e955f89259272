import { HOUR, toIso } from '../../functions/domain/shared/time.ts';
import { INVARIANTS } from './invariants.ts';
import type { Lateness } from './lateness.ts';
import type { Result } from './run.ts';

/** For people: what was played, what struck, what was told, what is broken. */
export function resultText(result: Result, faults: string): string {
  const { seed, start, end, posts, stored, alerts, repeats, slackPosts, mails, units, struck, broken, story } = result;
  const strokes = Object.entries(struck).map(([fault, count]) => `${fault} ${count}`);
  const dead = Object.entries(result.deadLetters).filter(([, count]) => count > 0);
  return [
    `seed ${seed}: ${toIso(start)} to ${toIso(end)} (${Math.round((end - start) / HOUR)} h), faults: ${faults}`,
    `  ${posts} posts, ${stored} mentions stored, ${alerts} alerts; ${slackPosts} messages in Slack, ${mails} mails, ${repeats} repeats that a webhook knew by their key`,
    `  told after the instant: ${latenessText(result.lateness)}`,
    `  table: ${units.requests} requests, ${units.write} write units (${units.indexWrite} of them for indexes), ${units.read} read units, ${units.throttled} refused`,
    ...(strokes.length > 0 ? [`  struck: ${strokes.sort().join(', ')}`] : []),
    ...(dead.length > 0 ? [`  dead letters: ${dead.map(([queue, count]) => `${queue} ${count}`).join(', ')}`] : []),
    ...(story ?? []).map((line) => `  ${line}`),
    ...(broken.length === 0
      ? [`  all ${Object.keys(INVARIANTS).length} invariants hold`]
      : broken.map(({ invariant, line }) => `broken: ${invariant}: ${line} (--seed ${seed} --faults ${faults})`)),
    '',
  ].join('\n');
}

const latenessText = ({ alerts, p50, p99, max }: Lateness): string =>
  alerts === 0 ? 'nobody' : `p50 ${seconds(p50)}, p99 ${seconds(p99)}, at most ${seconds(max)} (${alerts} alerts)`;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
