import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/imports.ts';

const page = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8');
const doors = page.slice(page.indexOf('## Doors'), page.indexOf('## What is left'));
const lines = doors.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| door'));

describe('the threat model', () => {
  it('points to a test that is there with each line', () => {
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      const tests = [...line.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/gu)].map(([, path = '']) => path);
      expect(tests.length, line).toBeGreaterThan(0);
      expect(
        tests.filter((path) => !existsSync(join(ROOT, path))),
        line,
      ).toEqual([]);
    }
  });
});
