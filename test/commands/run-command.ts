import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Nothing of the AWS account that a developer is logged in to. */
const NO_AWS = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nowhere',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
};

/** Runs a command as a person does; asynchronous, so that a server of the test itself can answer it. */
export async function runCommand(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:AWS_|SLACK_|SMTP_|FORCE_COLOR)/u.test(name));
  const child = spawn(process.execPath, ['bin/replywatch.ts', ...args], {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), ...NO_AWS, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  return { status, stdout, stderr };
}
