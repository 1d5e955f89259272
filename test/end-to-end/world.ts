import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Assembly } from '../../bin/local/assembly.ts';
import { serveLocally } from '../../bin/local/http-server.ts';
import { STORY_START } from '../../bin/local/story/plot.ts';
import { appStorePage } from '../../bin/local/story/pretend-app-store.ts';
import { mastodonPage } from '../../bin/local/story/pretend-mastodon.ts';
import { servePretend } from '../../bin/local/story/pretend-server.ts';
import { storySettings } from '../../bin/local/story/story-settings.ts';
import { synthesize } from '../../bin/local/synthesize.ts';
import type { Alert } from '../../functions/domain/alerts/alert.ts';
import { BROKEN_APPS, serveOtherStore, WELL_APP } from './other-store.ts';

/** All that stands outside of a stack and keeps its address: what the settings name, and the settings synthesized. */
export interface World {
  /** The real stack, from the settings of the sample story with broken sources and a webhook beside. */
  readonly assembly: Assembly;
  /** The same with one more source in its settings, `other-store-be`. */
  readonly changed: Assembly;
  readonly localOrigins: readonly string[];
  /** Host and port of the pretend Mastodon: part of its source's label. */
  readonly server: string;
  /** Alerts that reached the webhook, as machines read them. */
  readonly posted: readonly (Alert & { readonly at: number })[];
  /** The sources show what stands in them by this clock; forgets what was posted. */
  begin(now: () => number): void;
  close(): Promise<void>;
}

/** `extend` adds to the settings of the first deploy and of the changed one, which is given as such. */
export async function openWorld(
  extend: (settings: SettingsFile, changed: boolean, pretend: string) => object = () => ({}),
): Promise<World> {
  let now = (): number => STORY_START;
  const posted: (Alert & { at: number })[] = [];
  const store = await servePretend((url) => appStorePage(url, now()));
  const mastodon = await servePretend((url, origin) => mastodonPage(url, origin, now()));
  const otherStore = await serveOtherStore(() => now());
  const webhook = await serveLocally(async (_, body) => {
    const alert = alertOf(body.toString());
    if (alert !== undefined) posted.push({ ...alert, at: now() });
    return { status: 204 };
  });
  const settings = parse(storySettings(store.origin, mastodon.origin)) as SettingsFile;
  settings.routes.push({ webhook: `${webhook.origin}/alerts` }, { slack: { channel: 'C0CARE01' } });
  settings.slack['botToken'] = 'SLACK_BOT_TOKEN';
  const otherApp = (app: number, country: string) => ({
    brand: 'sundial',
    kind: 'app-store',
    app,
    country,
    server: otherStore.origin,
    every: '15m',
  });
  for (const [id, app] of Object.entries(BROKEN_APPS)) settings.sources[id] = otherApp(app, 'us');
  const more = { ...settings.sources, 'other-store-be': otherApp(WELL_APP, 'be') };
  const folder = await mkdtemp(join(tmpdir(), 'replywatch-end-to-end-'));
  const [assembly, changed] = await Promise.all([
    synthesized(join(folder, 'first'), { ...settings, ...extend(settings, false, otherStore.origin) }),
    synthesized(join(folder, 'changed'), { ...settings, sources: more, ...extend(settings, true, otherStore.origin) }),
  ]);
  return {
    assembly,
    changed,
    localOrigins: [store.origin, mastodon.origin, otherStore.origin],
    server: new URL(mastodon.origin).host,
    posted,
    begin: (clock) => {
      now = clock;
      posted.length = 0;
    },
    close: async () => {
      await Promise.all([store, mastodon, otherStore, webhook].map((server) => server.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface SettingsFile {
  readonly sources: Record<string, object>;
  readonly routes: object[];
  readonly slack: Record<string, string>;
}

async function synthesized(directory: string, settings: SettingsFile): Promise<Assembly> {
  const path = `${directory}.yaml`;
  await writeFile(path, stringify(settings));
  return synthesize({ settings: path, directory });
}

/** Of the notification that SNS posts, where its attributes hold an alert. */
function alertOf(body: string): Alert | undefined {
  const { MessageAttributes } = JSON.parse(body) as { MessageAttributes?: { alert?: { Value: string } } };
  const json = MessageAttributes?.alert?.Value;
  return json === undefined ? undefined : (JSON.parse(json) as Alert);
}
