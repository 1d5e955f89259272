import { Command } from 'commander';
import { toIso } from '../../functions/domain/shared/time.ts';
import { exportAuthor } from '../../functions/use-cases/export-author.ts';
import { AUTHOR_HELP, type AuthorOptions, authorSearch, withAuthorOptions } from '../store/author-search.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';

type Options = StorePlace & AuthorOptions;

const HELP = `
Prints JSON: each mention of the author as it is stored, with its clock and history; texts that edits replaced or that
are kept apart; who was told of it; when the posts were made that are noted to know repeat authors. Nothing else in the
table tells of them. Alerts that were sent hold what a mention says here, cut to 280 characters; docs/privacy.md has the
whole map, with what lies outside of the table.
${AUTHOR_HELP}
${STORE_HELP}

Examples
  npm run --silent replywatch -- export-author mastodon --name "@ada@social.example" > ada.json
  npm run --silent replywatch -- export-author app-store --id https://itunes.apple.com/us/reviews/id88213377 --endpoint aws
`;

export const command: Command = withAuthorOptions(withStoreOptions(new Command('export-author')))
  .description('all that is held of one author, as JSON')
  .addHelpText('after', HELP)
  .action((kind: string, options: Options) =>
    withStore(options, async ({ settings, mentions, cards, now }) => {
      const search = authorSearch(kind, options, settings, now());
      const found = await exportAuthor(search, { mentions, cards });
      const { id, name } = search;
      const body = {
        schema: 'replywatch.author.1',
        at: toIso(now()),
        asked: { kind, ...(id !== undefined && { id }), ...(name !== undefined && { name }) },
        ...found,
      };
      process.stdout.write(`${JSON.stringify(body, undefined, 2)}\n`);
      process.stderr.write(`${found.mentions.length} mentions of ${found.authors.length} authors\n`);
    }),
  );
