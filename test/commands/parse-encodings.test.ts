import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../bin/replywatch.ts', import.meta.url));

it('replywatch parse reads a feed in Latin-1 as it was meant', () => {
  const feed =
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><item><guid>1</guid><title>Relógio</title></item></channel></rss>';
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, 'parse', 'rss'], {
    input: Buffer.from(feed, 'latin1'),
  });
  expect({ status, words: stderr.toString() }).toEqual({ status: 0, words: '' });
  expect(JSON.parse(stdout.toString())).toMatchObject({ id: '1', title: 'Relógio' });
});
