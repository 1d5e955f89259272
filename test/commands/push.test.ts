import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openDoor } from '../bin/push/push-door.ts';
import { anEntry, SECRET } from '../support/push-builders.ts';
import { runCommand } from './run-command.ts';

const SETTINGS = `version: 1
brands: {sundial: {name: Sundial Coffee}}
sources:
  help-desk: {brand: sundial, kind: push, name: Help desk, secret: HELP_DESK_SIGNING_SECRET}
policies:
  - {id: rest, needsResponse: false}
`;

// A process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

it('push signs and sends a file, tells each refused entry, and ends with 1 when there was one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'replywatch-push-'));
  const settings = join(folder, 'replywatch.yaml');
  const file = join(folder, 'mentions.jsonl');
  writeFileSync(settings, SETTINGS);
  writeFileSync(
    file,
    [anEntry(), anEntry({ id: 'b', rating: 9 }), anEntry({ id: 'c' })].map((entry) => JSON.stringify(entry)).join('\n'),
  );
  const door = await openDoor(SECRET);

  const ran = await runCommand(
    ['push', file, '--source', 'help-desk', '--settings', settings, '--url', door.url, '--batch', '2', '--progress'],
    {
      HELP_DESK_SIGNING_SECRET: SECRET,
    },
  );
  await door.close();

  expect(ran).toEqual({
    status: 1,
    stdout: '{"entries":3,"accepted":2,"refused":1,"duplicates":0,"requests":2}\n',
    stderr: `${file} entry 2: rating: 9; give a whole number from 1 to 5, or leave it out\nsent: 2 of 3\nsent: 3 of 3\n`,
  });
});
