import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../../bin/commands/init.ts';
import { checkFile } from '../../bin/settings/read-settings-file.ts';
import { runCommand } from './run-command.ts';
import { runInProcess } from './run-in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'replywatch-init-'));
const APP = 'https://apps.apple.com/be/app/id310633997';
const told = [
  '--yes',
  '--brand',
  'Sundial Coffee',
  '--source',
  APP,
  '--slack',
  'webhook',
  '--time-zone',
  'Europe/Brussels',
];

describe('init', () => {
  it('writes a file that check takes, and says what comes next', async () => {
    const file = join(folder, 'first.yaml');

    const { out } = await runInProcess(command, [...told, '--settings', file]);
    const checked = checkFile(file);

    expect(out).toContain(`${file} is written.\nSecrets to set: SLACK_WEBHOOK_URL\n`);
    expect(out).toContain(`npm start -- --settings ${file}`);
    expect('settings' in checked && checked.settings.sources).toMatchObject([{ kind: 'app-store', app: '310633997' }]);
  }, 30_000);

  it('adds a source to try alerts with, where that is asked for', async () => {
    const file = join(folder, 'trial.yaml');

    await runInProcess(command, [...told, '--trial', '--settings', file]);
    const checked = checkFile(file);

    expect('settings' in checked && checked.settings.sources.map(({ kind }) => kind)).toEqual(['app-store', 'push']);
    expect('settings' in checked && checked.settings.policies[0]).toMatchObject({
      id: 'trial',
      when: { sources: ['trial'] },
    });
  });

  it('replaces nothing unless it is told to', async () => {
    const file = join(folder, 'second.yaml');
    writeFileSync(file, 'mine');

    await expect(runInProcess(command, [...told, '--settings', file])).rejects.toThrow(
      `--settings: ${file} is there already; name another file, or add --force to replace it`,
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await runInProcess(command, [...told, '--force', '--settings', file]);
    expect(readFileSync(file, 'utf8')).toContain('Sundial Coffee');
  });

  it('writes nothing of what the settings refuse', async () => {
    const file = join(folder, 'third.yaml');

    await expect(runInProcess(command, [...told, '--hours', 'nine to five', '--settings', file])).rejects.toThrow(
      /hours/u,
    );
    expect(existsSync(file)).toBe(false);
  });

  it('refuses in one line where nobody can be asked', async () => {
    const { status, stdout, stderr } = await runCommand(['init', '--settings', join(folder, 'fourth.yaml')]);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      'init: there is no terminal to ask on; give --yes with --brand, --source and --slack or --email\n',
    );
  }, 60_000);
});
