import { Command, InvalidArgumentError } from 'commander';
import { DAY } from '../../functions/domain/shared/time.ts';
import { explainJson } from '../../functions/domain/sla/explain-json.ts';
import { storyOf } from '../../functions/domain/sla/explain-story.ts';
import { findMention } from '../store/find-mention.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import { explainOptions, toldStory } from '../store/told-story.ts';

interface Options extends StorePlace {
  readonly json: boolean;
  readonly days: number;
}

const HELP = `
Tells why a mention alerted or did not: which policy matched and which were passed over, the open hours that were
counted, every stage and what came of it, and its history. Times are local, with their offset. Shows neither the text
nor the author of the mention.

<mention> is its name as alerts and the CSV report give it, brand/origin/id, or a part of it that only one has: most
often the id is enough.
${STORE_HELP}

Examples
  npm run --silent replywatch -- explain sundial/app-store:us:6400000001/13000000012
  npm run --silent replywatch -- explain 13000000012 --data .replywatch
  npm run --silent replywatch -- explain 13000000012 --json --endpoint aws
`;

export const command: Command = withStoreOptions(new Command('explain'))
  .description('tell why a mention alerted or did not, with the arithmetic of its clock')
  .argument('<mention>', 'brand/origin/id, or a part of it that only one mention has')
  .option('--days <n>', 'how far back a part of a name is looked for', days, 31)
  .option('--json', 'print the story as JSON', false)
  .addHelpText('after', HELP)
  .action((wanted: string, options: Options) =>
    withStore(options, async (store) => {
      const mention = await findMention(wanted, store, options.days * DAY);
      const { settings } = store;
      const now = store.now();
      const lines = options.json
        ? [JSON.stringify(explainJson(storyOf(mention, explainOptions(mention, settings, now))), null, 2)]
        : toldStory(mention, settings, now);
      process.stdout.write(`${lines.join('\n')}\n`);
    }),
  );

function days(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 3_700)) throw new InvalidArgumentError('a number of days, at most 3700');
  return number;
}
