import { Command } from 'commander';
import { announcedMentions } from '../../functions/adapters/sqs/announced-mentions.ts';
import { showsChanges } from '../../functions/domain/settings/settings.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { type ErasedAuthor, eraseAuthor } from '../../functions/use-cases/erase-author.ts';
import { AUTHOR_HELP, type AuthorOptions, authorSearch, placesOf, withAuthorOptions } from '../store/author-search.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';

interface Options extends StorePlace, AuthorOptions {
  readonly future: boolean;
  readonly sharedName: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const HELP = `
Erases texts, titles, names, ids of authors, addresses, labels, earlier texts, and what our people wrote about a mention.
Timings, stars, severity and verdicts stay, so that reports of the past do not change. A poll or push that shows the same
posts again brings nothing back; what the author posts from now on is taken in, unless --future says otherwise.
What stays of the author is a salted hash and that instant.

Living messages of a Slack app are drawn anew without the words some seconds later. What cannot be called back is listed:
messages of incoming webhooks, digests, e-mails, and what webhooks, PagerDuty and Amazon Q were sent.
Safe to repeat, also after a crash: the second run does what the first one left.
${AUTHOR_HELP}
${STORE_HELP}

Examples
  npm run --silent replywatch -- erase-author mastodon --name "@ada@social.example" --dry-run
  npm run --silent replywatch -- erase-author app-store --id https://itunes.apple.com/us/reviews/id88213377 --endpoint aws
`;

export const command: Command = withAuthorOptions(withStoreOptions(new Command('erase-author')))
  .description('erase all that is held of one author but timings and verdicts')
  .option('--future', 'take in nothing that they post from now on, too', false)
  .option('--shared-name', 'erase although several people have this name', false)
  .option('--dry-run', 'only say what would be erased', false)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action((kind: string, options: Options) =>
    withStore(options, async ({ settings, mentions, cards, now, slackWork }) => {
      const search = authorSearch(kind, options, settings, now());
      const places = await placesOf(search.kind, search.brands, settings);
      const { future, dryRun, sharedName, json } = options;
      const queues = !dryRun && showsChanges(settings) ? await slackWork?.() : undefined;
      const store = queues === undefined ? mentions : announcedMentions(mentions, queues);
      const order = { ...search, places, future };
      const deps = { mentions: store, cards, now };
      const would = await eraseAuthor({ ...order, dryRun: true }, settings, deps);
      const ids = new Set(would.authors.flatMap((author) => author.id ?? []));
      if (search.id === undefined && ids.size > 1 && !sharedName) {
        const mend = `give --id, one of ${[...ids].slice(0, 5).join(', ')}, or --shared-name for all of them`;
        throw new Refusal('--name', `${ids.size} authors are called so`, mend);
      }
      const outcome = dryRun ? would : await eraseAuthor({ ...order, dryRun: false }, settings, deps);
      process.stdout.write(json ? `${JSON.stringify(jsonOf(outcome, dryRun))}\n` : wordsOf(outcome, dryRun));
    }),
  );

/** Living messages of a Slack app can be drawn anew; nothing else that was sent can. */
const isRecalled = (receiver: string): boolean => receiver.startsWith('slack-app:');

const toldOf = ({ mentions }: ErasedAuthor): ReadonlyMap<string, number> =>
  new Map(
    [
      ...Map.groupBy(
        mentions.flatMap(({ told }) => told),
        (one) => one,
      ),
    ].map(([one, all]) => [one, all.length]),
  );

const jsonOf = (outcome: ErasedAuthor, dryRun: boolean): object => ({
  schema: 'replywatch.erased-author.1',
  dryRun,
  mentions: outcome.mentions.map(({ name }) => name),
  erasedBefore: outcome.before,
  forgottenUntil: toIso(outcome.until),
  redrawn: [...toldOf(outcome)].filter(([name]) => isRecalled(name)).map(([receiver, count]) => ({ receiver, count })),
  notRecalled: [...toldOf(outcome)]
    .filter(([name]) => !isRecalled(name))
    .map(([receiver, count]) => ({ receiver, count })),
});

function wordsOf(outcome: ErasedAuthor, dryRun: boolean): string {
  const { mentions, before } = outcome;
  const verb = dryRun ? 'would be erased' : 'erased';
  const receivers = [...toldOf(outcome)];
  return [
    ...mentions.map(({ name }) => `  ${name}`),
    `${mentions.length} ${mentions.length === 1 ? 'mention' : 'mentions'} ${verb}${before > 0 ? `; ${before} of this kind were before` : ''}`,
    ...receivers
      .filter(([name]) => isRecalled(name))
      .map(([name, count]) => `${name}: messages about ${count} ${dryRun ? 'would be' : 'are being'} drawn anew`),
    ...receivers
      .filter(([name]) => !isRecalled(name))
      .map(([name, count]) => `${name}: was told of ${count}, which cannot be called back; delete it there`),
    '',
  ].join('\n');
}
