import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import colors from 'picocolors';
import type { Report } from '../../functions/domain/reports/report.ts';
import { DAY, MINUTE } from '../../functions/domain/shared/time.ts';
import { gatherReport } from '../../functions/use-cases/compile-report.ts';
import { DATA_FOLDER } from '../store/data-folder.ts';
import { drawReport } from './draw/report.ts';
import { untilInterrupted } from './show/interrupt.ts';
import { localTime } from './show/local-time-words.ts';
import { servePages } from './show/pages/serve-pages.ts';
import { unexpected } from './story/expected-outcome.ts';
import { openStory, type Story } from './story/play-story.ts';

interface StartOptions {
  readonly once: boolean;
  readonly speed: number;
  /** Once the story is over: its own speed where a person has asked for one. */
  readonly speedAfterwards: number;
  readonly verbose: boolean;
  readonly dataDir?: string;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Plays the sample story: to its end with `once`, else it stays and goes on until Ctrl-C. Exit code 1 when it did not end as it should. */
export async function playStory({ once, ...options }: StartOptions): Promise<void> {
  say(colors.bold('ReplyWatch: the sample story'));
  say('An invented cafe, an App Store and a Mastodon that stand on this machine, and a morning in about a minute.');
  const interrupted = untilInterrupted().then(() => 'interrupted' as const);
  const story = await openStory({ ...options, say });
  const { session, pages } = story;
  const { timeZone } = session.settings.reports;
  try {
    say(colors.dim(`Pretend App Store ${pages.store}, pretend Mastodon ${pages.mastodon}`));
    const desk = once ? undefined : await servePages({ session, title: 'the sample story' });
    if (desk !== undefined) {
      say(`${colors.bold('Pages:')} ${colors.cyan(desk.origin)}`);
      say(`${colors.bold('Desk:')}  ${colors.cyan(`${desk.origin}/desk`)}   what is open, and what to do about it`);
    }
    const pace = options.speed >= 60 ? `${options.speed / 60} minutes pass` : `${options.speed} seconds pass`;
    say(`It is ${localTime(session.run.clock.now(), timeZone)} in Brussels; ${pace} in each second of yours.\n`);
    const ended = await Promise.race([story.played().then(() => 'played' as const), interrupted]);
    if (ended === 'interrupted' && once) process.exitCode = 130;
    if (ended === 'played') {
      await tellEnd(story, options);
      if (desk !== undefined) {
        session.run.clock.setSpeed(options.speedAfterwards);
        say(`\nThe morning is over and the stack runs on. Look around: ${colors.cyan(desk.origin)}   Ctrl-C ends it.`);
        await interrupted;
      }
    }
    await desk?.close();
  } finally {
    await story.stop();
  }
}

/** Has the Lambda make the report, shows it as a file and as a table, and says what did not end as it should. */
async function tellEnd({ session }: Story, { dataDir = DATA_FOLDER }: Pick<StartOptions, 'dataDir'>): Promise<void> {
  const { run, settings, watch, received } = session;
  const [brand] = settings.brands;
  if (brand === undefined) return;
  const to = run.clock.now();
  const [made] = (await run.invoke('compile-report', { period: 'day' })) as { address: string }[];
  await run.clock.advanceTo(to + MINUTE);
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'report.html');
  if (made !== undefined) await writeFile(file, await (await fetch(made.address)).text());
  const report: Report = await gatherReport(
    { brand, settings, from: to - DAY, to, by: 'source' },
    { ...session.reportDeps, now: () => to },
  );
  say(`\n${drawReport(report)}`);
  say(`\nThe report as a page: ${colors.bold(file)}`);
  const after = watch.firstAlertAfter;
  if (after !== undefined) say(colors.dim(`The first alert came ${(after / 1000).toFixed(1)} s after the start.`));
  const drawn = { slack: !process.env['SLACK_WEBHOOK_URL'], mail: !process.env['SMTP_URL'] };
  const problems = [...unexpected(report.total.counts, received, drawn), ...watch.problems];
  for (const problem of problems) process.stderr.write(`not as it should be: ${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
