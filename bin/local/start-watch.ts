import { access, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import colors from 'picocolors';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY } from '../../functions/domain/shared/time.ts';
import { loadGivenSettings } from '../settings/read-settings-file.ts';
import { untilInterrupted } from './show/interrupt.ts';
import { servePages } from './show/pages/serve-pages.ts';
import { openSession } from './show/session.ts';

interface WatchOptions {
  readonly speed: number;
  readonly verbose: boolean;
  readonly dataDir?: string;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Watches one real source, without a settings file and without an account of any kind. */
export async function watchSource(spec: string, options: WatchOptions): Promise<void> {
  const yaml = settingsFor(spec);
  const path = join(await mkdtemp(join(tmpdir(), 'replywatch-')), 'replywatch.yaml');
  await writeFile(path, yaml);
  await watch(path, options);
}

/** Watches the sources of a settings file. */
export async function watchSettings(path: string, options: WatchOptions): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new Refusal('--settings', `${path} cannot be read`, 'name a file that is there', { cause });
  });
  await watch(path, options);
}

async function watch(path: string, { speed, verbose, dataDir }: WatchOptions): Promise<void> {
  const { settings, given } = loadGivenSettings(path);
  const interrupted = untilInterrupted();
  const session = await openSession({
    settingsPath: path,
    given,
    settings,
    clock: speed === 1 ? { mode: 'real' } : { mode: 'compressed', speed },
    from: Date.now() - 7 * DAY,
    say,
    verbose,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  try {
    const sources = settings.sources.map((source) => source.id).join(', ');
    const desk = await servePages({ session, title: sources });
    say(`${colors.bold('ReplyWatch is watching')} ${sources}. Mentions of the last seven days are shown.`);
    const push = session.run.urls['receive-push'];
    for (const { id, kind } of settings.sources) {
      if (kind === 'push')
        say(`${colors.bold('Push:')} ${colors.cyan(`${push}${id}`)}   replywatch push <file> --source ${id}`);
    }
    say(`${colors.bold('Desk:')} ${colors.cyan(`${desk.origin}/desk`)}   what is open, and what to do about it`);
    say(`${colors.bold('Pages:')} ${colors.cyan(desk.origin)}   Ctrl-C ends it.`);
    await interrupted;
    await desk.close();
  } finally {
    await session.stop();
  }
}

/** `app-store:<country>:<id>` or `mastodon:<server>:<tag>` as settings with one policy for what is unhappy. */
function settingsFor(spec: string): string {
  const appStore = /^app-store:(?<country>[a-z]{2}):(?<app>\d{1,15})$/iu.exec(spec)?.groups;
  const mastodon = /^mastodon:(?<server>[a-z0-9.-]+(?::\d+)?):#?(?<tag>[^:\s]+)$/iu.exec(spec)?.groups;
  if (appStore !== undefined) {
    const { country = '', app = '' } = appStore;
    return settingsWith(`    kind: app-store\n    app: ${app}\n    country: ${country.toLowerCase()}\n    every: 5m`);
  }
  if (mastodon !== undefined) {
    const { server = '', tag = '' } = mastodon;
    return settingsWith(
      `    kind: mastodon\n    server: https://${server.toLowerCase()}\n    hashtag: ${JSON.stringify(tag)}\n    every: 1m`,
    );
  }
  throw new Refusal(
    '--source',
    `${shown(spec)} is no source`,
    'say app-store:<country>:<app id> or mastodon:<server>:<tag>, e.g. app-store:us:310633997',
  );
}

const settingsWith = (source: string): string => `version: 1
brands:
  watched:
    name: Watched
sources:
  watched:
    brand: watched
${source}
policies:
  - id: unhappy
    when:
      severity: [medium, high, critical]
    respondWithin:
      time: 24h
    warnBefore: 4h
    owner: you
  - id: everything-else
    needsResponse: false
owners:
  you:
    name: You
routes:
  - slack:
      secret: SLACK_WEBHOOK_URL
      channel: "#alerts"
reports:
  timeZone: ${Intl.DateTimeFormat().resolvedOptions().timeZone}
`;
