import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../bin/backup/back-up.ts';
import { backupPlace } from '../../bin/backup/backup-place.ts';
import { localDocuments } from '../../bin/local/local-documents.ts';
import { startLocalRun } from '../../bin/local/start-local-run.ts';
import { STORY_START } from '../../bin/local/story/plot.ts';
import { appStorePage } from '../../bin/local/story/pretend-app-store.ts';
import { mastodonPage } from '../../bin/local/story/pretend-mastodon.ts';
import { servePretend } from '../../bin/local/story/pretend-server.ts';
import { storySettings } from '../../bin/local/story/story-settings.ts';
import { synthesize } from '../../bin/local/synthesize.ts';
import { VERSION } from '../../functions/contracts/version.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';

/** At each release: the items of the sample story as this version writes them, into test/released. Everybody in it is invented. */
const folder = await mkdtemp(join(tmpdir(), 'replywatch-released-'));
let now = (): number => STORY_START;
const store = await servePretend((url) => appStorePage(url, now()));
const mastodon = await servePretend((url, origin) => mastodonPage(url, origin, now()));
try {
  const settings = join(folder, 'settings.yaml');
  await writeFile(settings, storySettings(store.origin, mastodon.origin));
  const run = await startLocalRun({
    assembly: await synthesize({ settings }),
    clock: { mode: 'virtual', startAt: STORY_START },
    localOrigins: [store.origin, mastodon.origin],
    secrets: () => 'https://hooks.slack.com/services/T0/B0/nobody',
    sendMail: async () => undefined,
  });
  now = () => run.clock.now();
  try {
    await run.clock.advanceTo(STORY_START + 95 * MINUTE);
    const table = { client: localDocuments(run), tableName: run.tableName };
    const place = backupPlace(folder, '--to');
    const { files } = await backUp(table, place, run.clock.now(), () => undefined);
    const texts = await Promise.all(files.map(({ name }) => readFile(join(folder, name), 'utf8')));
    const target = join(import.meta.dirname, '../released', `items-${VERSION}.jsonl`);
    await writeFile(target, texts.join(''));
    process.stdout.write(`${target} is written\n`);
  } finally {
    await run.stop();
  }
} finally {
  await store.close();
  await mastodon.close();
  await rm(folder, { recursive: true, force: true });
}
