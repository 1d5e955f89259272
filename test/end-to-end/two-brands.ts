import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveLocally } from '../../bin/local/http-server.ts';
import type { LocalRun } from '../../bin/local/local-run.ts';
import type { Mail } from '../../bin/local/mail.ts';
import { startLocalRun } from '../../bin/local/start-local-run.ts';
import { synthesize } from '../../bin/local/synthesize.ts';
import { HOUR, MINUTE, toIso } from '../../functions/domain/shared/time.ts';
import { anEntry, OLD_SECRET, SECRET, signed } from '../support/push-builders.ts';

const START = Date.parse('2026-03-02T08:00:00Z');

const settingsFor = (receiver: string): string => `version: 1
brands:
  luna: {name: Luna Bakery}
  sol: {name: Sol Cinema}
sources:
  luna-desk: {brand: luna, kind: push, name: Luna desk, secret: LUNA_SECRET}
  sol-desk: {brand: sol, kind: push, name: Sol desk, secret: SOL_SECRET}
policies:
  - id: unhappy
    when: {severity: [medium, high, critical]}
    respondWithin: {time: 1h}
    owner: desk
  - {id: everything-else, needsResponse: false}
owners:
  desk: {name: Desk}
routes:
  - email: luna@example.com
    brands: [luna]
  - email: sol@example.com
    brands: [sol]
  - webhook: ${receiver}/luna
    brands: [luna]
  - webhook: ${receiver}/sol
    signWith: DESK_SIGNING_SECRET
    brands: [sol]
reports:
  timeZone: Europe/Brussels
`;

/** Two brands in one stack: what is said of one reaches nobody of the other. */
export function twoBrands(): void {
  describe('two brands in one stack', () => {
    const mails: Mail[] = [];
    const posted: { readonly path: string; readonly body: string }[] = [];
    let close: (() => Promise<void>) | undefined;
    let run: LocalRun;

    const push = async (source: string, id: string, secret: string): Promise<number> => {
      const body = JSON.stringify(anEntry({ id, publishedAt: toIso(START - MINUTE) }));
      const headers = signed(body, { at: run.clock.now(), id: `msg_${id}`, secret });
      return (await fetch(`${run.urls['receive-push']}${source}`, { method: 'POST', body, headers })).status;
    };

    beforeAll(async () => {
      const receiver = await serveLocally(async ({ url = '' }, body) => {
        posted.push({ path: url, body: body.toString() });
        return { status: 204 };
      });
      const folder = await mkdtemp(join(tmpdir(), 'replywatch-two-brands-'));
      const settings = join(folder, 'replywatch.yaml');
      await writeFile(settings, settingsFor(receiver.origin));
      run = await startLocalRun({
        assembly: await synthesize({ settings, directory: join(folder, 'out') }),
        clock: { mode: 'virtual', startAt: START },
        engine: 'dynalite',
        localOrigins: [receiver.origin],
        secrets: (name) => (name === 'LUNA_SECRET' ? OLD_SECRET : SECRET),
        sendMail: async (mail) => void mails.push(mail),
      });
      close = async () => {
        await run.stop();
        await receiver.close();
        await rm(folder, { recursive: true, force: true });
      };
      await push('luna-desk', 'bread-1', OLD_SECRET);
      await push('sol-desk', 'film-1', SECRET);
      await run.clock.advanceTo(START + HOUR + MINUTE);
    }, 300_000);
    afterAll(() => close?.());

    it('alerts each brand’s people of its own mention, by every kind of receiver', () => {
      expect(mails.map(({ to, text }) => [to, /bread-1|film-1|Luna|Sol/u.exec(text)?.[0]]).toSorted()).toEqual([
        ['luna@example.com', 'Luna'],
        ['sol@example.com', 'Sol'],
      ]);
      for (const { path, body } of posted) expect(body, path).toContain(path === '/luna' ? 'bread-1' : 'film-1');
      expect(posted.map(({ path }) => path).toSorted()).toEqual(['/luna', '/sol']);
    });

    it('takes what is pushed for one brand from nobody with the other’s secret', async () => {
      expect(await push('luna-desk', 'bread-2', SECRET)).toBe(401);
    });
  });
}
