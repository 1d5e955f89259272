import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../bin/local/listening.ts';

/** A moto_server of our own, and the calls of CloudFormation that a deploy comes down to. */
export interface Moto extends AsyncDisposable {
  /** One action of CloudFormation's query API; answers its XML. */
  cloudFormation(action: string, fields: Readonly<Record<string, string>>): Promise<string>;
  /** Puts an asset where the template expects it. */
  upload(bucket: string, key: string): Promise<void>;
  /** An operation of DynamoDB, parsed. */
  dynamodb(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** The XML of S3's answer to a GET. */
  s3(path: string): Promise<string>;
}

const ANSWERS_WITHIN_MS = 60_000;
const ACCOUNT = { AccountId: '123456789012', Region: 'us-east-1' };
const signedFor = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=test/20260302/${ACCOUNT.Region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** Starts it, or answers nothing when this machine has none. */
export async function startMoto(): Promise<Moto | undefined> {
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const gone = Promise.race([once(child, 'error'), once(child, 'exit')]).then(() => 'gone' as const);
  const origin = `http://127.0.0.1:${port}`;
  if ((await Promise.race([answering(origin), gone])) === 'gone') return undefined;
  const call = async (service: string, path: string, init: RequestInit): Promise<string> => {
    const headers = { authorization: signedFor(service), ...(init.headers as Record<string, string>) };
    const response = await fetch(`${origin}${path}`, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} ${response.status}: ${text.slice(0, 600)}`);
    return text;
  };
  const made = new Set<string>();
  return {
    cloudFormation: (action, fields) =>
      call('cloudformation', '/', {
        method: 'POST',
        headers: { host: `cloudformation.${ACCOUNT.Region}.amazonaws.com` },
        body: new URLSearchParams({ Action: action, Version: '2010-05-15', ...fields }),
      }),
    upload: async (bucket, key) => {
      if (!made.has(bucket)) await call('s3', `/${bucket}`, { method: 'PUT' });
      made.add(bucket);
      await call('s3', `/${bucket}/${key}`, { method: 'PUT', body: EMPTY_ZIP });
    },
    dynamodb: async (operation, input) =>
      JSON.parse(
        await call('dynamodb', '/', {
          method: 'POST',
          headers: { 'x-amz-target': `DynamoDB_20120810.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
          body: JSON.stringify(input),
        }),
      ) as Record<string, unknown>,
    s3: (path) => call('s3', path, { method: 'GET' }),
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await gone;
    },
  };
}

/** moto reads the archive of a layer, not what is in it. */
const EMPTY_ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

async function answering(origin: string): Promise<'answers' | 'gone'> {
  const deadline = Date.now() + ANSWERS_WITHIN_MS;
  while (Date.now() < deadline) {
    const up = await fetch(`${origin}/moto-api/`).then(
      () => true,
      () => false,
    );
    if (up) return 'answers';
    await sleep(100);
  }
  return 'gone';
}
