import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import colors from 'picocolors';
import { DAY } from '../../functions/domain/shared/time.ts';
import { gatherReport } from '../../functions/use-cases/compile-report.ts';
import { drawReport } from './draw/report.ts';
import { untilInterrupted } from './show/interrupt.ts';
import { openStory, type Story } from './story/play-story.ts';

interface StartOptions {
  readonly once: boolean;
  readonly speed: number;
  readonly verbose: boolean;
  readonly dataDir?: string;
}

const REPORT_FOLDER = '.replywatch';
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Plays the sample story: to its end with `once`, else it stays and goes on until Ctrl-C. */
export async function playStory({ once, ...options }: StartOptions): Promise<void> {
  say(colors.bold('ReplyWatch: the sample story'));
  say('An invented cafe, an App Store and a Mastodon that stand on this machine, and a morning in about a minute.');
  say(colors.dim('starting: the stack is synthesized and its functions are bundled…'));
  const story = await openStory({ ...options, say });
  say(colors.dim(`pretend App Store ${story.pages.store}   pretend Mastodon ${story.pages.mastodon}`));
  await Promise.race([story.played(), ...(once ? [] : [untilInterrupted()])]);
  await tellReport(story);
  if (!once) {
    say(`\nStill running; Ctrl-C ends it. The report stays in ${REPORT_FOLDER}/report.html`);
    await untilInterrupted();
  }
  await story.stop();
}

/** Has the Lambda make the report, then shows it as a file and as a table. */
async function tellReport({ session }: Story): Promise<void> {
  const { run, settings } = session;
  const [made] = (await run.invoke('compile-report', { period: 'day' })) as { address: string }[];
  await run.quiesce();
  await mkdir(REPORT_FOLDER, { recursive: true });
  const file = join(REPORT_FOLDER, 'report.html');
  if (made !== undefined) await writeFile(file, await (await fetch(made.address)).text());
  const [brand] = settings.brands;
  if (brand === undefined) return;
  const to = run.clock.now();
  const report = await gatherReport({ brand, settings, from: to - DAY, to, by: 'source' }, session.reportDeps);
  say(`\n${drawReport(report)}`);
  say(`The report as a page: ${file}`);
  const after = session.firstAlertAfter();
  if (after !== undefined) say(colors.dim(`first alert ${(after / 1000).toFixed(1)} s after the start`));
}
