import { existsSync, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import { VERSION } from '../../functions/contracts/version.ts';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { answersAsked, answersGiven, type Given, mayReplace } from '../init/ask.ts';
import { secretsIn, settingsText } from '../init/write-settings.ts';
import { SETTINGS_FILE } from '../settings/read-settings-file.ts';

interface Options extends Given {
  readonly settings: string;
  readonly yes: boolean;
  readonly force: boolean;
}

const HELP = `
Asks a few questions and writes the settings: what is watched, when you answer and within how many hours, who is told.
What is watched is pasted as a web address: an app's page in the App Store or on Google Play, a hashtag on Mastodon, a
subreddit, a search on Bluesky, X or Hacker News, a tag on Stack Overflow, a channel or video on YouTube, a community on
Lemmy, a Discourse forum, a feed, or any page that names its feed. A name is looked up in the App Store. No account and no
secret is asked for: the file holds names of secrets only, and says which are to be set.

With --yes nothing is asked: --brand, --source and --slack or --email must be given. A file that is there is replaced only
when you say so, or with --force. What was published before today is counted and never alerted on.

Examples
  npm run --silent replywatch -- init
  npm run --silent replywatch -- init --yes --brand "Sundial Coffee" --slack webhook \\
    --source https://apps.apple.com/be/app/sundial/id310633997 --source https://mastodon.social/tags/sundialcoffee
`;

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];

export const command: Command = new Command('init')
  .description('ask a few questions and write the settings')
  .option('--brand <name>', 'what the brand is called')
  .option('--source <address>', 'an address to watch, or the name of an app; repeatable', collect, [])
  .option('--country <code>', 'storefront in which names of apps are looked up', 'us')
  .option('--time-zone <zone>', 'where you answer', Intl.DateTimeFormat().resolvedOptions().timeZone)
  .option('--hours <from-to>', 'when you answer, Monday to Friday, e.g. 09:00-17:00')
  .option('--respond-within <time>', 'within how many of these hours, e.g. 4h')
  .addOption(new Option('--slack <how>', 'who tells you in Slack').choices(['webhook', 'app', 'none']))
  .option('--channel <name>', 'channel of the webhook (#care), id of the channel for the app')
  .option('--email <address>', 'who gets alerts and reports by e-mail')
  .option('--operator <address>', 'who hears of trouble of ReplyWatch itself')
  .option('--trial', 'also a source to push a made-up complaint to: its alert comes a minute later')
  .option('--settings <file>', 'file to write', SETTINGS_FILE)
  .option('--yes', 'ask nothing', false)
  .option('--force', 'replace a file that is there', false)
  .addHelpText('after', HELP)
  .action(init);

async function init({ settings: file, yes, force, ...given }: Options): Promise<void> {
  const isTalk = !yes && process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (!yes && !isTalk) {
    throw new Refusal(
      'init',
      'there is no terminal to ask on',
      'give --yes with --brand, --source and --slack or --email',
    );
  }
  if (existsSync(file) && !force && !(isTalk && (await mayReplace(file)))) {
    throw new Refusal('--settings', `${file} is there already`, 'name another file, or add --force to replace it');
  }
  const http = guardedHttp({ version: VERSION });
  const today = new Date().toISOString().slice(0, 10);
  const answers = await (isTalk ? answersAsked(given, today, http) : answersGiven(given, today, http));
  const text = settingsText(answers);
  // Refused as `check` would, before anything is written: what was answered may be no time zone, or no address.
  readSettings(text, file, () => []);
  writeFileSync(file, text);
  process.stdout.write(
    `${nextSteps(
      file,
      text,
      answers.sources.flatMap(({ todo }) => todo ?? []),
    )}\n`,
  );
}

function nextSteps(file: string, text: string, todos: readonly string[]): string {
  const secrets = secretsIn(text);
  return [
    `${file} is written.`,
    ...todos.map((todo) => `Needs ${todo}`),
    ...(secrets.length === 0 ? [] : [`Secrets to set: ${secrets.join(', ')}`]),
    '',
    `Check it:           npm run --silent replywatch -- check ${file}`,
    `Try it here:        npm start -- --settings ${file}`,
    'Deploy it:          docs/deploy.md, ten minutes',
  ].join('\n');
}
