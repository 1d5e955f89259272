import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correlationOf } from '../../functions/domain/mentions/correlation.ts';
import { leaksIn, storyPrivate } from '../support/log-leaks.ts';
import { clockTime, Installation } from './installation.ts';
import { aNextMorning } from './next-morning.ts';
import { SIGNING_SECRET } from './slack-press.ts';
import type { World } from './world.ts';

/** The sample story to its end on dynalite, with a stop in the middle of an alert, and what comes after it. */
export function aMorning(world: () => World): void {
  describe('a morning of the invented cafe', () => {
    let stack: Installation;
    let dataDir: string;

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'replywatch-end-to-end-'));
      stack = await Installation.open(world(), { engine: 'dynalite', dataDir });
      await stack.start();
      // The breach of 10:02:00 is decided and its batch still open: the alert is in hand when the run stops.
      await stack.advanceTo(122, 0.5);
      await stack.stop();
      await stack.start();
      await stack.advanceTo(215);
    }, 300_000);
    afterAll(async () => {
      await stack.close();
      await rm(dataDir, { recursive: true, force: true });
    });

    it('brings every alert to Slack once, a second after its due instant', () => {
      expect(stack.inSlack()).toEqual([
        '09:32:00 13000000012 ⏰ 1★ App Store US · use · due 11:02 CET',
        `09:44:00 114000000000000103 ⏰ critical severity ${world().server} #sundialcoffee · use · due 11:14 CET`,
        '10:01:00 13000000014 ⏰ 1★ App Store US · use · due 11:31 CET',
        '10:02:00 13000000012 🔴 1★ App Store US · use · was due 11:02 CET',
        `10:14:00 114000000000000103 🔴 critical severity ${world().server} #sundialcoffee · use · was due 11:14 CET`,
        '10:31:00 13000000014 🔴 1★ App Store US · use · was due 11:31 CET',
        '11:02:00 13000000012 🚨 1★ App Store US · use · was due 11:02 CET',
        '11:31:00 13000000014 🚨 1★ App Store US · use · was due 11:31 CET',
      ]);
    });

    it('keeps one message a mention in the channel of the app, with its stages in the thread and its verdict', () => {
      expect(stack.inChannel()).toEqual([
        '🚨 1★ App Store US · use · was due 11:02 CET',
        `🟠 Answered late · critical severity ${world().server} #sundialcoffee`,
        '🚨 1★ App Store US · use · was due 11:31 CET',
        '↳ 🔴 1★ App Store US · use · was due 11:02 CET',
        `↳ 🔴 critical severity ${world().server} #sundialcoffee · use · was due 11:14 CET`,
        '↳ 🔴 1★ App Store US · use · was due 11:31 CET',
        '↳ 🚨 1★ App Store US · use · was due 11:02 CET',
        '↳ 🚨 1★ App Store US · use · was due 11:31 CET',
      ]);
    });

    it('says as fact only what the source could show', () => {
      const [store, server] = [stack.slack.posted[3], stack.slack.posted[4]].map((posted) => JSON.stringify(posted));

      expect(store).toContain('we could not see whether somebody answered: the App Store feed does not show');
      expect(server).toContain('Overdue, nobody has answered.');
    });

    it('posts the same alerts to the webhook, each under a key of its own', () => {
      expect(stack.inWebhook()).toEqual([
        '09:32:00 13000000012 warn',
        '09:44:00 114000000000000103 warn',
        '10:01:00 13000000014 warn',
        '10:02:00 13000000012 breach',
        '10:14:00 114000000000000103 breach',
        '10:31:00 13000000014 breach',
        '11:02:00 13000000012 escalate1',
        '11:31:00 13000000014 escalate1',
      ]);
      expect(new Set(world().posted.map(({ key }) => key)).size).toBe(8);
    });

    it('mails breaches to the desk and escalations to its head, and no warnings', () => {
      expect(stack.mails().map(({ at, to, subject }) => `${clockTime(at)} ${to} ${subject}`)).toEqual([
        '10:02:00 support@sundial.example [1 star] App Store US: under 1 min overdue (11:02 CET)',
        `10:14:00 support@sundial.example [critical] ${world().server} #sundialcoffee: under 1 min overdue (11:14 CET)`,
        '10:31:00 support@sundial.example [1 star] App Store US: under 1 min overdue (11:31 CET)',
        '11:02:00 head.of.care@sundial.example [1 star] App Store US: escalation 1, 1 h overdue (11:02 CET)',
        '11:31:00 head.of.care@sundial.example [1 star] App Store US: escalation 1, 1 h overdue (11:31 CET)',
      ]);
      expect(stack.mails()[1]?.text).toContain('> Found a broken shard in my cup at #sundialcoffee.');
    });

    it('names to the operator each source that needs somebody, once, and says when one is well again', () => {
      const told = stack
        .mailsToOperator()
        .flatMap(({ at, text }) =>
          [...text.matchAll(/^(?:App Store US \(([\w-]+)\): (.+?)(?:, since .*)?|Well again: .*\(([\w-]+)\))$/gmu)].map(
            ([, id, state, well]) => `${clockTime(at)} ${id ?? well}: ${state ?? 'well again'}`,
          ),
        );

      expect(told.map((line) => line.slice(9)).toSorted()).toEqual([
        'answers-50-mb: cannot be read',
        'answers-500: cannot be read',
        'answers-html: answers what we do not understand',
        'answers-html: well again',
        'changes-shape: answers what we do not understand',
        'goes-empty: had entries, now answers none',
        'never-existed: is not there',
      ]);
      expect(told.every((line) => line < '09:30')).toBe(true);
      expect(stack.mailsToOperator()[0]?.text).toContain('docs/RUNBOOK.md#sources-in-trouble');
      expect(
        stack
          .mailsToOperator()
          .map(({ text }) => text)
          .join(),
      ).not.toMatch(/soup/iu);
    });

    it('stores each mention with its verdict, by when the response was posted', async () => {
      const verdicts = [...(await stack.mentions())].map(([id, { clock }]) => [
        id,
        clock.respondedAt === undefined ? clock.status : `${clock.status} ${clockTime(clock.respondedAt)}`,
      ]);

      expect(Object.fromEntries(verdicts)).toEqual({
        '902': 'excluded',
        '13000000011': 'excluded',
        '13000000012': 'running',
        '13000000013': 'excluded',
        '13000000014': 'running',
        '114000000000000101': 'met 08:41:00',
        '114000000000000102': 'met 09:06:00',
        '114000000000000103': 'late 10:51:00',
        '114000000000000104': 'excluded',
      });
    });

    it('keeps the words of an edited review and goes on with its clock', async () => {
      const edited = (await stack.mentions()).get('13000000014');

      expect(edited?.observation).toMatchObject({
        rating: 1,
        text: expect.stringMatching(/^Since .* lost my stamps/u),
      });
      expect(edited?.history.map(({ what }) => what)).toEqual([
        'discovered',
        'clockStarted',
        'edited',
        ...['warn', 'breach', 'escalate1'].flatMap(() => ['stageDue', 'alerted']),
      ]);
    });

    it('leaves nothing undelivered, although six sources failed beside the good ones', () => {
      expect(stack.deadLetters()).toEqual({});
      expect(stack.troubles()).toEqual([]);
    });

    it('logs no text, no author and no secret of all that passed through', async () => {
      const log = (await readFile(join(dataDir, 'functions.log'), 'utf8')).split('\n');
      const secrets = [stack.slack.webhook('care'), stack.slack.token, SIGNING_SECRET];

      expect(log.length).toBeGreaterThan(1_000);
      expect(leaksIn(log, storyPrivate(secrets))).toEqual([]);
    });

    it('has one correlation in the lines of every stage that a mention passes', async () => {
      const log = (await readFile(join(dataDir, 'functions.log'), 'utf8')).split('\n');
      const mention = (await stack.mentions()).get('13000000012');
      const correlation = mention === undefined ? 'none' : correlationOf(mention);
      const stages = log.flatMap((line) =>
        line.includes(`"correlation":"${correlation}"`) ? [line.split(' ')[1]] : [],
      );

      expect([...new Set(stages)]).toEqual(['poll-source', 'fire-clock', 'deliver-alerts', 'notify-slack']);
    });

    aNextMorning(world, () => stack);
  });
}
