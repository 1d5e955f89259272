import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../bin/replywatch.ts', import.meta.url));

function score(...lines: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [CLI, 'score'], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
  });
  const answers = stdout.split('\n').filter(Boolean);
  return { status, answers: answers.map((line): Record<string, unknown> => JSON.parse(line)) };
}

describe('replywatch score', () => {
  it('judges texts in their order, with the language, the channel and the stars where they are said', () => {
    const { status, answers } = score(
      '{"id":1,"text":"Broken, and nobody answers","language":"en","channel":"review"}',
      '{"id":"b","text":"最高でした","language":"ja"}',
      '{"id":null,"text":"great","rating":1}',
    );

    expect(status).toBe(0);
    expect(answers).toMatchObject([
      { id: 1, label: 'negative' },
      { id: 'b', label: 'positive' },
      { id: null, label: 'negative', confident: true },
    ]);
  }, 30_000);

  it('answers a line that cannot be judged with its error, goes on, and exits 1', () => {
    const { status, answers } = score(
      '{"id":1}',
      'no JSON',
      '{"id":3,"text":"fine","rating":9}',
      '{"id":4,"text":"ok"}',
    );

    expect(status).toBe(1);
    expect(answers.map(({ id, error }) => [id, typeof error])).toEqual([
      [1, 'string'],
      [null, 'string'],
      [3, 'string'],
      [4, 'undefined'],
    ]);
  }, 30_000);
});
