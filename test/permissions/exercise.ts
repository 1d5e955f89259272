import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveLocally } from '../../bin/local/http-server.ts';
import { localDeskLink } from '../../bin/local/local-desk.ts';
import type { Grant } from '../../bin/local/permissions/permissions.ts';
import { STORY_START } from '../../bin/local/story/plot.ts';
import { MINUTE, toIso } from '../../functions/domain/shared/time.ts';
import { Installation } from '../end-to-end/installation.ts';
import { press } from '../end-to-end/slack-press.ts';
import { openWorld, type SettingsFile } from '../end-to-end/world.ts';
import { anEntry, SECRET, signed } from '../support/push-builders.ts';

/** Minutes after the start of the story: Tuesday, 06:55 in Brussels, five minutes before the report of the morning. */
const NEXT_MORNING = 21 * 60 + 55;
const DESK_KEY = 'a key of an exercise, as long as it has to be';
const NUDGE_TOKEN = 'long-and-random-as-it-should-be';

/** The story with everything beside it that the settings can ask of a stack; the changed settings mail through SES and ask Comprehend. */
const everything =
  (receiver: string) =>
  ({ sources, routes }: SettingsFile, changed: boolean, pretend: string): object => ({
    sources: {
      ...sources,
      'help-desk': {
        brand: 'sundial',
        kind: 'push',
        name: 'Help desk',
        secret: 'HELP_DESK_SIGNING_SECRET',
        heardEvery: '1h',
      },
      trust: {
        brand: 'sundial',
        kind: 'trustpilot',
        businessUnit: '46d6a890000064000500e0c3',
        key: 'TRUSTPILOT_KEY',
        nudge: 'TRUSTPILOT_NUDGE_TOKEN',
        server: pretend,
      },
    },
    routes: [
      ...routes,
      { webhook: `${receiver}/signed`, signWith: 'DESK_SIGNING_SECRET' },
      { pagerduty: { secret: 'PAGERDUTY_KEY', server: receiver } },
      { amazonQ: 'care' },
    ],
    ...(changed && {
      email: { from: 'alerts@sundial.example' },
      scoring: { secondOpinion: { from: 'comprehend', maxDollarsPerMonth: 5 } },
    }),
  });

/** Lives through a morning and the next with all of it, and answers every grant of both templates. */
export async function exerciseEverything(say: (line: string) => void): Promise<readonly Grant[]> {
  const receiver = await serveLocally(async () => ({ status: 202, body: '{}' }));
  const world = await openWorld(everything(receiver.origin));
  const dataDir = await mkdtemp(join(tmpdir(), 'replywatch-permissions-'));
  const secrets = {
    HELP_DESK_SIGNING_SECRET: SECRET,
    TRUSTPILOT_NUDGE_TOKEN: NUDGE_TOKEN,
    PAGERDUTY_KEY: 'key',
    DESK_KEY,
  };
  const localOrigins = [...world.localOrigins, receiver.origin];
  const stack = await Installation.open({ ...world, localOrigins }, { engine: 'dynalite', dataDir, secrets });
  try {
    say('the first deploy: a morning');
    await stack.start();
    await stack.advanceTo(20);
    await pushed(stack, 20);
    await fetch(`${stack.run.urls['receive-nudge']}trust/${NUDGE_TOKEN}`, { method: 'POST', body: '{"events":[1]}' });
    await stack.advanceTo(105);
    for (const action of ['claim', 'more:askNotRelevant', 'answered']) await press(stack, 1, action);
    await visitDesk(stack, ['/', '/storms', '/coverage']);
    await stack.advanceTo(190);
    // Its warning is due within the two minutes that a sweep looks ahead.
    await push(stack, anEntry({ id: 'late', publishedAt: toIso(stack.run.clock.now() - 89 * MINUTE) }));
    await push(stack, { id: 'kept-20', response: { truth: 'replied', at: toIso(stack.run.clock.now() - MINUTE) } });
    await stack.advanceTo(215);
    const first = stack.run.grants();
    await stack.stop();

    say('the settings are changed: the next morning');
    await stack.start({ assembly: world.changed, afterMinutes: NEXT_MORNING });
    await stack.advanceTo(NEXT_MORNING + 2);
    await pushed(stack, NEXT_MORNING + 2);
    // Opens at nine, breaches at eleven.
    await stack.advanceTo(NEXT_MORNING + 260);
    const made = (await stack.run.invoke('compile-report', { period: 'day' })) as readonly { address: string }[];
    await Promise.all(made.map(({ address }) => fetch(address)));
    await visitDesk(stack, ['/', '/report', '/report/page?brand=sundial']);
    for (const trouble of stack.troubles()) say(JSON.stringify(trouble));
    return [...first, ...stack.run.grants()];
  } finally {
    await stack.close();
    await Promise.all([world.close(), receiver.close()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Opens the desk by a link, looks into rooms, and leaves a note with each mention that waits. */
async function visitDesk({ run }: Installation, rooms: readonly string[]): Promise<void> {
  const { origin, searchParams } = new URL(await localDeskLink(run, DESK_KEY));
  const ask = (path: string, cookie = '', form?: Record<string, string>) =>
    fetch(`${origin}${path}`, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
  const opened = await ask('/open', '', { token: searchParams.get('t') ?? '' });
  const [cookie] = (opened.headers.get('set-cookie') ?? '').split(';');
  for (const room of rooms) {
    const answer = await ask(room, cookie);
    if (answer.status !== 200) throw new Error(`the desk answered ${answer.status} at ${room}`);
    const forms = (await answer.text()).split('<form').filter((form) => form.includes('action="/act"'));
    for (const form of forms) {
      const hidden = [...form.matchAll(/name="(\w+)" value="([^"]*)"/gu)].map(([, name, value]) => [name, value]);
      await ask('/act', cookie, { ...Object.fromEntries(hidden), does: 'note', reason: 'seen at the desk' });
    }
  }
  await run.quiesce();
}

/** Three mentions by the push webhook, of which one is edited and then deleted by its sender. */
async function pushed(stack: Installation, minutes: number): Promise<void> {
  const publishedAt = toIso(STORY_START + (minutes - 5) * MINUTE);
  const [kept, gone] = [`kept-${minutes}`, `gone-${minutes}`];
  // Nobody could say of what kind it is.
  const doubtful = anEntry({
    id: `doubtful-${minutes}`,
    publishedAt,
    text: 'Well, that was something.',
    rating: undefined,
  });
  await push(stack, {
    mentions: [anEntry({ id: kept, publishedAt }), anEntry({ id: gone, publishedAt }), doubtful],
  });
  const editedAt = toIso(STORY_START + minutes * MINUTE);
  await push(stack, anEntry({ id: gone, publishedAt, editedAt, text: 'Still broken, and now it smells of smoke.' }));
  await push(stack, { id: gone, deleted: true });
}

async function push({ run }: Installation, sent: object): Promise<void> {
  const body = JSON.stringify(sent);
  const headers = signed(body, { at: run.clock.now(), id: `msg_${body.length}_${run.clock.now()}` });
  const { status } = await fetch(`${run.urls['receive-push']}help-desk`, { method: 'POST', body, headers });
  if (status !== 202) throw new Error(`the push webhook answered ${status}`);
  await run.quiesce();
}
