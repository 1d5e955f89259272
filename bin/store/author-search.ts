import { type Command, InvalidArgumentError } from 'commander';
import { readerFor } from '../../functions/adapters/sources/registry.ts';
import { SOURCE_KINDS, type SourceKind } from '../../functions/domain/mentions/source.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY, type Instant } from '../../functions/domain/shared/time.ts';
import type { AuthorSearch } from '../../functions/use-cases/find-by-author.ts';

/** The options by which `erase-author` and `export-author` are told whom they are about. */
export interface AuthorOptions {
  readonly id?: string;
  readonly name?: string;
  readonly brand?: string;
  readonly since: Instant;
}

export const AUTHOR_HELP = `
Whom it is about: the kind of source, and the author's id there (--id) or the name that the source shows (--name; letter
case does not matter). Ids tell people apart, names do not: an id is better. \`export-author\` shows both.

Found without reading the whole table: each day of the brands' day index is searched for a mark of the author, since 2008
or --since, and what may be theirs is read and compared. Mentions of brands that have left the settings: --brand.`;

const FIRST_STORES = Date.UTC(2008, 0, 1);

export const withAuthorOptions = (command: Command): Command =>
  command
    .argument('<kind>', `kind of source: ${SOURCE_KINDS.join(', ')}`)
    .option('--id <id>', "the author's id at the source")
    .option('--name <name>', 'the name that the source shows')
    .option('--brand <id>', 'only mentions of this brand')
    .option('--since <date>', 'when the first of their posts was made, as yyyy-mm-dd', date, FIRST_STORES);

/** What is to be searched for. Refuses in one line. */
export function authorSearch(kind: string, options: AuthorOptions, settings: Settings, now: Instant): AuthorSearch {
  if (!isKind(kind)) {
    throw new Refusal('kind', `${shown(kind)} is no kind of source`, `give one of ${SOURCE_KINDS.join(', ')}`);
  }
  const { id, name, brand, since } = options;
  const wanted = [id, name].map((text) => text?.trim() || undefined);
  if (wanted.every((text) => text === undefined)) {
    throw new Refusal('author', 'nobody is named', 'give --id, or --name as the source shows it');
  }
  const brands = brand === undefined ? settings.brands.map((one) => one.id) : [brand];
  // A day ahead: sources whose clocks are fast.
  return { kind, id: wanted[0], name: wanted[1], brands, from: since, until: now + DAY };
}

/** Brand and origin of each source of that kind: where the author may post. */
export async function placesOf(kind: SourceKind, brands: readonly string[], { sources }: Settings) {
  const ours = sources.filter((source) => source.kind === kind && brands.includes(source.brand));
  return Promise.all(ours.map(async (source) => ({ brand: source.brand, origin: (await readerFor(source)).origin })));
}

const isKind = (kind: string): kind is SourceKind => SOURCE_KINDS.some((one) => one === kind);

function date(given: string): Instant {
  const at = /^\d{4}-\d\d-\d\d$/u.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('a day such as 2024-05-01');
  return at;
}
