import { Command, InvalidArgumentError } from 'commander';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { playStory } from '../local/start-story.ts';
import { watchSettings, watchSource } from '../local/start-watch.ts';

interface Options {
  readonly once: boolean;
  readonly speed?: number;
  readonly source?: string;
  readonly settings?: string;
  readonly data?: string;
  readonly verbose: boolean;
}

const DEFAULT_STORY_SPEED = 300;

export const command = new Command()
  .description(
    'Runs the whole of ReplyWatch on this machine, from the same template that `cdk deploy` would bring to AWS.',
  )
  .option('--once', 'play the sample story to its end, print the report and exit', false)
  .option(
    '--speed <n>',
    `seconds that pass in one real second (sample story: ${DEFAULT_STORY_SPEED} until it is over, else 1)`,
    positive,
  )
  .option('--source <spec>', 'watch one real source at once: app-store:us:310633997 or mastodon:mastodon.social:coffee')
  .option('--settings <file>', 'watch the sources of a settings file')
  .option('--data <folder>', 'keep tables, queues and reports there over restarts (default: in memory)')
  .option('--verbose', 'show what the functions log', false)
  .addHelpText(
    'after',
    `
Without --source or --settings it plays the sample story: an invented cafe, a pretend App Store and a pretend
Mastodon on this machine that speak the real protocols, and time compressed so that a morning passes in a minute.

Where alerts go:
  Slack    to the incoming webhook in SLACK_WEBHOOK_URL, else they are drawn here
  e-mail   through the server in SMTP_URL (smtp://user:password@host:port), else they are drawn here

While it runs without --once, its pages are at http://localhost:4860 (or the next free port): mentions with the time
left, the story of each, every alert as it was sent, and the report. With --data, the commands \`report\` and
\`explain\` read the same store, also afterwards.

Exit code of --once: 0 when the story came out as it should, 1 when an alert, an answer or a report did not.

Examples:
  npm start
  npm start -- --once
  npm start -- --source app-store:us:310633997
  npm start -- --settings replywatch.yaml --data .replywatch`,
  )
  .action(async (options: Options) => {
    if (options.source !== undefined && options.settings !== undefined) {
      throw new Refusal('--source', 'and --settings were both given', 'choose one of them');
    }
    if (options.once && (options.source !== undefined || options.settings !== undefined)) {
      throw new Refusal('--once', 'plays the sample story, which has an end', 'leave it out for real sources');
    }
    const common = { verbose: options.verbose, ...(options.data === undefined ? {} : { dataDir: options.data }) };
    const watching = { ...common, speed: options.speed ?? 1 };
    if (options.source !== undefined) await watchSource(options.source, watching);
    else if (options.settings !== undefined) await watchSettings(options.settings, watching);
    else {
      const { speed = DEFAULT_STORY_SPEED, once } = options;
      await playStory({ ...common, speed, once, speedAfterwards: options.speed ?? 1 });
    }
  });

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 100_000)) throw new InvalidArgumentError('a number above 0, at most 100000');
  return number;
}
