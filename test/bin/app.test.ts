import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const APP = join(import.meta.dirname, '../../bin/app.ts');
const scratch = mkdtempSync(join(tmpdir(), 'replywatch-app-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What the app says when it does not get as far as the template. */
async function refusalOf(context: Readonly<Record<string, string>>): Promise<{ code: unknown; stderr: string }> {
  const env = { ...process.env, CDK_OUTDIR: join(scratch, 'out'), CDK_CONTEXT_JSON: JSON.stringify(context) };
  return run(process.execPath, [APP], { env }).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: unknown; stderr: string }) => error,
  );
}

/** Each starts a process that loads the CDK. */
describe('bin/app.ts', { timeout: 60_000 }, () => {
  it('refuses a missing settings file in one line and exits 1', async () => {
    const { code, stderr } = await refusalOf({ settings: join(scratch, 'absent.yaml') });

    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S*absent\.yaml: there is no such file; [^\n]+\n$/u);
  });

  it('refuses settings that say nothing in the words of `check`', async () => {
    const file = join(scratch, 'wrong.yaml');
    writeFileSync(file, 'version: 1\nbrandz: {}\n');
    const { code, stderr } = await refusalOf({ settings: file });

    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S*wrong\.yaml:\d+ brands: is missing; [^\n]+\n$/u);
  });

  it('refuses a name that no stack can have', async () => {
    const { code, stderr } = await refusalOf({ stackName: 'reply watch' });

    expect(code).toBe(1);
    expect(stderr).toBe('stackName: "reply watch" is not a name for a stack; use up to 40 letters, digits and -\n');
  });
});
