import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { DAY, type Instant, MINUTE } from '../../../functions/domain/shared/time.ts';
import { openSession, type Session } from '../show/session.ts';
import { storyHints } from './hints.ts';
import { STORY_LENGTH, STORY_START } from './plot.ts';
import { appStorePage } from './pretend-app-store.ts';
import { mastodonPage } from './pretend-mastodon.ts';
import { servePretend } from './pretend-server.ts';
import { storySettings } from './story-settings.ts';

export interface StoryOptions {
  /** Virtual seconds a real second. */
  readonly speed: number;
  readonly verbose: boolean;
  readonly dataDir?: string;
  readonly say: (line: string) => void;
}

export interface Story {
  readonly session: Session;
  readonly pages: { readonly store: string; readonly mastodon: string };
  /** Resolves when the last event of the plot has been dealt with; the clock stands still then. */
  played(): Promise<void>;
  stop(): Promise<void>;
}

/** The sample story: pretend sources on this machine that speak the real protocols, and the real stack on top. */
export async function openStory({ speed, verbose, dataDir, say }: StoryOptions): Promise<Story> {
  let now = (): Instant => STORY_START;
  const store = await servePretend((url) => appStorePage(url, now()));
  const mastodon = await servePretend((url, origin) => mastodonPage(url, origin, now()));
  const folder = await mkdtemp(join(tmpdir(), 'replywatch-story-'));
  const close = async (): Promise<void> => {
    await Promise.all([store.close(), mastodon.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  const settingsPath = join(folder, 'replywatch.yaml');
  const yaml = storySettings(store.origin, mastodon.origin);
  await writeFile(settingsPath, yaml);
  try {
    const session = await openSession({
      settingsPath,
      given: { text: yaml },
      settings: readSettings(yaml, settingsPath),
      clock: { mode: 'compressed', speed, startAt: STORY_START },
      localOrigins: [store.origin, mastodon.origin],
      from: STORY_START - 3 * DAY,
      say,
      verbose,
      hint: storyHints(),
      ...(dataDir === undefined ? {} : { dataDir }),
    });
    const { clock } = session.run;
    now = () => clock.now();
    return {
      session,
      pages: { store: store.origin, mastodon: mastodon.origin },
      async played() {
        while (now() < STORY_START + STORY_LENGTH) await wait(50);
        clock.setSpeed(0);
        // On a busy machine polls lag behind a fast clock: a standing one waits for them.
        await clock.advanceTo(now() + 2 * MINUTE);
        await session.narrator.look(now());
      },
      async stop() {
        await session.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
