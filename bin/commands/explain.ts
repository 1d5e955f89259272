import { Command, InvalidArgumentError } from 'commander';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY } from '../../functions/domain/shared/time.ts';
import { explainJson } from '../../functions/domain/sla/explain-json.ts';
import { storyOf } from '../../functions/domain/sla/explain-story.ts';
import { companyOf, explainOptions, toldStory } from '../../functions/use-cases/told-story.ts';
import { findMention } from '../store/find-mention.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { explainMadeUp, MADE_UP_HELP, type MadeUpOptions, withMadeUpOptions } from './explain-made-up.ts';

interface Options extends StorePlace, Omit<MadeUpOptions, 'settings'> {
  readonly days: number;
}

const HELP = `
Tells why a mention alerted or did not: which policy matched and which were passed over, the open hours that were
counted, every stage and what came of it, and its history. Times are local, with their offset. Shows neither the text
nor the author of the mention.

<mention> is its name as alerts and the CSV report give it, brand/origin/id, or a part of it that only one has: most
often the id is enough.
${MADE_UP_HELP}
${STORE_HELP}

Examples
  npm run --silent replywatch -- explain sundial/app-store:us:6400000001/13000000012
  npm run --silent replywatch -- explain 13000000012 --data .replywatch
  npm run --silent replywatch -- explain 13000000012 --json --endpoint aws
  npm run --silent replywatch -- explain --published 2026-12-04T15:30:00+01:00 --stars 1
  npm run --silent replywatch -- explain --published 2026-12-04T15:30:00+01:00 --stars 1 --policy stricter.yaml
`;

export const command: Command = withMadeUpOptions(withStoreOptions(new Command('explain')))
  .description('tell why a mention alerted or did not, with the arithmetic of its clock')
  .argument('[mention]', 'brand/origin/id, or a part of it that only one mention has')
  .option('--days <n>', 'how far back a part of a name is looked for', days, 31)
  .option('--json', 'print the story as JSON', false)
  .addHelpText('after', HELP)
  .action(async (wanted: string | undefined, options: Options) => {
    const { published } = options;
    if ((wanted === undefined) === (published === undefined)) {
      const problem = wanted === undefined ? 'is missing' : `${shown(wanted)} and --published are two`;
      throw new Refusal('mention', problem, 'name one that is stored, or make one up with --published');
    }
    if (published !== undefined) process.stdout.write(explainMadeUp({ ...options, published }));
    if (wanted !== undefined) await withStore(options, (store) => explainStored(wanted, options, store));
  });

async function explainStored(wanted: string, { days: back, json }: Options, store: OpenedStore): Promise<void> {
  const { settings, now } = store;
  const mention = await findMention(wanted, store, back * DAY);
  const lines = json
    ? [
        JSON.stringify(
          { ...explainJson(storyOf(mention, explainOptions(mention, settings, now()))), ...companyOf(mention) },
          null,
          2,
        ),
      ]
    : toldStory(mention, settings, now());
  process.stdout.write(`${lines.join('\n')}\n`);
}

function days(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 3_700)) throw new InvalidArgumentError('a number of days, at most 3700');
  return number;
}
