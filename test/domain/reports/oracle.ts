import type { MentionFacts } from '../../../functions/domain/reports/facts.ts';
import type { Figures } from '../../../functions/domain/reports/figures.ts';

/** The definitions of docs/metrics.md once more, as plainly as can be, one clock at a time and sharing no code. */
export function oracle(all: readonly MentionFacts[], now: number): Figures {
  const counts = { met: 0, late: 0, overdue: 0, inWindow: 0, notAnswerable: 0, excluded: 0 };
  const first: [number, boolean][] = [];
  const next: [number, boolean][] = [];
  const team: [number, boolean][] = [];
  const lags: [number, boolean][] = [];
  let mentions = 0;
  let lateDiscovered = 0;
  let answeredUnasked = 0;
  for (const mention of all) {
    if (mention.fromBrand) continue;
    mentions += 1;
    lags.push([Math.max(0, mention.discoveredAt - mention.postedAt), true]);
    const newest = { ...mention, blind: mention.responseUnknown };
    const clocks = [...(mention.earlier ?? []).map((clock) => ({ ...clock, blind: false })), newest];
    for (const clock of clocks) {
      const until = clock.endedAt ?? (clock.status === 'running' ? now : undefined);
      const passed = until !== undefined && clock.dueAt !== undefined && until > clock.dueAt;
      const answered = clock.respondedAt !== undefined;
      if (clock.lateDiscovered && clock.status !== 'excluded') lateDiscovered += 1;
      if (clock.status === 'excluded') {
        counts.excluded += 1;
        if (answered) answeredUnasked += 1;
        continue;
      }
      if (clock.status === 'withdrawn' && !passed) {
        counts.excluded += 1;
        continue;
      }
      if (passed && clock.blind) {
        counts.notAnswerable += 1;
        continue;
      }
      if (passed) counts.overdue += 1;
      else if (!answered) counts.inWindow += 1;
      else if (Number(clock.respondedAt) <= Number(clock.dueAt)) counts.met += 1;
      else counts.late += 1;
      const end = clock.respondedAt ?? clock.endedAt ?? now;
      (clock.cycle === 1 ? first : next).push([Math.max(0, end - clock.startedAt), answered]);
      if (clock.cycle === 1) team.push([Math.max(0, end - Math.max(clock.startedAt, mention.discoveredAt)), answered]);
    }
  }
  const due = counts.met + counts.late + counts.overdue;
  return {
    mentions,
    counts,
    ...(due > 0 ? { attainment: counts.met / due, responseRate: (counts.met + counts.late) / due } : {}),
    lateDiscovered,
    answeredUnasked,
    firstResponse: waits(first),
    nextResponse: waits(next),
    teamResponse: waits(team),
    discoveryLag: waits(lags),
  };
}

function waits(list: readonly [number, boolean][]): Figures['firstResponse'] {
  const at = (share: number) => {
    // The least length that at least this share of all waits does not exceed.
    const lengths = list.map(([length]) => length);
    const value = [...lengths]
      .sort((a, b) => a - b)
      .find((x) => lengths.filter((y) => y <= x).length >= share * list.length);
    if (value === undefined) return undefined;
    const needed = Math.ceil(share * list.length);
    const endedUpTo = list.filter(([length, ended]) => ended && length <= value).length;
    const openBelow = list.filter(([length, ended]) => !ended && length < value).length;
    return { value, atLeast: openBelow > 0 || endedUpTo < needed };
  };
  const [p50, p90] = [at(0.5), at(0.9)];
  return { ...(p50 ? { p50 } : {}), ...(p90 ? { p90 } : {}), waits: list.length };
}
