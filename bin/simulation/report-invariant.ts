import { DAY } from '../../functions/domain/shared/time.ts';
import { type Broken, type Followed, isNews } from './invariants.ts';
import type { World } from './world.ts';

interface ReportRow {
  readonly mention: string;
  readonly cycle: number;
  readonly bucket: string;
}

interface WrittenReport {
  readonly from: string;
  readonly to: string;
  readonly total: { readonly counts: Readonly<Record<string, number>> };
  readonly rows: readonly ReportRow[];
}

/** Lets the report of the week be made, and compares every row of it with the oracle, and the counts with the rows. */
export async function brokenReports(world: World, followed: readonly Followed[]): Promise<readonly Broken[]> {
  const answer = await world.invoke('compile-report', { period: 'week' });
  if ('failed' in answer) return [{ invariant: 'reports', line: `the report could not be made: ${answer.failed}` }];
  const reports = [...world.services.objects]
    .filter(([name]) => name.endsWith('.json'))
    .map(([, body]) => JSON.parse(body) as WrittenReport);
  const rows = reports.flatMap((report) => report.rows);
  const byClock = new Map(rows.map((row) => [`${row.mention}#${row.cycle}`, row]));
  return [
    ...(rows.length === byClock.size
      ? []
      : [{ invariant: 'reports', line: 'a clock stands in a report twice' } as const]),
    ...reports.flatMap(countsOf),
    ...followed.flatMap((one) => rowsOf(one, byClock, world.time.now())),
  ];
}

function countsOf({ total, rows }: WrittenReport): readonly Broken[] {
  const counted = Map.groupBy(rows, ({ bucket }) => bucket);
  return Object.entries(total.counts)
    .filter(([bucket, count]) => (counted.get(bucket)?.length ?? 0) !== count)
    .map(([bucket, count]) => ({
      invariant: 'reports',
      line: `a report counts ${count} ${bucket}, and lists ${counted.get(bucket)?.length ?? 0}`,
    }));
}

function rowsOf(one: Followed, byClock: ReadonlyMap<string, ReportRow>, now: number): readonly Broken[] {
  const { feed, post, stored, cycles, pk } = one;
  if (stored === undefined || post.at < now - 7 * DAY + DAY) return [];
  const name = `${feed.brand}/${feed.origin}/${post.id}`;
  const { clock } = stored.mention;
  const wanted = post.isHistory || cycles.length === 0 ? [{ cycle: 1, buckets: ['excluded'] }] : [];
  const truly = post.isHistory
    ? []
    : cycles.slice(0, clock.cycle).map((cycle) => ({ cycle: cycle.cycle, buckets: bucketsOf(one, cycle, now) }));
  return [...wanted, ...truly].flatMap(({ cycle, buckets }) => {
    const found = byClock.get(`${name}#${cycle}`)?.bucket;
    if (found !== undefined && buckets.includes(found)) return [];
    return [
      {
        invariant: 'reports',
        line: `${name} cycle ${cycle} is ${found ?? 'missing'} in the report, and was ${buckets.join(' or ')}`,
        mention: pk,
      },
    ];
  });
}

/** More than one where it depends on what could be known: of a post that was deleted, of a source that told nothing. */
function bucketsOf({ feed, post }: Followed, cycle: Followed['cycles'][number], now: number): readonly string[] {
  const { dueAt, verdict } = cycle;
  const gone = post.deletedAt === undefined ? [] : ['excluded'];
  if (isNews(cycle, now)) return ['met', 'late', 'overdue', 'notAnswerable', 'inWindow', ...gone];
  if (verdict !== 'running')
    return [verdict, ...gone, ...(post.deletedAt === undefined ? [] : ['overdue', 'notAnswerable'])];
  if (now <= dueAt) return ['inWindow', ...gone];
  return [...(feed.kind === 'app-store' ? ['notAnswerable'] : ['overdue', 'notAnswerable']), ...gone];
}
