import { Command, InvalidArgumentError } from 'commander';
import { createDeskSeal } from '../../functions/adapters/desk/desk-seal.ts';
import { newDeskId } from '../../functions/adapters/desk/new-desk-id.ts';
import { type DeskLink, type DeskScope, LINK_WAITS, scopeWords } from '../../functions/domain/desk/desk-ticket.ts';
import { instantWords } from '../../functions/domain/reports/figure-words.ts';
import { LONGEST_OPEN } from '../../functions/domain/settings/desk-lengths.ts';
import { readDuration } from '../../functions/domain/settings/duration-words.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { type Duration, toIso } from '../../functions/domain/shared/time.ts';
import { makeDeskLink } from '../../functions/use-cases/make-desk-link.ts';
import { deskPlace } from '../store/desk-place.ts';
import { knownBrand } from '../store/known-brand.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';

interface Options extends StorePlace {
  readonly brand?: string;
  readonly owner?: string;
  readonly readOnly: boolean;
  readonly name?: string;
  readonly for: Duration;
  readonly list: boolean;
  readonly revoke?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const HELP = `
Makes a link that opens the desk: what is open, what to do about it, and why. It opens once, within an hour; what it has
opened closes after --for. Whoever has the address has the desk, so give it to one person, in private.

  --brand, --owner  only what is theirs; an owner's desk has no coverage and no report, which speak of everybody
  --read-only       nothing can be done there
  --name            who it is for, as histories will name them; left out, whoever opens it is asked
  --revoke <id>     closes what a link has opened, or voids it; the id stands at the foot of each page and in --list

Prints the address; with --json the whole of it.
${STORE_HELP}

Examples
  npm run --silent replywatch -- desk --name Mira
  npm run --silent replywatch -- desk --endpoint aws --brand sundial --owner support --for 2h --read-only
  npm run --silent replywatch -- desk --endpoint aws --list
  npm run --silent replywatch -- desk --endpoint aws --revoke k3f9Zq0aXb1c
`;

export const command: Command = withStoreOptions(new Command('desk'))
  .description('make, list and revoke links to the desk')
  .option('--brand <id>', 'only this brand')
  .option('--owner <id>', 'only what is this owner’s')
  .option('--read-only', 'for looking only', false)
  .option('--name <name>', 'who it is for')
  .option('--for <time>', 'how long the desk stays open', length, readDuration('8h') ?? 0)
  .option('--list', 'links that were made or used', false)
  .option('--revoke <id>', 'close what this link has opened')
  .option('--dry-run', 'say what would be done, and do nothing', false)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action((options: Options) =>
    withStore(options, (store) => {
      if (options.list) return list(store, options);
      return options.revoke === undefined ? make(store, options) : revoke(options.revoke, store, options);
    }),
  );

async function make(store: OpenedStore, options: Options): Promise<void> {
  const { settings, deskLinks: links, now } = store;
  const scope = scopeOf(options, store);
  const { address, secretName, key } = await deskPlace(options, settings);
  const closes = instantWords(now() + options.for, settings.reports.timeZone);
  const words = `the desk of ${scopeWords(scope, settings)}, until ${closes}`;
  if (options.dryRun) {
    process.stdout.write(
      options.json ? `${JSON.stringify({ dryRun: true, address, scope })}\n` : `would open ${words}\n`,
    );
    return;
  }
  const made = await makeDeskLink(
    { scope, openFor: options.for, waits: LINK_WAITS, ...(options.name !== undefined && { by: options.name }) },
    address,
    { seal: createDeskSeal(secretName, key), links, newId: newDeskId, now },
  );
  if (options.json) process.stdout.write(`${JSON.stringify({ address: made.address, ...jsonOf(made.link) })}\n`);
  else {
    process.stdout.write(`${made.address}\n`);
    process.stderr.write(`opens once, within an hour: ${words}; --revoke ${made.link.id} takes it back\n`);
  }
}

function scopeOf({ brand, owner, readOnly }: Options, { settings }: OpenedStore): DeskScope {
  if (owner !== undefined && !settings.owners.some(({ id }) => id === owner)) {
    const known = settings.owners.map(({ id }) => id).join(', ');
    throw new Refusal('--owner', `${shown(owner)} is no owner of the settings`, `owners are ${known || 'none'}`);
  }
  return {
    ...(brand !== undefined && { brand: knownBrand(settings, brand).id }),
    ...(owner !== undefined && { owner }),
    ...(readOnly && { readOnly: true as const }),
  };
}

async function list({ deskLinks, settings, now }: OpenedStore, { json }: Options): Promise<void> {
  const links = await deskLinks.list();
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ schema: 'replywatch.desk-links.1', links: links.map(jsonOf) }, null, 2)}\n`,
    );
    return;
  }
  const lines = links.map(
    (link) =>
      `${link.id}  ${stateWords(link, now())}  ${link.by ?? 'whoever opens it'}: ${scopeWords(link.scope, settings)}`,
  );
  process.stdout.write(lines.length === 0 ? 'No link was made or used of late.\n' : `${lines.join('\n')}\n`);

  function stateWords({ revokedAt, usedAt, expiresAt, closesAt }: DeskLink, at: number): string {
    const local = (instant: number): string => instantWords(instant, settings.reports.timeZone);
    if (revokedAt !== undefined) return `revoked ${local(revokedAt)}`;
    if (at >= closesAt) return `closed ${local(closesAt)}`;
    if (usedAt !== undefined) return `open until ${local(closesAt)}`;
    return at >= expiresAt ? `never used, void since ${local(expiresAt)}` : `waits until ${local(expiresAt)}`;
  }
}

async function revoke(id: string, { deskLinks, now }: OpenedStore, { dryRun, json }: Options): Promise<void> {
  if (!/^[\w-]{4,40}$/u.test(id)) {
    throw new Refusal('--revoke', `${shown(id)} is no id of a link`, 'take it from the foot of a page or from --list');
  }
  const isKnown = dryRun ? (await deskLinks.list()).some((link) => link.id === id) : await deskLinks.revoke(id, now());
  const words = isKnown
    ? `${id} ${dryRun ? 'would be' : 'is'} revoked`
    : `${id} is not known; should somebody hold it, it ${dryRun ? 'would be' : 'is'} void`;
  process.stdout.write(json ? `${JSON.stringify({ id, known: isKnown, ...(dryRun && { dryRun }) })}\n` : `${words}\n`);
}

const jsonOf = ({ madeAt, expiresAt, closesAt, usedAt, revokedAt, ...link }: DeskLink): object => ({
  ...link,
  madeAt: toIso(madeAt),
  expiresAt: toIso(expiresAt),
  closesAt: toIso(closesAt),
  ...(usedAt !== undefined && { usedAt: toIso(usedAt) }),
  ...(revokedAt !== undefined && { revokedAt: toIso(revokedAt) }),
});

function length(words: string): Duration {
  const read = readDuration(words);
  if (read === undefined || read === 0 || read > LONGEST_OPEN) {
    throw new InvalidArgumentError('a length such as 8h, 30m or 2h 30m, at most 744h');
  }
  return read;
}
