import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { changed, VALID } from '../domain/settings/settings-text.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'replywatch-check-'));

function run(...args: readonly string[]) {
  const { SLACK_WEBHOOK_URL: _unset, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/replywatch.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

describe('check', () => {
  it('says of the settings of the project what is polled, who is alerted when, what is missing and what it costs', () => {
    const { status, stdout, stderr } = run('check');

    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('replywatch.yaml is in order.');
    expect(stdout).toMatch(/app-store-be +App Store BE +every 15m +96 polls a day +cannot show responses/u);
    expect(stdout).toContain('2. bad-reviews: stars 1 or 2; answer within 4h in the open hours of office');
    expect(stdout).toMatch(/breach +at the deadline +-> Support desk: Slack #care\n/u);
    expect(stdout).toMatch(
      /escalate +8h after the deadline +-> Head of customer care: Slack #care, e-mail care@sundial.example\n/u,
    );
    expect(stdout).toContain('SLACK_WEBHOOK_URL is not set in this environment');
    expect(stdout).toMatch(/\$\d+\.\d\d a month for 1,000 mentions/u);
  });

  it('takes the file by --settings as the other commands do', () => {
    const path = file('named.yaml', 'version: 2');

    expect(run('check', '--settings', path)).toEqual(run('check', path));
    expect(run('check', '--settings', path)).toMatchObject({ status: 1, stderr: expect.stringContaining(path) });
  });

  it('prints all of it as JSON', () => {
    const { status, stdout } = run('check', '--json', '--mentions', '1000000', file('valid.yaml', VALID));
    const report = JSON.parse(stdout);

    expect(status).toBe(0);
    expect(report.sources.map(({ id, pollsPerDay }: { id: string; pollsPerDay: number }) => [id, pollsPerDay])).toEqual(
      [
        ['store-be', 96],
        ['posts', 96],
      ],
    );
    expect(report.policies[0].alerts[1]).toEqual({
      stage: 'breach',
      at: 'at the deadline',
      owner: 'support',
      ownerName: 'Support desk',
      receivers: ['Slack #care'],
    });
    expect(report.bill.total).toBeGreaterThan(1);
    expect(report.advice).toContainEqual({
      about: 'secret',
      text: 'SLACK_WEBHOOK_URL is not set in this environment (Slack #care)',
    });
  });

  it('answers each mistake with one line on stderr and nothing on stdout', () => {
    const text = changed(
      'every: 15m',
      'every: 7m',
      changed('owner: support', 'owner: suport', changed('country: be', 'country: Belgium')),
    );
    const path = file('mistakes.yaml', text);

    expect(run('check', path)).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        `${path}:10 sources.store-be.country: "Belgium" is not a storefront; write its two-letter country code, e.g. be\n`,
        `${path}:11 sources.store-be.every: "7m" is not a polling period; choose 1m, 5m, 15m, 1h, 6h or 24h\n`,
      ].join(''),
    });
    expect(run('check', '--json', path)).toMatchObject({ status: 1, stdout: '' });
  });

  it.each([
    [
      'a file that is not there',
      () => join(directory, 'none.yaml'),
      'there is no such file; copy the replywatch.yaml of the project and change it',
    ],
    ['a directory', () => directory, 'is a directory; name the file in it, e.g. replywatch.yaml'],
    ['an empty file', () => file('empty.yaml', ''), 'is empty; copy the replywatch.yaml of the project and change it'],
    [
      'a binary file',
      () => file('binary.yaml', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0xff)),
      'is not UTF-8 text; save it as a text file in UTF-8',
    ],
    [
      'text in another encoding',
      () => file('latin.yaml', Uint8Array.of(0x63, 0x61, 0x66, 0xe9)),
      'is not UTF-8 text; save it as a text file in UTF-8',
    ],
    [
      'thirty megabytes',
      () => file('large.yaml', 'x'.repeat(30_000_000)),
      'is larger than 20 MB; keep settings only in it',
    ],
  ])('answers %s in one line', (_what, make, line) => {
    const path = make();

    expect(run('check', path)).toEqual({ status: 1, stdout: '', stderr: `${path}: ${line}\n` });
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(run('check', file('bom.yaml', `\uFEFF${VALID}`)).status).toBe(0);
  });

  it('calls a bill for no number of mentions wrong use', () => {
    const { status, stdout, stderr } = run('check', '--mentions', 'many');

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('write a whole number, e.g. 5000');
  });
});

describe('schema', () => {
  it('writes the schema, and tells whether a file is in step with it', () => {
    const path = join(directory, 'schema.json');

    expect(run('schema', '--check', path)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${path}: is not in step with the settings; run: npm run schema\n`,
    });
    execFileSync(process.execPath, ['bin/replywatch.ts', 'schema', path], { cwd: ROOT, stdio: 'ignore' });
    expect(run('schema', '--check', path).status).toBe(0);
  });
});
