import { Command } from 'commander';
import type { Incident } from '../../functions/domain/incidents/incident.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { drawIncidents } from '../local/draw/incidents.ts';
import { knownBrand } from '../store/known-brand.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { rangeStart } from './report-range.ts';

interface Options extends StorePlace {
  readonly from: string;
  readonly brand?: string;
  readonly open: boolean;
  readonly json: boolean;
}

const HELP = `
Storms and clusters, those that are on and those that are over, the newest first: since when, how many mentions, the most
that came within the window, and what has become of them. The figures are those of the newest message about each.
docs/incidents.md says when a burst is a storm.

  on           new mentions join it
  calmed down  none join any more; the alerts of those that did stay folded in until they are answered
  over         nobody waits for an answer any more, or a week has passed
${STORE_HELP}

Examples
  npm run --silent replywatch -- incidents
  npm run --silent replywatch -- incidents --open --endpoint aws
  npm run --silent replywatch -- incidents --from 90d --brand sundial --json
`;

export const command: Command = withStoreOptions(new Command('incidents'))
  .description('storms and clusters, on and over')
  .option('--from <time>', 'opened since then: 30d, a date, an instant', '30d')
  .option('--brand <id>', 'only this brand')
  .option('--open', 'only those that are not over', false)
  .option('--json', 'print everything as JSON', false)
  .addHelpText('after', HELP)
  .action((options: Options) => withStore(options, (store) => incidents(options, store)));

async function incidents(options: Options, { settings, incidents: stored, now }: OpenedStore): Promise<void> {
  const { timeZone } = settings.reports;
  const at = now();
  const from = rangeStart(options.from, timeZone, at);
  const brands = options.brand === undefined ? settings.brands : [knownBrand(settings, options.brand)];
  const found: Incident[] = [];
  for (const { id } of brands) {
    const { incidents: on } = await stored.board(id);
    found.push(...on, ...(options.open ? [] : await stored.past(id, from, at + 1)));
  }
  const newest = [...new Map(found.map((one) => [`${one.brand}/${one.id}`, one])).values()]
    .filter(({ status }) => !options.open || status !== 'closed')
    .toSorted((a, b) => b.openedAt - a.openedAt);
  const text = options.json
    ? JSON.stringify({ schema: 'replywatch.incidents.1', at: toIso(at), incidents: newest.map(jsonOf) }, null, 2)
    : drawIncidents(newest, { now: at, timeZone });
  process.stdout.write(`${text}\n`);
}

/** Instants in UTC. */
function jsonOf(incident: Incident): object {
  const {
    firstSeenAt,
    openedAt,
    calmAt,
    closedAt,
    noticedAt,
    closingAt: _,
    tellingUntil: __,
    audiences,
    ...rest
  } = incident;
  return {
    ...rest,
    firstSeenAt: toIso(firstSeenAt),
    openedAt: toIso(openedAt),
    calmAt: iso(calmAt),
    closedAt: iso(closedAt),
    noticedAt: toIso(noticedAt),
    told: audiences.map(({ owner, stage, told }) => ({ owner, stage, notice: told })),
  };
}

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : toIso(at));
