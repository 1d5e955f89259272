import { userInfo } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { announcedMentions } from '../../functions/adapters/sqs/announced-mentions.ts';
import type { Deed, PeopleAction } from '../../functions/domain/alerts/people-action.ts';
import { publicLink } from '../../functions/domain/alerts/public-link.ts';
import { mentionName } from '../../functions/domain/mentions/mention.ts';
import { readDuration } from '../../functions/domain/settings/duration-words.ts';
import { showsChanges } from '../../functions/domain/settings/settings.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY, type Duration, type Instant } from '../../functions/domain/shared/time.ts';
import { actOnMention } from '../../functions/use-cases/act-on-mention.ts';
import { findMention } from '../store/find-mention.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';

interface Options extends StorePlace {
  readonly by: string;
  readonly for?: Duration;
  readonly until?: Instant;
  readonly at?: Instant;
  readonly reason?: string;
  readonly link?: string;
  readonly to?: string;
  readonly label?: string;
  readonly text?: string;
  readonly days: number;
  readonly json: boolean;
}

/** As people write them, and which options each takes. */
const ACTIONS: Readonly<Record<string, { readonly does: Deed; readonly takes: string }>> = {
  claim: { does: 'claim', takes: "silences warnings for the policy's claimFor; the clock runs on" },
  snooze: { does: 'snooze', takes: '--for 4h or --until, --reason' },
  pause: { does: 'pause', takes: '--for 24h or --until, and --reason' },
  resume: { does: 'resume', takes: 'ends what is snoozed or paused' },
  'not-relevant': { does: 'notRelevant', takes: '--reason' },
  answered: { does: 'answered', takes: '--link, --at when it was not now' },
  'hand-over': { does: 'handOver', takes: '--to <owner of the settings>' },
  sentiment: { does: 'sentiment', takes: '--label negative, neutral or positive' },
  note: { does: 'note', takes: '--text, kept up to about 70 characters' },
};

const HELP = `
Does what the buttons in Slack do, and the history tells it alike. Doing the same twice changes nothing the second time.

Actions
${Object.entries(ACTIONS)
  .map(([name, { takes }]) => `  ${name.padEnd(13)} ${takes}`)
  .join('\n')}

<mention> is its name as alerts and the CSV report give it, brand/origin/id, or a part of it that only one has.
Living messages in Slack show it some seconds later.
${STORE_HELP}

Examples
  npm run --silent replywatch -- act claim 13000000012 --by mira
  npm run --silent replywatch -- act snooze 13000000012 --for 4h --reason "waits for the carrier"
  npm run --silent replywatch -- act answered 13000000012 --link https://mail.example/1 --endpoint aws
`;

export const command: Command = withStoreOptions(new Command('act'))
  .description('claim, snooze, pause, resume, close, hand over, correct or annotate a mention')
  .argument('<action>', Object.keys(ACTIONS).join(', '))
  .argument('<mention>', 'brand/origin/id, or a part of it that only one has')
  .option('--by <name>', 'who does it', userInfo().username)
  .option('--for <time>', 'length of a snooze or a pause, e.g. 4h', length)
  .option('--until <instant>', 'its end, e.g. 2026-11-24T09:00:00+01:00', instant)
  .option('--at <instant>', 'when it was answered', instant)
  .option('--reason <words>', 'why')
  .option('--link <address>', 'where it was answered')
  .option('--to <owner>', 'id of an owner of the settings')
  .option('--label <tone>', 'negative, neutral or positive')
  .option('--text <words>', 'the note')
  .option('--days <n>', 'how far back to look for a part of a name', Number, 30)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action(async (name: string, wanted: string, options: Options) => {
    const does = ACTIONS[name]?.does;
    if (does === undefined) {
      throw new Refusal('action', `${shown(name)} is none`, `choose from ${Object.keys(ACTIONS).join(', ')}`);
    }
    await withStore(options, async ({ settings, mentions, now, slackWork }) => {
      const mention = await findMention(wanted, { settings, mentions, now }, options.days * DAY);
      const action = actionOf(does, mention, options, now());
      const queues = showsChanges(settings) ? await slackWork?.() : undefined;
      const store = queues === undefined ? mentions : announcedMentions(mentions, queues);
      const acted = await actOnMention(action, settings, store);
      const outcome = { mention: mentionName(mention), ...acted };
      process.stdout.write(options.json ? `${JSON.stringify(outcome)}\n` : `${acted.text}\n`);
      if (!acted.isDone) process.exitCode = 1;
    });
  });

function actionOf(does: Deed, key: PeopleAction['key'], options: Options, at: Instant): PeopleAction {
  const { by, reason, to, label, text, link } = options;
  const until = options.until ?? (options.for === undefined ? undefined : at + options.for);
  const need = (option: string, given: unknown, example: string): void => {
    if (given === undefined) throw new Refusal(option, 'is missing', `add e.g. ${option} ${example}`);
  };
  if (does === 'snooze' || does === 'pause') need('--for', until, '4h');
  if (does === 'pause' || does === 'notRelevant') need('--reason', reason, '"waits for the carrier"');
  if (does === 'handOver') need('--to', to, 'support');
  if (does === 'note') need('--text', text, '"called her"');
  if (does === 'sentiment' && label !== 'negative' && label !== 'neutral' && label !== 'positive') {
    throw new Refusal('--label', `${shown(label)} is no tone`, 'write negative, neutral or positive');
  }
  if (link !== undefined && publicLink(link) === undefined) {
    throw new Refusal('--link', `${shown(link)} is no web address`, 'write it with https://');
  }
  const said = does === 'note' ? text : reason;
  return {
    key,
    by,
    at,
    does,
    ...(until !== undefined && { until }),
    ...(said !== undefined && { reason: said }),
    ...(link !== undefined && { link }),
    ...(options.at !== undefined && { answeredAt: options.at }),
    ...(to !== undefined && { to }),
    ...(label !== undefined && { label: label as NonNullable<PeopleAction['label']> }),
  };
}

function length(words: string): Duration {
  const read = readDuration(words);
  if (read === undefined || read === 0) throw new InvalidArgumentError('a length such as 4h, 30m or 2h 30m');
  return read;
}

function instant(words: string): Instant {
  const at = /T[\d:.,]{2,30}(?:Z|[+-]\d\d:\d\d)$/u.test(words) ? Date.parse(words) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('an instant with its zone, e.g. 2026-11-24T09:00:00+01:00');
  return at;
}
