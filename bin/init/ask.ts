import { confirm, input, select } from '@inquirer/prompts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Http } from '../../functions/ports/http.ts';
import { type FoundApp, sourceOfWords } from './look-up.ts';
import { type DraftSource, idOf } from './source-of-address.ts';
import type { Answers } from './write-settings.ts';

/** What the command line said already: it is not asked again. */
export interface Given {
  readonly brand?: string;
  readonly source: readonly string[];
  readonly country: string;
  readonly timeZone: string;
  readonly hours?: string;
  readonly respondWithin?: string;
  readonly slack?: 'webhook' | 'app' | 'none';
  readonly channel?: string;
  readonly email?: string;
  readonly operator?: string;
  readonly trial?: boolean;
}

const HOURS = '09:00-17:00';
const RESPOND_WITHIN = '4h';
const CHANNELS = { webhook: '#care', app: 'C024BE7LH' } as const;

/** Answers from the command line alone: what is missing takes its default, or is refused where there is none. */
export async function answersGiven(
  given: Given,
  today: string,
  http: Http,
  asked: readonly DraftSource[] = [],
): Promise<Answers> {
  const { brand: name, slack = 'none', channel } = given;
  if (name === undefined) throw new Refusal('--brand', 'is missing', 'add e.g. --brand "Sundial Coffee"');
  if (given.source.length + asked.length === 0) {
    throw new Refusal(
      '--source',
      'is missing',
      'add an address, e.g. --source https://apps.apple.com/be/app/id310633997',
    );
  }
  if (slack === 'none' && given.email === undefined) {
    throw new Refusal(
      '--slack',
      'and --email are both missing',
      'say who is told: --slack webhook or --email <address>',
    );
  }
  const sources: DraftSource[] = [...asked];
  for (const words of given.source) {
    const found = await sourceOfWords(words, { brand: name, country: given.country }, http, async (apps) =>
      only(words, apps),
    );
    if (found !== undefined) sources.push(found);
  }
  return {
    brand: { id: idOf(name), name },
    sources,
    timeZone: given.timeZone,
    hours: given.hours ?? HOURS,
    respondWithin: given.respondWithin ?? RESPOND_WITHIN,
    slack: slack === 'none' ? undefined : { by: slack, channel: channel ?? CHANNELS[slack] },
    email: given.email,
    operator: given.operator ?? given.email,
    enforceFrom: today,
    trial: given.trial === true,
  };
}

/** Nobody is there to choose: one that is called exactly so, or the only one. */
function only(words: string, apps: readonly FoundApp[]): FoundApp {
  const exact = apps.filter(({ name }) => name.toLowerCase() === words.trim().toLowerCase());
  const [one, ...others] = exact.length > 0 ? exact : apps;
  if (one !== undefined && others.length === 0) return one;
  const some = apps.map(({ id, name, by }) => `${name} by ${by} (id${id})`).join(', ');
  throw new Refusal(
    '--source',
    `several apps are called so: ${some}`,
    'give the address of one: https://apps.apple.com/app/id...',
  );
}

/** The same, asked for what was not given. */
export async function answersAsked(given: Given, today: string, http: Http): Promise<Answers> {
  const name = given.brand ?? (await input({ message: 'What is the brand called?', required: true }));
  const sources = await sourcesAsked(name, given, http);
  const timeZone = await input({ message: 'In which time zone do you answer?', default: given.timeZone });
  const hours = given.hours ?? (await input({ message: 'At which hours, Monday to Friday?', default: HOURS }));
  const respondWithin =
    given.respondWithin ??
    (await input({ message: 'Within how many of these hours is a bad review answered?', default: RESPOND_WITHIN }));
  const by =
    given.slack ??
    (await select({
      message: 'Who tells you in Slack?',
      choices: [
        { name: 'an incoming webhook: one address, set up in a minute', value: 'webhook' as const },
        { name: 'the Slack app: buttons, and messages that are kept up to date', value: 'app' as const },
        { name: 'nobody', value: 'none' as const },
      ],
    }));
  const channel =
    by === 'none' ? '' : (given.channel ?? (await input({ message: 'In which channel?', default: CHANNELS[by] })));
  const email = given.email ?? (await input({ message: 'E-mail for alerts and reports (empty: none)' }));
  const operator =
    given.operator ??
    (await input({ message: 'E-mail for trouble of ReplyWatch itself', default: email || undefined }));
  return answersGiven(
    {
      ...given,
      brand: name,
      source: [],
      timeZone,
      hours,
      respondWithin,
      slack: by,
      ...(channel && { channel }),
      ...(email && { email }),
      ...(operator && { operator }),
    },
    today,
    http,
    sources,
  );
}

async function sourcesAsked(brand: string, given: Given, http: Http): Promise<readonly DraftSource[]> {
  const choose = (apps: readonly FoundApp[]): Promise<FoundApp | undefined> =>
    select({
      message: 'Which one?',
      choices: [
        ...apps.map((app) => ({ name: `${app.name} by ${app.by}`, value: app })),
        { name: 'none of these', value: undefined },
      ],
    });
  const sources: DraftSource[] = [];
  const add = async (words: string): Promise<void> => {
    try {
      const found = await sourceOfWords(words, { brand, country: given.country }, http, choose);
      if (found === undefined) return;
      sources.push(found);
      process.stderr.write(
        `  ${found.block.kind}: ${found.id}${found.todo === undefined ? '' : `; needs ${found.todo}`}\n`,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      process.stderr.write(`  ${error.message}\n`);
    }
  };
  for (const words of given.source) await add(words);
  for (;;) {
    const message =
      sources.length === 0
        ? 'What is to be watched? Paste an address, or type the name of an app'
        : 'What else? (empty: that is all)';
    const words = await input({ message });
    if (words.trim() !== '') await add(words);
    else if (sources.length > 0) return sources;
  }
}

export const mayReplace = (file: string): Promise<boolean> =>
  confirm({ message: `${file} is there already. Replace it?`, default: false });
