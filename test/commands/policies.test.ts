import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leaveNote } from '../../bin/store/data-folder.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { openClock } from '../../functions/domain/sla/clock-open.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';
import { openTimeOf } from '../../functions/use-cases/open-time-of.ts';
import { changed, VALID as LONG_KEPT } from '../domain/settings/settings-text.ts';
import { aMention, anObservation, at, POSTED_AT } from '../support/builders.ts';
import { startTableEngine, type TableEngine } from '../support/engines.ts';

// Each command is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Kept for a month only: a recompute reads every day. */
const VALID = changed('mentionDays: 395', 'mentionDays: 30', LONG_KEPT);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOW = at('2026-11-16T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'replywatch-policies-'));
const SETTINGS = readSettings(VALID, 'replywatch.yaml');

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(...args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const options = { cwd: ROOT, env: { ...process.env, NO_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(process.execPath, ['bin/replywatch.ts', ...args], options, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

/** One star, posted Monday 10:00 in Brussels: due at 15:00, and known by the id. */
function anOpenMention(id: string) {
  const [policy] = SETTINGS.policies;
  const opening = {
    startedAt: POSTED_AT,
    discoveredAt: POSTED_AT,
    now: POSTED_AT,
    cycle: 1,
    tz: process.versions['tz'],
  };
  const { clock } = openClock({ policy, openTime: openTimeOf(SETTINGS.calendars, policy ?? {}), ...opening });
  return aMention({
    brand: 'sundial',
    origin: 'app-store:be:1',
    sourceId: 'store-be',
    observation: anObservation({ id }),
    clock,
  });
}

let engine: TableEngine;
let store: MentionStore;
beforeAll(async () => {
  engine = await startTableEngine('dynalite');
  const tableName = await engine.freshTable();
  store = createMentionStore({ client: engine.client, tableName, shards: SETTINGS.shards, now: () => NOW });
  leaveNote(
    folder,
    { clock: 'own', tableName, running: { pid: process.pid, dynamodb: engine.endpoint } },
    { text: VALID },
  );
  file('run.json', JSON.stringify({ clock: NOW }));
  await store.save(anOpenMention('4711'));
});
afterAll(() => engine.stop());

const here = ['--data', folder] as const;
const shorter = file('shorter.yaml', changed('"09:00-12:30", "13:30-17:00"', '"09:00-12:00"', VALID));
const stricter = file(
  'stricter.yaml',
  'policies:\n  - id: bad-reviews\n    when: {stars: [1, 2]}\n    respondWithin: {time: 30m}\n    owner: support\n  - {id: rest, needsResponse: false}\n',
);

describe('recompute', () => {
  it('finds nothing to do under the settings of the run', async () => {
    const { status, stdout } = await run('recompute', ...here);

    expect(status).toBe(0);
    expect(stdout).toBe('1 open clock: 0 recomputed (0 with another deadline), 1 up to date, 0 left as they are.\n');
  });

  it('shows the difference in local time on a dry run, then makes it, once', async () => {
    const args = ['recompute', ...here, '--settings', shorter];
    const dry = await run(...args, '--dry-run');
    const made = await run(...args, '--json', '--progress');
    const again = await run(...args);

    // Of four hours one is used at 11:00; until noon there is another, and two are left for Tuesday.
    expect(dry.stdout).toMatch(
      /sundial\/app-store:be:1\/4711 +bad-reviews +version \w+ -> \w+ +Mon 2026-11-16 15:00 UTC\+1 +Tue 2026-11-17 11:00 UTC\+1\n/u,
    );
    expect(dry.stdout).toContain('Nothing was written; leave out --dry-run to do it.');
    expect(JSON.parse(made.stdout)).toMatchObject({
      dryRun: false,
      open: 1,
      unchanged: 0,
      clocks: [
        {
          mention: 'sundial/app-store:be:1/4711',
          outcome: 'recomputed',
          dueAfter: '2026-11-17T10:00:00.000Z',
          timeZone: 'Europe/Brussels',
        },
      ],
    });
    expect(made.stderr).toBe('open clocks: 1 of 1\n');
    expect(again.stdout).toContain('0 recomputed');
    const mention = await store.find(anOpenMention('4711'));
    expect(mention).toMatchObject({ version: 2, history: [{ at: NOW, what: 'recomputed' }] });
  });

  it('names the clocks that it leaves as they are', async () => {
    const gone = file('gone.yaml', VALID.replace('id: bad-reviews', 'id: unhappy'));

    const { stdout } = await run('recompute', ...here, '--settings', gone, '--dry-run');

    expect(stdout).toContain('  sundial/app-store:be:1/4711: policy bad-reviews is no longer in the settings\n');
  });

  it('refuses a brand that is not there', async () => {
    const { status, stderr } = await run('recompute', ...here, '--brand', 'luna');

    expect(status).toBe(1);
    expect(stderr).toBe('--brand: "luna" is no brand of the settings; give one of sundial\n');
  });
});

describe('backtest', () => {
  it('shows today and another list of policies side by side', async () => {
    const { status, stdout } = await run('backtest', '--policy', stricter, ...here);

    expect(status).toBe(0);
    expect(stdout).toMatch(/│ overdue +│ 0 +│ 1 +│/u);
    expect(stdout).toMatch(/│ breaches told +│ 0 +│ 1 +│/u);
    expect(stdout).toContain('fewer than 10 mentions: too few to suggest a target from');
    expect(stdout).toContain('Snoozes, claims and enforceFrom are left out.');
  });

  it('prints it as JSON, and tells how far it is when asked', async () => {
    const { stdout, stderr } = await run(
      'backtest',
      '--policy',
      stricter,
      ...here,
      '--json',
      '--progress',
      '--from',
      '2026-11-16',
    );

    expect(JSON.parse(stdout)).toMatchObject({
      from: '2026-11-16T00:00:00.000Z',
      today: { counts: { inWindow: 1 } },
      other: { counts: { overdue: 1 }, breaches: 1 },
    });
    expect(stderr).toBe('mentions: 1 of 1\n');
  });

  it.each([
    [['--policy', 'nowhere.yaml'], 'nowhere.yaml: there is no such file'],
    [
      ['--policy', stricter, '--from', '1d', '--to', '2d'],
      '--from: 2026-11-15T10:00:00.000Z is not before 2026-11-14T10:00:00.000Z',
    ],
    [['--policy', file('part.yaml', 'calendars: {}\n')], 'has no policies; write policies: and the list of them'],
    [
      ['--policy', file('wrong.yaml', 'policies:\n  - id: bad\n    owner: nobody\n')],
      'wrong.yaml:2 policies[0].respondWithin: is missing',
    ],
  ])('refuses %j in one line', async (args, line) => {
    const { status, stdout, stderr } = await run('backtest', ...args, ...here);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.split('\n')).toHaveLength(2);
    expect(stderr).toContain(line);
  });
});

describe('explain, of a made-up mention', () => {
  const settings = ['--settings', file('valid.yaml', VALID)];

  it('tells the policy, the open hours and who would be told', async () => {
    const { status, stdout } = await run(
      'explain',
      '--published',
      '2026-11-16T16:00:00+01:00',
      '--stars',
      '1',
      ...settings,
    );

    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining([
        '  counted Mon 2026-11-16 16:00 UTC+1 to Mon 2026-11-16 17:00 UTC+1: 1 h',
        '  counted Tue 2026-11-17 09:00 UTC+1 to Tue 2026-11-17 12:00 UTC+1: 3 h',
        '  deadline Tue 2026-11-17 12:00 UTC+1',
        'Who would be told:',
        '  warn Tue 2026-11-17 11:00 UTC+1: Support desk, by Slack #care',
        '  escalate2 Wed 2026-11-18 14:00 UTC+1: Head of care, by Slack #care, e-mail head@sundial.example',
      ]),
    );
  });

  it('takes the policies of another file, and answers as JSON', async () => {
    const flow = file(
      'flow.yaml',
      '{policies: [{id: never, when: {kind: mastodon}, needsResponse: false}, {id: all, respondWithin: {time: 2h}, owner: head}]}',
    );
    const args = ['--policy', flow, '--stars', '5', '--label', 'version=5.1', '--json', ...settings];

    const { stdout } = await run('explain', '--published', '2026-11-16T15:00:00Z', ...args);

    expect(JSON.parse(stdout)).toMatchObject({
      policy: { id: 'all' },
      passedOver: [{ id: 'never', why: 'kind app-store is not one of mastodon' }],
      cycles: [{ dueAt: '2026-11-16T17:00:00.000Z' }],
      told: [
        {
          stage: 'breach',
          at: '2026-11-16T17:00:00.000Z',
          owner: 'head',
          receivers: ['Slack #care', 'e-mail head@sundial.example'],
        },
      ],
    });
  });

  it.each([
    [[], 'mention: is missing; name one that is stored, or make one up with --published'],
    [['4711', '--published', '2026-11-16T15:00:00Z'], 'mention: "4711" and --published are two'],
    [['--published', 'monday'], '--published: "monday" is not an instant'],
    [
      ['--published', '2026-11-16T15:00:00Z', '--discovered', '2026-11-16T14:00:00Z'],
      '--discovered: 2026-11-16T14:00:00.000Z is before',
    ],
    [['--published', '2026-11-16T15:00:00Z', '--stars', '0'], '--stars: "0" is not a number of stars'],
    [
      ['--published', '2026-11-16T15:00:00Z', '--label', 'version'],
      '--label: "version" is not a label; write name=value',
    ],
    [['--published', '2026-11-16T15:00:00Z', '--source', 'x'], '--source: "x" is no source of the settings'],
    [
      ['--published', '2026-11-16T15:00:00Z', '--stars', '1', '--source', 'posts'],
      '--source: no source with stars is in the settings',
    ],
  ])('refuses %j in one line', async (args, line) => {
    const { status, stderr } = await run('explain', ...args, ...settings);

    expect(status).toBe(1);
    expect(stderr).toContain(line);
  });
});
