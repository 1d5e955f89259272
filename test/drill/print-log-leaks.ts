import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation } from '../end-to-end/installation.ts';
import { press, SIGNING_SECRET } from '../end-to-end/slack-press.ts';
import { openWorld } from '../end-to-end/world.ts';
import { leaksIn, storyPrivate } from '../support/log-leaks.ts';

const DAY_MINUTES = 24 * 60;

/** `npm run log-leaks`: a day of the sample story, and whatever of it came into a log. Exits with 1 where anything did. */
const dataDir = await mkdtemp(join(tmpdir(), 'replywatch-log-leaks-'));
const world = await openWorld();
const stack = await Installation.open(world, { engine: 'dynalite', dataDir });
try {
  await stack.start();
  await stack.advanceTo(105);
  await press(stack, 1, 'claim');
  await press(stack, 1, 'claim', 'of somebody else');
  await stack.advanceTo(DAY_MINUTES);
  const secrets = [stack.slack.webhook('care'), stack.slack.token, SIGNING_SECRET];
  const sought = storyPrivate(secrets);
  await stack.stop();
  const log = (await readFile(join(dataDir, 'functions.log'), 'utf8')).split('\n').filter(Boolean);
  const leaks = leaksIn(log, sought);
  process.stdout.write(
    `${log.length} lines of a day searched for ${sought.texts.length} texts, ${sought.people.length} names and ids, ${sought.secrets.length} secrets: ${leaks.length} hits\n`,
  );
  for (const { what, line } of leaks) process.stdout.write(`line ${line}: ${what} (${log[line - 1]?.split(' ')[1]})\n`);
  if (leaks.length > 0) process.exitCode = 1;
} finally {
  await stack.close();
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
}
